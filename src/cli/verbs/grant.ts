import { operator } from "../../core/authority.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { scopeText, scopeToGrant } from "../granted.ts";
import { visitToWrite } from "../house.ts";
import { Misuse } from "../misuse.ts";
import type { CommonOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: { granted: "{email} a maintenant le rôle « {role} » pour {scope}" },
  en: { granted: "{email} now holds the role “{role}” for {scope}" },
});

/** For what a role is given; neither: for the whole school. */
interface Wanted extends CommonOptions {
  readonly cohort?: string;
  readonly option?: string;
}

/** Gives a role of the school, of a cohort or of an option of it to an address. @throws Misuse for a role that is not held for that, UserError `not-found` for a cohort that is not there */
export async function grant(terminal: Terminal, typed: string, email: string, options: Wanted): Promise<Told> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Misuse("email", { value: email });
  return visitToWrite(terminal, options, async ({ app, lang }) => {
    const { cohort, option } = options;
    const { role, scope } = await scopeToGrant(app, { typed, cohort: cohort ?? null, option: option ?? null }, lang);
    const person = await app.stores.people.grant(operator("roster"), email, role.id, app.clock.now(), scope);
    const said = { email: person.email, role: role.name[lang], scope: scopeText(scope, lang) };
    return {
      ok: true,
      lang,
      command: "grant",
      data: { person: { name: person.name, email: person.email }, role: role.id, scope },
      card: { title: sayer(words, lang)("granted", said), parts: [], buttons: [] },
    };
  });
}
