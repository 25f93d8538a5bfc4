import { kindOf } from "../../domain/programme/kind-of.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import type { Asking } from "./asking.ts";
import type { Reach } from "./find.ts";
import { mayRead } from "./load.ts";
import { obligationOf } from "./obligation.ts";

/** The kinds of open dossiers that the version in force no longer has and that the asker may read, by enrolment id. */
export async function kindsLeftBehind(
  { stores }: Pick<Asking, "stores">,
  reaches: readonly Reach[],
): Promise<ReadonlyMap<string, readonly DossierKind[]>> {
  const { open } = await stores.dossiers.standing(reaches.map(({ view }) => view.id));
  return new Map(
    reaches.map(({ view, days, actor }) => {
      const kinds = open
        .filter(({ enrolment, kind }) => enrolment === view.id && !kindOf(days.programme, kind))
        .flatMap((stored) => {
          const obligation = obligationOf(view, days, stored, stored);
          return obligation && mayRead(obligation.days.programme, obligation.kind, actor) ? obligation.kind : [];
        });
      return [view.id, [...new Map(kinds.map((kind) => [kind.id, kind])).values()]];
    }),
  );
}
