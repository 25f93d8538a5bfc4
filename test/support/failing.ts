/** Every call of a port, however deep it stands, is numbered; the n-th throws before it does anything. */
export interface Failing<Ports extends object> {
  readonly ports: Ports;
  /** How many calls there were. */
  calls(): number;
}

/** Ports that fail at their n-th call (1 is the first) and at no other. */
export function failingAt<Ports extends object>(ports: Ports, n: number): Failing<Ports> {
  let calls = 0;
  const wrapped = <Thing extends object>(thing: Thing): Thing =>
    new Proxy(thing, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value === "function") {
          return (...given: unknown[]) => {
            calls += 1;
            if (calls === n) throw new Error(`call ${n} (${String(name)}) fails`);
            return (value as (...all: unknown[]) => unknown).apply(target, given);
          };
        }
        return typeof value === "object" && value !== null ? wrapped(value) : value;
      },
    });
  return { ports: wrapped(ports), calls: () => calls };
}
