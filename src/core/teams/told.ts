import * as z from "zod";
import { personData } from "../answer-data.ts";
import type { Button, Part } from "../card.ts";
import { capital, inLang, labelled, number } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { unitName } from "../words/units.ts";
import { defineWords, sayer } from "../words/words.ts";
import type { TeamStanding } from "./standing.ts";

const words = defineWords({
  fr: {
    members: "{count, plural, one {Un membre} other {# membres}} ({size}) : {names}",
    "size.range": "de {least} à {most}",
    "size.least": "{least} au moins",
    "size.one": "{least} exactement",
    needs: "Il en manque {count}.",
    nobody: "personne encore",
    lacks: "{what} : manque à {who}",
    passed: "{what} : tous l''ont",
    total: "{name} {have}",
    asked: "{name} {have} (et {asked} à confirmer)",
    target: "{what} ({amount} {unit} chacun) : {all}",
    range: "{least} à {most}",
  },
  en: {
    members: "{count, plural, one {One member} other {# members}} ({size}): {names}",
    "size.range": "{least} to {most}",
    "size.least": "{least} at least",
    "size.one": "{least} exactly",
    needs: "{count, plural, one {One more is} other {# more are}} needed.",
    nobody: "nobody yet",
    lacks: "{what}: {who} {count, plural, one {has} other {have}} not passed it",
    passed: "{what}: everybody has passed it",
    total: "{name} {have}",
    asked: "{name} {have} (and {asked} to be confirmed)",
    target: "{what} ({amount} {unit} each): {all}",
    range: "{least} to {most}",
  },
});

const says = { fr: sayer(words, "fr"), en: sayer(words, "en") };

/** Who is in it and how many may be, who holds its roles, who lacks what, and how far each is. */
export const teamData = z.object({
  team: personData,
  cohort: z.string(),
  members: z.array(personData),
  least: z.number(),
  most: z.number().nullable(),
  complete: z.boolean(),
  roles: z.array(z.object({ role: z.string(), holders: z.array(personData) })),
  missing: z.array(z.object({ dossier: z.string(), title: z.string(), who: z.array(personData) })),
  counters: z.array(
    z.object({
      counter: z.string(),
      title: z.string(),
      unit: z.string(),
      members: z.array(
        z.object({
          person: personData,
          settled: z.number(),
          asked: z.number(),
          least: z.number(),
          most: z.number().nullable(),
        }),
      ),
    }),
  ),
});

const named = ({ name, email }: { readonly name: string; readonly email: string }) => ({ name, email });

export function teamDataOf(standing: TeamStanding, lang: Lang): z.infer<typeof teamData> {
  const { view, members, size, roles, missing, totals } = standing;
  return {
    team: named(view.person),
    cohort: view.cohort.id,
    members: members.map(({ person }) => named(person)),
    ...size,
    complete: members.length >= size.least,
    roles: roles.map(({ role, holders }) => ({ role: role.id, holders: holders.map(named) })),
    missing: missing.map(({ kind, who }) => ({
      dossier: kind.id,
      title: inLang(kind.name, lang),
      who: who.map(({ person }) => named(person)),
    })),
    counters: totals.map(({ counter, of }) => ({
      counter: counter.id,
      title: inLang(counter.name, lang),
      unit: counter.unit,
      members: of.map(({ member, tally: { settled, asked }, target: { least, most } }) => ({
        person: named(member.person),
        settled,
        asked,
        least,
        most,
      })),
    })),
  };
}

/** One team as a part of a card. */
export function teamPart(standing: TeamStanding, title: string, buttons: readonly Button[], lang: Lang): Part {
  return { kind: "item", title, lines: linesOf(standing, lang), buttons };
}

function linesOf(standing: TeamStanding, lang: Lang): string[] {
  const say = says[lang];
  const { members, size, roles, missing } = standing;
  const names = members.map(({ person }) => person.name).join(", ");
  const count = members.length;
  const lacking = Math.max(0, size.least - count);
  return [
    say("members", { count, size: sizeText(size, lang), names: names === "" ? say("nobody") : names }),
    ...(lacking > 0 ? [say("needs", { count: lacking })] : []),
    ...roles.map(({ role, holders }) => {
      const who = holders.map(({ name }) => name).join(", ");
      return labelled(capital(inLang(role.name, lang)), who === "" ? say("nobody") : who, lang);
    }),
    ...missing.map(({ kind, who }) => {
      const what = capital(inLang(kind.name, lang));
      const people = who.map(({ person }) => person.name).join(", ");
      return who.length === 0 ? say("passed", { what }) : say("lacks", { what, who: people, count: who.length });
    }),
    ...standing.totals.map((total) => totalLine(total, lang)),
  ];
}

function sizeText({ least, most }: TeamStanding["size"], lang: Lang): string {
  const say = says[lang];
  if (most === null) return say("size.least", { least });
  return most === least ? say("size.one", { least }) : say("size.range", { least, most });
}

function totalLine({ counter, of }: TeamStanding["totals"][number], lang: Lang): string {
  const say = says[lang];
  const all = of.map(({ member, tally: { settled, asked } }) =>
    say(asked > 0 ? "asked" : "total", {
      name: member.person.name,
      have: number(settled, lang),
      asked: number(asked, lang),
    }),
  );
  const { least, most } = of[0]?.target ?? { least: 0, most: null };
  const [from, to] = [number(least, lang), number(most ?? least, lang)];
  return say("target", {
    what: capital(inLang(counter.name, lang)),
    amount: from === to ? from : say("range", { least: from, most: to }),
    unit: unitName(counter.unit, most ?? least, lang),
    all: all.join(", "),
  });
}
