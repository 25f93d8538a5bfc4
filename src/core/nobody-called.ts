import { UserError } from "./errors.ts";
import { quoted } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";
import { defineWords, sayer } from "./words/words.ts";

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

/** Nobody whom the asker reaches has that part in their name or address; whether somebody else has is not said. */
export function nobodyCalled(part: string, lang: Lang): UserError {
  const say = says[lang];
  return new UserError("not-found", { what: say("nobody", { who: quoted(part, lang) }), mend: say("mend") });
}
