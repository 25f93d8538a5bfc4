import * as z from "zod";
import type { Form, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import type { Person } from "../src/core/ports.ts";
import { LANGS, type Lang } from "../src/core/words/lang.ts";
import { defineWords, type Say, sayer } from "../src/core/words/words.ts";
import { withTyped, wrongForm } from "../src/core/wrong-form.ts";
import { isZone } from "../src/core/zone.ts";
import { DEFAULT_HOUR, QUIET_FROM, QUIET_UNTIL } from "../src/domain/reminder/moment.ts";

const words = defineWords({
  fr: {
    summary: "Votre langue, votre fuseau horaire, vos messages",
    example: "settings français zone=Europe/Paris hour=8 messages=essentiel",
    "arg.lang": "fr|en",
    "arg.zone": "zone=Europe/Paris",
    "arg.hour": "hour=8",
    "arg.messages": "messages=tout|essentiel",
    title: "Vos réglages",
    saved: "C'est noté",
    lang: "Langue",
    "lang.fr": "français",
    "lang.en": "anglais",
    zone: "Fuseau horaire",
    hour: "Heure des messages ({first} à {last})",
    "hour.quiet": "Choisissez une heure de {first} à {last} : de {from} h à {first} h, je n''écris à personne.",
    messages: "Messages",
    "messages.all": "tout",
    "messages.essential": "l'essentiel",
    none: "pas choisie ({hour} h)",
    save: "Enregistrer",
  },
  en: {
    summary: "Your language, your time zone, your messages",
    example: "settings english zone=Europe/Paris hour=8 messages=essential",
    "arg.lang": "fr|en",
    "arg.zone": "zone=Europe/Paris",
    "arg.hour": "hour=8",
    "arg.messages": "messages=all|essential",
    title: "Your settings",
    saved: "Noted",
    lang: "Language",
    "lang.fr": "French",
    "lang.en": "English",
    zone: "Time zone",
    hour: "Hour of messages ({first} to {last})",
    "hour.quiet": "Choose an hour from {first} to {last}: from {from}:00 to {first}:00 I write to nobody.",
    messages: "Messages",
    "messages.all": "all of them",
    "messages.essential": "the essential ones",
    none: "not chosen ({hour}:00)",
    save: "Save",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const MESSAGES = ["all", "essential"] as const;
/** Quiet hours have none. */
const HOURS = { first: QUIET_UNTIL, last: QUIET_FROM - 1, from: QUIET_FROM };

const input = z.object({
  lang: z.enum(LANGS).optional(),
  zone: z.string().max(64).refine(isZone).optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
  messages: z.enum(MESSAGES).optional(),
});
const data = z.object({
  lang: z.enum(LANGS),
  zone: z.string(),
  hour: z.number().nullable(),
  messages: z.enum(MESSAGES),
  changed: z.boolean(),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

export const settingsCommand = defineCommand({
  name: "settings",
  needs: null,
  words,
  input,
  args: [
    { name: "lang", choices: { fr: ["français", "french"], en: ["anglais", "english"] } },
    { name: "zone" },
    { name: "hour" },
    { name: "messages", choices: { all: ["tout", "tous"], essential: ["essentiel", "l'essentiel"] } },
  ],
  data,
  async run(context: Context) {
    const { parsed, stores, at } = context;
    refuseQuiet(context);
    const { messages: wanted, ...rest } = parsed;
    const wish = {
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...(wanted !== undefined && { messages: wanted === "all" ? null : wanted }),
    };
    const changed = Object.keys(wish).length > 0;
    const person = changed ? await stores.people.prefer(context.person.id, wish, at) : context.person;
    const lang = person.lang ?? context.lang;
    const zone = person.zone ?? context.zone;
    const say = sayer(words, lang);
    const hour = person.hour === null ? say("none", { hour: DEFAULT_HOUR }) : `${person.hour}:00`;
    const parts: Part[] = [
      {
        kind: "facts",
        facts: [
          { label: say("lang"), value: say(`lang.${lang}`) },
          { label: say("zone"), value: zone },
          { label: say("hour", HOURS), value: hour },
          { label: say("messages"), value: say(`messages.${messagesOf(person)}`) },
        ],
      },
      ...(changed ? [] : [{ kind: "form", form: formOf(person, { lang, zone, say }) } as const]),
    ];
    const buttons = LANGS.filter((one) => one !== lang).map((one) => ({
      label: say(`lang.${one}`),
      command: "settings",
      input: { lang: one },
    }));
    return {
      card: { title: changed ? say("saved") : say("title"), parts, buttons },
      data: { lang, zone, hour: person.hour, messages: messagesOf(person), changed },
    };
  },
});

const messagesOf = ({ messages }: Pick<Person, "messages">) => messages ?? "all";

/** @throws UserError `bad-form` for an hour at which nobody is written to */
function refuseQuiet({ parsed, person, lang, zone, say }: Context): void {
  const { hour } = parsed;
  if (hour === undefined || (hour >= HOURS.first && hour <= HOURS.last)) return;
  const form = formOf(person, { lang, zone: person.zone ?? zone, say });
  const typed = { ...parsed, hour: String(hour) };
  throw wrongForm({ title: "", buttons: [] }, withTyped(form, typed, { hour: say("hour.quiet", HOURS) }));
}

interface Drawing {
  readonly lang: Lang;
  readonly zone: string;
  readonly say: Say<Key>;
}

function formOf(person: Person, { lang, zone, say }: Drawing): Form {
  const languages = LANGS.map((value) => ({ value, label: say(`lang.${value}`) }));
  const amounts = MESSAGES.map((value) => ({ value, label: say(`messages.${value}`) }));
  return {
    command: "settings",
    fixed: {},
    submit: say("save"),
    fields: [
      { name: "lang", label: say("lang"), kind: "choice", required: true, value: lang, choices: languages },
      { name: "zone", label: say("zone"), kind: "text", required: true, value: zone, maxLength: 64 },
      {
        name: "hour",
        label: say("hour", HOURS),
        kind: "number",
        required: false,
        value: String(person.hour ?? DEFAULT_HOUR),
      },
      {
        name: "messages",
        label: say("messages"),
        kind: "choice",
        required: false,
        value: messagesOf(person),
        choices: amounts,
      },
    ],
  };
}
