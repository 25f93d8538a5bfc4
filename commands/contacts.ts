import * as z from "zod";
import { personData, sourceOf } from "../src/core/answer-data.ts";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { type Circles, circlesAround } from "../src/core/dossiers/around.ts";
import { type Naming, namingFor, programmesOf } from "../src/core/naming.ts";
import { pageButtons, pageData, pageInput, pagePart, pageWords } from "../src/core/reach.ts";
import { capital, inLang } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: {
    summary: "Qui appeler : les personnes autour de vous et les services de l'école",
    example: "contacts",
    ...pageWords.fr,
    title: "Qui appeler",
    around: "Autour de vous",
    "person.of": "{name}, {email} (pour {of})",
    phone: "Téléphone",
    mail: "Courriel",
    web: "Site",
    address: "Adresse",
    none: "La formation ne donne aucun contact.",
  },
  en: {
    summary: "Who to call: the people around you and the school's offices",
    example: "contacts",
    ...pageWords.en,
    title: "Who to call",
    around: "Around you",
    "person.of": "{name}, {email} (for {of})",
    phone: "Telephone",
    mail: "E-mail",
    web: "Site",
    address: "Address",
    none: "The programme gives no contact.",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object(pageInput);
/** `of`: the names of those around whom that person stands, where these are not all whom the answer is about. */
const data = z.object({
  around: z.array(z.object({ programme: z.string(), role: z.string(), person: personData, of: z.array(z.string()) })),
  contacts: z.array(
    z.object({
      programme: z.string(),
      name: z.string(),
      about: z.string(),
      details: z.array(z.object({ kind: z.string(), value: z.string(), source: z.string() })),
      note: z.string().nullable(),
    }),
  ),
  page: pageData.optional(),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

export const contactsCommand = defineCommand({
  name: "contacts",
  needs: null,
  words,
  input,
  args: [
    { name: "filter", hidden: true },
    { name: "page", hidden: true },
  ],
  data,
  async run(context: Context) {
    const { say, lang } = context;
    const [naming, { circles, page }] = await Promise.all([namingFor(context), circlesAround(context, context.parsed)]);
    const around = circles.flatMap(({ programme, people }) =>
      people.map(({ role, person: { name, email }, of }) => ({
        programme: programme.id,
        role: inLang(role.name, lang),
        person: { name, email },
        of: [...of],
      })),
    );
    const contacts = (await programmesOf(context)).flatMap((programme) =>
      programme.contacts.map((contact) => ({
        programme: programme.id,
        title: naming.of(inLang(contact.name, lang), programme),
        name: inLang(contact.name, lang),
        about: inLang(contact.about, lang),
        details: contact.details.map((one) => ({
          kind: one.kind,
          value: one.value,
          source: sourceOf(one.source, lang),
        })),
        note: contact.note && inLang(contact.note, lang),
        kinds: contact.details.map((one) => one.kind),
      })),
    );
    const parts: Part[] = [
      ...circles.flatMap((circle) => circleParts(circle, naming, context)),
      ...(page && page.of > 1 ? [pagePart("contacts", page, lang)] : []),
      ...contacts.flatMap(({ title, about, details, kinds, note }): Part[] => [
        { kind: "text", text: title, weight: "strong" },
        { kind: "text", text: about },
        {
          kind: "facts",
          facts: details.map(({ value, source }, i) => ({
            label: say(kinds[i] ?? "phone"),
            value: source === "" ? value : `${value} (${source})`,
          })),
        },
        ...(note === null ? [] : [{ kind: "doubt", text: note } as const]),
      ]),
      ...(contacts.length === 0 && around.length === 0 ? [{ kind: "text", text: say("none") } as const] : []),
    ];
    const told = contacts.map(({ kinds: _, title: __, ...contact }) => contact);
    return {
      card: { title: say("title"), parts, buttons: page ? pageButtons("contacts", page, context) : [] },
      data: { around, contacts: told, ...(page && { page }) },
    };
  },
});

function circleParts(
  { programme, people }: Circles["circles"][number],
  naming: Naming,
  { say, lang }: Context,
): Part[] {
  if (people.length === 0) return [];
  const facts = people.map(({ role, person: { name, email }, of }) => ({
    label: capital(inLang(role.name, lang)),
    value: of.length === 0 ? `${name}, ${email}` : say("person.of", { name, email, of: of.join(", ") }),
  }));
  return [
    { kind: "text", text: naming.of(say("around"), programme), weight: "strong" },
    { kind: "facts", facts },
  ];
}
