import * as z from "zod";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { LANGS } from "../src/core/words/lang.ts";
import { defineWords, sayer } from "../src/core/words/words.ts";
import { isZone } from "../src/core/zone.ts";

const words = defineWords({
  fr: {
    summary: "Votre langue, votre fuseau horaire, l'heure de vos messages",
    example: "settings français zone=Europe/Paris hour=8",
    "arg.lang": "fr|en",
    "arg.zone": "zone=Europe/Paris",
    "arg.hour": "hour=8",
    title: "Vos réglages",
    saved: "C'est noté",
    lang: "Langue",
    "lang.fr": "français",
    "lang.en": "anglais",
    zone: "Fuseau horaire",
    hour: "Heure des messages (0 à 23)",
    none: "pas choisie",
    save: "Enregistrer",
  },
  en: {
    summary: "Your language, your time zone, the hour of your messages",
    example: "settings english zone=Europe/Paris hour=8",
    "arg.lang": "fr|en",
    "arg.zone": "zone=Europe/Paris",
    "arg.hour": "hour=8",
    title: "Your settings",
    saved: "Noted",
    lang: "Language",
    "lang.fr": "French",
    "lang.en": "English",
    zone: "Time zone",
    hour: "Hour of messages (0 to 23)",
    none: "not chosen",
    save: "Save",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  lang: z.enum(LANGS).optional(),
  zone: z.string().max(64).refine(isZone).optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
});
const data = z.object({ lang: z.enum(LANGS), zone: z.string(), hour: z.number().nullable(), changed: z.boolean() });

export const settingsCommand = defineCommand({
  name: "settings",
  needs: null,
  words,
  input,
  args: [
    { name: "lang", choices: { fr: ["français", "french"], en: ["anglais", "english"] } },
    { name: "zone" },
    { name: "hour" },
  ],
  data,
  async run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { parsed, stores, at } = context;
    const wish = Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
    const changed = Object.keys(wish).length > 0;
    const person = changed ? await stores.people.prefer(context.person.id, wish, at) : context.person;
    const lang = person.lang ?? context.lang;
    const zone = person.zone ?? context.zone;
    const say = sayer(words, lang);
    return {
      card: {
        title: changed ? say("saved") : say("title"),
        parts: [
          {
            kind: "facts",
            facts: [
              { label: say("lang"), value: say(`lang.${lang}`) },
              { label: say("zone"), value: zone },
              { label: say("hour"), value: person.hour === null ? say("none") : `${person.hour}:00` },
            ],
          },
          ...(changed
            ? []
            : [
                {
                  kind: "form",
                  form: {
                    command: "settings",
                    fixed: {},
                    submit: say("save"),
                    fields: [
                      {
                        name: "lang",
                        label: say("lang"),
                        kind: "choice",
                        required: true,
                        value: lang,
                        choices: LANGS.map((one) => ({ value: one, label: say(`lang.${one}`) })),
                      },
                      { name: "zone", label: say("zone"), kind: "text", required: true, value: zone, maxLength: 64 },
                      {
                        name: "hour",
                        label: say("hour"),
                        kind: "number",
                        required: false,
                        value: String(person.hour ?? 8),
                      },
                    ],
                  },
                } as const,
              ]),
        ],
        buttons: LANGS.filter((one) => one !== lang).map((one) => ({
          label: say(`lang.${one}`),
          command: "settings",
          input: { lang: one },
        })),
      },
      data: { lang, zone, hour: person.hour, changed },
    };
  },
});
