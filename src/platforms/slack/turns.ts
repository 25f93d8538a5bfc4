/**
 * Lets work that was acknowledged begin one at a time, each in a turn of the event loop of its own,
 * so that what arrives meanwhile is acknowledged before the rest of it is done. The order of arrival is kept.
 */
export function takeTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
