import { UserError } from "../errors.ts";
import { quoted } from "../words/common.ts";
import { defineWords, sayer } from "../words/words.ts";
import type { Asking } from "./asking.ts";
import { type Reaches, reachOf } from "./find.ts";

const words = defineWords({
  fr: {
    nobody: "{who} parmi les personnes que vous suivez",
    mend: "Écrivez une partie du nom ou de l''adresse ; « my-people » montre les personnes que vous suivez.",
  },
  en: {
    nobody: "{who} among the people you follow",
    mend: "Write a part of the name or address; “my-people” lists the people you follow.",
  },
});
const says = { fr: sayer(words, "fr"), en: sayer(words, "en") };

/**
 * The enrolments that the asker reaches, of those whose name or address has a part; at least one.
 * @throws UserError `not-found` when nobody they reach has that name, `no-enrolment` when they reach nobody
 */
export async function reachedBy(asking: Asking, part: string | undefined): Promise<Reaches> {
  const found = await reachOf(asking, part ?? null);
  if (found.rows.length > 0) return found;
  if (part === undefined || (await reachOf(asking, null)).rows.length === 0) throw new UserError("no-enrolment");
  const say = says[asking.lang];
  throw new UserError("not-found", { what: say("nobody", { who: quoted(part, asking.lang) }), mend: say("mend") });
}
