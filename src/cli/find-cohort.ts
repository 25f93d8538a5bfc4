import type { App } from "../compose.ts";
import { UserError } from "../core/errors.ts";
import type { Cohort } from "../core/ports.ts";
import type { Lang } from "../core/words/lang.ts";
import { sayer } from "../core/words/words.ts";
import type { Programme } from "../domain/programme/programme.ts";
import { importWords } from "./import-words.ts";

/** A cohort with its programme. @throws UserError `not-found`, naming those there are */
export async function cohortOf(app: App, id: string, lang: Lang): Promise<{ cohort: Cohort; programme: Programme }> {
  const cohort = await app.stores.cohorts.byId(id);
  const programme = cohort ? app.programmes.get(cohort.programme) : undefined;
  if (cohort && programme) return { cohort, programme };
  const say = sayer(importWords, lang);
  const known = (await app.stores.cohorts.all()).map((one) => one.id).join(", ");
  const mend = known === "" ? say("cohort.none") : say("cohort.mend", { known });
  throw new UserError("not-found", { what: say("cohort.unknown", { cohort: id }), mend });
}
