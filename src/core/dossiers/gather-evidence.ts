import { kindOf } from "../../domain/programme/kind-of.ts";
import type { Calendars, CohortDays } from "../calendars.ts";
import type { EnrolmentView, Instant, Stores } from "../ports.ts";
import type { EvidenceFile } from "./evidence-row.ts";
import { allOf } from "./find.ts";
import { type Obligation, obligationOf } from "./obligation.ts";

/** Everything that the evidence of one enrolment is made from. Nothing is written. */
export async function gatherEvidence(
  { stores, calendars }: { readonly stores: Stores; readonly calendars: Calendars },
  view: EnrolmentView,
  at: Instant,
): Promise<EvidenceFile> {
  const days = await calendars.of(view);
  const { programme } = days;
  const kinds = programme.dossiers.filter(({ steps }) => steps !== null);
  const known = await Promise.all(kinds.map((kind) => allOf({ stores }, { view, days }, kind)));
  const obligations = [...known.flat(), ...(await goneKinds(stores, view, days))];
  const dossiers = await Promise.all(
    obligations.map(async (obligation) => ({
      obligation,
      history: await stores.dossiers.history(obligation.key),
    })),
  );
  const holdings = await stores.evidence.holdings(view.id);
  const holders = [...new Set(holdings.map(({ person }) => person.id))];
  const actors = dossiers.flatMap(({ history }) => history.flatMap((event) => [event.by, event.for ?? event.by]));
  const named = [...new Set(actors)].map(async (id) => [id, (await stores.people.byId(id))?.name ?? "?"] as const);
  const [delegations, said, last, brokenAt, altered, people] = await Promise.all([
    stores.evidence.delegations(holders),
    stores.evidence.said(view.id),
    stores.evidence.lastAudit(),
    stores.audit.verify(),
    stores.audit.altered(view.id),
    Promise.all(named),
  ]);
  const audit = { last, brokenAt, altered };
  return { programme, dossiers, holdings, delegations, said, people: new Map(people), audit, at };
}

/** What was begun of kinds that the programme in force no longer has. */
async function goneKinds(
  { dossiers }: Pick<Stores, "dossiers">,
  view: EnrolmentView,
  days: CohortDays,
): Promise<readonly Obligation[]> {
  const stored = await dossiers.ofEnrolments([view.id]);
  return stored
    .filter(({ kind }) => kindOf(days.programme, kind) === undefined)
    .flatMap(
      (one) => obligationOf(view, days, { enrolment: view.id, kind: one.kind, occasion: one.occasion }, one) ?? [],
    );
}
