import * as z from "zod";
import { isoDate, personData } from "../src/core/answer-data.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { namingFor } from "../src/core/naming.ts";
import type { Cohort, Grant } from "../src/core/ports.ts";
import { roleName, rolesOf } from "../src/core/roles.ts";
import { inLang, shortDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isoOf } from "../src/domain/calendar/day.ts";

/** Enrolments listed one by one; beyond this only their number is told. */
const LISTED = 12;

const words = defineWords({
  fr: {
    summary: "Qui vous êtes ici : vos rôles, votre langue, votre fuseau",
    example: "whoami",
    title: "Vous êtes {name}",
    email: "Adresse",
    lang: "Langue",
    "lang.fr": "français",
    "lang.en": "anglais",
    zone: "Fuseau horaire",
    hour: "Heure des messages",
    "hour.none": "pas choisie",
    own: "{role}, {programme}, promotion {cohort}",
    around: "{role} ({name}, {cohort})",
    wide: "{role}{option, select, none {} other { {option}}}{cohort, select, none {} other { ({cohort})}}",
    role: "Rôle",
    more: "… et {n} autres",
    deputy: "Vous remplace",
    "deputy.of": "Vous remplacez",
    "deputy.days": "{name}, du {from} au {to}",
    settings: "Changer mes réglages",
  },
  en: {
    summary: "Who you are here: your roles, your language, your time zone",
    example: "whoami",
    title: "You are {name}",
    email: "Address",
    lang: "Language",
    "lang.fr": "French",
    "lang.en": "English",
    zone: "Time zone",
    hour: "Hour for messages",
    "hour.none": "not chosen",
    own: "{role}, {programme}, cohort {cohort}",
    around: "{role} of {name} ({cohort})",
    wide: "{role}{option, select, none {} other { {option}}}{cohort, select, none {} other { ({cohort})}}",
    role: "Role",
    more: "… and {n} more",
    deputy: "Stands in for you",
    "deputy.of": "You stand in for",
    "deputy.days": "{name}, from {from} to {to}",
    settings: "Change my settings",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({});
const data = z.object({
  person: personData,
  lang: z.string(),
  zone: z.string(),
  hour: z.number().nullable(),
  roles: z.array(
    z.object({
      role: z.string(),
      cohort: z.string().nullable(),
      option: z.string().nullable(),
      of: personData.nullable(),
    }),
  ),
  /** Both ways, those that end today or later. */
  deputies: z.array(z.object({ person: personData, deputy: personData, from: isoDate, to: isoDate })),
});

type Context = CommandContext<Key, z.infer<typeof input>>;

async function cohortOf({ cohort }: Grant, { stores }: Context): Promise<Cohort | null> {
  return cohort === null ? null : stores.cohorts.byId(cohort);
}

export const whoamiCommand = defineCommand({
  name: "whoami",
  needs: null,
  words,
  input,
  args: [],
  data,
  async run(context: Context) {
    const { say, lang, person, stores, today, programmes, zone } = context;
    const [held, naming, delegations] = await Promise.all([
      rolesOf(stores, person, today),
      namingFor(context),
      stores.standIns.delegations(person.id, today),
    ]);
    const deputies = delegations.map(({ person: whose, deputy, from, to }) => {
      const mine = whose.id === person.id;
      const days = { from: shortDate(from, lang), to: shortDate(to, lang) };
      const value = say("deputy.days", { name: mine ? deputy.name : whose.name, ...days });
      return { label: say(mine ? "deputy" : "deputy.of"), value };
    });
    const cohorts = await Promise.all(held.map(({ of, grant }) => (of ? of.cohort : cohortOf(grant, context))));
    const lines = held.map(({ role, of, grant }, index) => {
      const programme = programmes.get(cohorts[index]?.programme ?? "");
      const name = roleName(role, programme ? [programme] : programmes.values(), lang);
      const named = (line: string) => (programme ? naming.of(line, programme) : line);
      if (!of)
        return named(say("wide", { role: name, cohort: grant.cohort ?? "none", option: grant.option ?? "none" }));
      const values = { role: name, name: of.person.name, cohort: of.cohort.id };
      if (of.person.id !== person.id) return named(say("around", values));
      return say("own", { ...values, programme: programme ? inLang(programme.name, lang) : of.cohort.programme });
    });
    const shown =
      lines.length > LISTED ? [...lines.slice(0, LISTED), say("more", { n: lines.length - LISTED })] : lines;
    return {
      card: {
        title: say("title", { name: person.name }),
        parts: [
          {
            kind: "facts",
            facts: [
              { label: say("email"), value: person.email },
              ...shown.map((value) => ({ label: say("role"), value })),
              ...deputies,
              { label: say("lang"), value: say(`lang.${lang}`) },
              { label: say("zone"), value: zone },
              { label: say("hour"), value: person.hour === null ? say("hour.none") : `${person.hour}:00` },
            ],
          },
        ],
        buttons: [{ label: say("settings"), command: "settings", input: {} }],
      },
      data: {
        person: { name: person.name, email: person.email },
        lang,
        zone,
        hour: person.hour,
        roles: held.map(({ role, of, grant }) => ({
          role,
          cohort: of?.cohort.id ?? grant?.cohort ?? null,
          option: of?.option ?? grant?.option ?? null,
          of: of && of.person.id !== person.id ? { name: of.person.name, email: of.person.email } : null,
        })),
        deputies: delegations.map(({ person: whose, deputy, from, to }) => ({
          person: { name: whose.name, email: whose.email },
          deputy: { name: deputy.name, email: deputy.email },
          from: isoOf(from),
          to: isoOf(to),
        })),
      },
    };
  },
});
