// Preloaded by a program whose clock is so much ahead of the machine's, or behind it.
const Real = Date;
const ahead = Number(process.env.CLOCK_AHEAD_MS);

globalThis.Date = class extends Real {
  constructor(...parts) {
    if (parts.length > 0) super(...parts);
    else super(Real.now() + ahead);
  }
  static now() {
    return Real.now() + ahead;
  }
};
