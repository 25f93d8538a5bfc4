import { requirementsOf } from "../dossier/requirements.ts";
import type { Programme } from "./programme.ts";

interface Parts {
  readonly learner: Programme;
  readonly team: Programme;
}

const parts = new WeakMap<Programme, Parts>();
const asked = new WeakMap<Programme, ReadonlySet<string>>();
const NOTHING: ReadonlySet<string> = new Set();

/** The kinds, by id, that every member of a team must have for something that their team does; of a programme as one learner sees it. */
export function askedOfMembers(seen: Programme): ReadonlySet<string> {
  return asked.get(seen) ?? NOTHING;
}

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
  const learner = isWhole ? programme : { ...programme, ...own };
  const needs = programme.dossiers.flatMap(requirementsOf).map((one) => one.needs);
  asked.set(learner, new Set(needs.flatMap((one) => (one.kind === "every-member" ? one.dossier : []))));
  return {
    learner,
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
