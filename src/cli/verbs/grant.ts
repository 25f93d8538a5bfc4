import { operator } from "../../core/authority.ts";
import { fold } from "../../core/fold.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import type { Programme, Role } from "../../domain/programme/programme.ts";
import { visitToWrite } from "../house.ts";
import { Misuse } from "../misuse.ts";
import type { CommonOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: { granted: "{email} a maintenant le rôle « {role} » pour toute l''école" },
  en: { granted: "{email} now holds the role “{role}” for the whole school" },
});

/** Gives a role of the whole school to an address. @throws Misuse for a role that no programme has for the whole school */
export async function grant(terminal: Terminal, role: string, email: string, options: CommonOptions): Promise<Told> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Misuse("email", { value: email });
  return visitToWrite(terminal, options, async ({ app, lang }) => {
    const found = schoolRole(role, [...app.programmes.values()]);
    const person = await app.stores.people.grant(operator("roster"), email, found.id, app.clock.now());
    return {
      ok: true,
      lang,
      command: "grant",
      data: { person: { name: person.name, email: person.email }, role: found.id },
      card: {
        title: sayer(words, lang)("granted", { email: person.email, role: found.name[lang] }),
        parts: [],
        buttons: [],
      },
    };
  });
}

/** By its id or its name in either language. */
function schoolRole(typed: string, programmes: readonly Programme[]): Role {
  const roles = programmes.flatMap((programme) => programme.roles.filter((role) => role.per === "school"));
  const found = roles.find(({ id, name }) => [id, name.fr, name.en].some((one) => fold(one) === fold(typed)));
  if (found) return found;
  throw new Misuse("role", { value: typed, known: [...new Set(roles.map((role) => role.id))].join(", ") });
}
