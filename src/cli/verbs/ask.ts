import { visit } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

/** Asks as somebody, through the same door as the platforms. `--lang` goes before what the person chose. */
export async function ask(
  terminal: Terminal,
  line: string,
  { as, ...options }: CommonOptions & { readonly as: string },
): Promise<Told> {
  return visit(terminal, options, async ({ app, lang }) => {
    const person = await app.stores.people.byEmail(as);
    if (!person) return app.door.stranger(as, lang);
    const asker = options.lang ? { ...person, lang: options.lang } : person;
    return app.door.line(line, { person: asker, lang: machineLang(terminal.env), zone: null });
  });
}
