import * as z from "zod";
import { personData, sourceOf } from "../src/core/answer-data.ts";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { namingFor, programmesOf } from "../src/core/naming.ts";
import { roleName } from "../src/core/roles.ts";
import { capital, inLang } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: {
    summary: "Qui appeler : les personnes autour de vous et les services de l'école",
    example: "contacts",
    title: "Qui appeler",
    around: "Autour de vous",
    phone: "Téléphone",
    mail: "Courriel",
    web: "Site",
    address: "Adresse",
    none: "La formation ne donne aucun contact.",
  },
  en: {
    summary: "Who to call: the people around you and the school's offices",
    example: "contacts",
    title: "Who to call",
    around: "Around you",
    phone: "Telephone",
    mail: "E-mail",
    web: "Site",
    address: "Address",
    none: "The programme gives no contact.",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({});
const data = z.object({
  around: z.array(z.object({ programme: z.string(), role: z.string(), person: personData })),
  contacts: z.array(
    z.object({
      programme: z.string(),
      name: z.string(),
      about: z.string(),
      details: z.array(z.object({ kind: z.string(), value: z.string(), source: z.string() })),
      note: z.string().nullable(),
    }),
  ),
});

export const contactsCommand = defineCommand({
  name: "contacts",
  needs: null,
  words,
  input,
  args: [],
  data,
  async run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { say, lang, stores, person, today, programmes } = context;
    const naming = await namingFor(context);
    const own = (await stores.enrolments.of(person, today)).filter((view) => view.person.id === person.id);
    const circles = await Promise.all(
      own.map(async (view) => {
        const programme = programmes.get(view.cohort.programme);
        const people = (await stores.enrolments.around(view.id, today))
          .filter((one) => one.person.id !== person.id)
          .map(({ role, person: { name, email } }) => ({
            programme: view.cohort.programme,
            role: roleName(role, programme ? [programme] : [], lang),
            person: { name, email },
          }));
        return { title: programme ? naming.of(say("around"), programme) : say("around"), people };
      }),
    );
    const around = circles.flatMap(({ people }) => people);
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
      ...circles
        .filter(({ people }) => people.length > 0)
        .flatMap(({ title, people }): Part[] => [
          { kind: "text", text: title, weight: "strong" },
          {
            kind: "facts",
            facts: people.map((one) => ({
              label: capital(one.role),
              value: `${one.person.name}, ${one.person.email}`,
            })),
          },
        ]),
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
    return {
      card: { title: say("title"), parts, buttons: [] },
      data: { around, contacts: contacts.map(({ kinds: _, title: __, ...contact }) => contact) },
    };
  },
});
