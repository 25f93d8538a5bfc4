import type { Programme } from "./programme.ts";

interface Parts {
  readonly learner: Programme;
  readonly team: Programme;
}

const parts = new WeakMap<Programme, Parts>();

/** What of a programme concerns a team, or one learner; the very programme where nothing is for teams. The same object each time. */
export function seenFrom(programme: Programme, who: keyof Parts): Programme {
  let known = parts.get(programme);
  if (!known) {
    known = partsOf(programme);
    parts.set(programme, known);
  }
  return known[who];
}

/** A team has no calendar of its own: its members hear of theirs. */
function partsOf(programme: Programme): Parts {
  const own = { dossiers: programme.dossiers.filter(isOwn), counters: programme.counters.filter(isOwn) };
  const isWhole =
    own.dossiers.length === programme.dossiers.length && own.counters.length === programme.counters.length;
  return {
    learner: isWhole ? programme : { ...programme, ...own },
    team: {
      ...programme,
      dossiers: programme.dossiers.filter((kind) => !isOwn(kind)),
      counters: programme.counters.filter((counter) => !isOwn(counter)),
      calendarReminders: { return: null, period: null },
    },
  };
}

function isOwn({ per }: { readonly per: "enrolment" | "team" }): boolean {
  return per === "enrolment";
}
