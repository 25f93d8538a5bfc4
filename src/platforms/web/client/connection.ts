/** Tells when the live stream breaks and when it is back; the browser reconnects by itself. */
export function watchConnection(tell: (up: boolean) => void): void {
  const stream = new EventSource("/events");
  let up = true;
  const change = (now: boolean): void => {
    if (now !== up) tell(now);
    up = now;
  };
  stream.addEventListener("hello", () => change(true));
  stream.addEventListener("error", () => change(false));
}
