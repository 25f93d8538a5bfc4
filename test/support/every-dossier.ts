import type { House } from "../../src/core/dispatch.ts";
import type { Met } from "../../src/core/dossiers/load.ts";
import { meet } from "../../src/core/dossiers/load.ts";
import { isOpen } from "../../src/core/dossiers/obligation.ts";
import type { Person } from "../../src/core/ports.ts";
import { abilitiesOf } from "../../src/domain/dossier/decide.ts";
import { deadlines } from "../../src/domain/programme/deadlines.ts";

/** Every dossier of the school that is kept, as one person meets it; those they may not read are left out, and so are those of other cohorts and kinds than are wanted. */
export async function everyDossier(
  { stores, calendars, programmes }: Pick<House, "stores" | "calendars" | "programmes">,
  person: Person,
  today: number,
  wanted: (cohort: string, kind: string) => boolean = () => true,
): Promise<readonly Met[]> {
  const { byId, around } = stores.enrolments;
  // Many dossiers are of one enrolment, and nothing changes while they are met.
  const enrolments = { ...stores.enrolments, byId: onceEach(byId), around: onceEach(around) };
  const asking = { stores: { ...stores, enrolments }, calendars, programmes, person, today, lang: "en" } as const;
  const { rows } = await stores.enrolments.page([{ kind: "school" }], { filter: null, offset: 0, limit: 100 }, today);
  const refs = new Set<string>();
  const cohorts = new Map(rows.map(({ id, cohort }) => [id, cohort.id]));
  for (const view of rows) {
    const { programme, timeline, settings } = await calendars.of(view);
    for (const { id, dossier } of deadlines(programme, timeline, settings, view.keptFrom, 1e9)) {
      if (wanted(view.cohort.id, dossier.id)) refs.add(`${view.id}:${id}`);
    }
  }
  for (const { enrolment, kind, occasion } of await stores.dossiers.ofEnrolments(rows.map(({ id }) => id))) {
    if (wanted(cohorts.get(enrolment) ?? "", kind)) refs.add(`${enrolment}:${kind}:${occasion}`);
  }
  const met = await Promise.all([...refs].map((ref) => meet(asking, ref).catch(() => null)));
  return met.filter((one) => one !== null);
}

/** Asks once for each enrolment. */
function onceEach<Answer>(ask: (enrolment: string, today: number) => Answer): typeof ask {
  const known = new Map<string, Answer>();
  return (enrolment, today) => {
    const answer = known.get(enrolment) ?? ask(enrolment, today);
    known.set(enrolment, answer);
    return answer;
  };
}

/** Whether it is open and something in it is theirs to do. */
export const isActionable = ({ obligation, circle }: Met, today: number): boolean =>
  isOpen(obligation, today) && abilitiesOf(obligation.kind, obligation.state, circle.actor).perform.length > 0;
