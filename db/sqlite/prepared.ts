/** What a prepared query of Drizzle's can do. */
interface Prepared {
  run(values?: Record<string, unknown>): unknown;
  all(values?: Record<string, unknown>): unknown;
  get(values?: Record<string, unknown>): unknown;
}

/** A query that is built and prepared when it is first run: most of what a store can ask is asked by few programs. */
export function prepared<Query extends Prepared>(build: () => { prepare(): Query }): Pick<Query, keyof Prepared> {
  const query = once(() => build().prepare());
  const these: Prepared = {
    run: (values) => query().run(values),
    all: (values) => query().all(values),
    get: (values) => query().get(values),
  };
  return these as Pick<Query, keyof Prepared>;
}

/** What is made within `atOnce`. */
let gathered: (() => object)[] | null = null;

/** Made when it is first asked for. */
export function once<Thing extends object>(make: () => Thing): () => Thing {
  let made: Thing | null = null;
  const thing = (): Thing => {
    made ??= make();
    return made;
  };
  gathered?.push(thing);
  return thing;
}

/** Prepares every query that `work` makes known: for whoever reads the statements of a store. */
export function atOnce<Made>(work: () => Made): Made {
  gathered = [];
  try {
    const made = work();
    for (const query of gathered) query();
    return made;
  } finally {
    gathered = null;
  }
}
