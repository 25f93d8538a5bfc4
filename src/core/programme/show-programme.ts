import type { Part } from "../card.ts";
import { capital, labelled, listed } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import type { ToldDossier, ToldProgramme, ToldThing } from "./tell-programme.ts";
import type { Said } from "./telling.ts";
import { programmeSay } from "./words.ts";
import { wrapped } from "./wrap.ts";

/** Columns of a terminal. */
const WIDTH = 80;

/** A programme read back, as parts of a card whose lines fit a terminal of 80 columns. */
export function showProgramme(told: ToldProgramme, lang: Lang): readonly Part[] {
  const { calendar, dossiers, counters, settings, answers, contacts } = told;
  const say = programmeSay(lang);
  const item = (title: string, lines: readonly string[]): Part => ({ kind: "item", title, lines, buttons: [] });
  const heading = (title: string, things: readonly unknown[]): Part[] =>
    things.length === 0 ? [] : [{ kind: "text", text: `\n${title.toLocaleUpperCase(lang)}`, weight: "strong" }];
  const things = (title: string, list: readonly ToldThing[]): Part[] => [
    ...heading(title, list),
    ...list.map((one) => item(titled(titleOf(one)), factLines(one.facts, lang))),
  ];
  return [
    ...heading(say("calendar"), calendar),
    ...calendar.map(({ label, text }) => item(wrapped(labelled(label, text, lang), WIDTH, "   ").join("\n"), [])),
    ...dossiers.map((dossier, index) => item(titled(`${index + 1}. ${titleOf(dossier)}`), dossierLines(dossier, lang))),
    ...things(say("counters"), counters),
    ...heading(say("settings"), settings),
    ...settings.map(({ facts }) => {
      const [first, ...rest] = facts.map(({ label, text }) => labelled(label, text, lang));
      return item(wrapped(first ?? "", WIDTH, "   ").join("\n"), wrapped(`   ${listed(rest, lang)}`, WIDTH, "   "));
    }),
    ...things(say("answers"), answers),
    ...things(say("contacts"), contacts),
  ];
}

/** A title after an empty line. */
function titled(title: string): string {
  return `\n${wrapped(title, WIDTH, "   ").join("\n")}`;
}

function titleOf({ name, id, ...rest }: ToldDossier | ToldThing): string {
  const command = "command" in rest && rest.command !== null ? `, /${rest.command}` : "";
  return `${capital(name)} (${id}${command})`;
}

function dossierLines({ facts, form, steps, drawing, around, proof }: ToldDossier, lang: Lang): readonly string[] {
  const say = programmeSay(lang);
  const head = (word: "form" | "steps" | "chain" | "proof") => `   ${labelled(say(word), "", lang).trimEnd()}`;
  const list = (word: "form" | "steps", lines: readonly string[], mark: string) =>
    lines.length === 0 ? [] : [head(word), ...lines.flatMap((line) => indented(line, mark))];
  const draw = drawing.length === 0 ? [] : [head("chain"), ...drawing.map((line) => `     ${line}`)];
  const [tried, ...notes] = proof;
  const found = [
    ...(tried === undefined ? [] : [{ label: say("proof"), text: tried }]),
    ...notes.map((text) => ({ label: say("note"), text })),
  ];
  return [
    ...factLines(facts, lang),
    ...list("form", form, "- "),
    ...list("steps", steps, ""),
    ...draw,
    ...factLines([...around, ...found], lang),
  ];
}

/** A numbered line stands as deep as its number is long: `2.1.` under `2.`. */
function indented(line: string, mark: string): readonly string[] {
  const depth = (/^[\d.]+(?= )/.exec(line)?.[0].split(".").length ?? 2) - 2;
  const start = " ".repeat(5 + 2 * Math.max(0, depth));
  return wrapped(`${start}${mark}${line}`, WIDTH, `${start}   `);
}

function factLines(facts: readonly Said[], lang: Lang): readonly string[] {
  return facts.flatMap(({ label, text }) => wrapped(`   ${labelled(label, text, lang)}`, WIDTH, "     "));
}
