import type { Anchor } from "../../domain/programme/anchor.ts";
import type { Act, Condition, Requirement, Span } from "../../domain/programme/dossier-rules.ts";
import type { Counter, DossierKind, Programme } from "../../domain/programme/programme.ts";
import { sayAnchor, saySpan } from "../../domain/programme/say-anchor.ts";
import { quotedName, saySettingValue } from "../../domain/programme/setting-value.ts";
import { number } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { unitName } from "../words/units.ts";
import { programmeSay } from "./words.ts";

/** A programme, read back in one language. */
export interface Telling {
  readonly programme: Programme;
  readonly lang: Lang;
}

/** One thing that is said of a dossier, counter or setting. */
export interface Said {
  readonly label: string;
  readonly text: string;
}

export function nameIn(
  { lang }: Telling,
  things: readonly { readonly id: string; readonly name: Record<Lang, string> }[],
  id: string,
): string {
  return things.find((one) => one.id === id)?.name[lang] ?? id;
}

export function roleIn(telling: Telling, id: string): string {
  return nameIn(telling, telling.programme.roles, id);
}

/** `a, b or c`. */
export function joined(names: readonly string[], word: "or" | "and", lang: Lang): string {
  const last = names.at(-1) ?? "";
  if (names.length < 2) return last;
  return programmeSay(lang)(word, { one: names.slice(0, -1).join(", "), other: last });
}

export function rolesIn(telling: Telling, ids: readonly string[], word: "or" | "and" = "or"): string {
  return joined(
    ids.map((id) => roleIn(telling, id)),
    word,
    telling.lang,
  );
}

/** A day as people say it, with what the setting that it rests on says by default. */
export function dayIn({ programme: { settings }, lang }: Telling, anchor: Anchor): string {
  const say = programmeSay(lang);
  const day = sayAnchor(anchor, lang, quotedName(settings));
  const { base } = anchor;
  const setting = base.kind === "setting" ? settings.find(({ id }) => id === base.id) : undefined;
  if (!setting) return day;
  const value = saySettingValue(setting, setting.default, lang, settings);
  return value === null ? say("day.open", { day }) : say("day.default", { day, default: value });
}

export function spanIn({ programme: { settings }, lang }: Telling, { count, unit, setting }: Span): string {
  const span = saySpan(count, unit, lang);
  if (setting === null) return span;
  const name = quotedName(settings)(setting, lang);
  const open = settings.find(({ id }) => id === setting)?.default == null;
  return programmeSay(lang)(open ? "day.open" : "day.default", { day: name, default: span });
}

/** `signs`, `attests “written tests”`. */
export function doesIn({ lang }: Telling, { form }: Pick<DossierKind, "form">, { verb, object }: Act): string {
  const say = programmeSay(lang);
  const does = say(`does.${verb}`);
  const label = form.find(({ id }) => id === object)?.label[lang] ?? object;
  return label === null ? does : say("does.object", { does, object: label });
}

/** `tutor or registrar: fills in`. */
export function actIn(telling: Telling, kind: Pick<DossierKind, "form">, act: Act): string {
  return programmeSay(telling.lang)("act", {
    roles: rolesIn(telling, act.roles),
    does: doesIn(telling, kind, act),
  });
}

export function conditionIn(
  { lang }: Telling,
  { form, paths }: Pick<DossierKind, "form" | "paths">,
  condition: Condition,
): string {
  const say = programmeSay(lang);
  const { field: id, is, not } = condition;
  if (id === "path" && paths.length > 0) {
    const path = paths.find((one) => one.id === is)?.name[lang] ?? is ?? "";
    return say(not ? "condition.not-path" : "condition.path", { path });
  }
  const field = form.find((one) => one.id === id);
  const label = field?.label[lang] ?? id;
  if (is === null) return say(not ? "condition.no" : "condition.yes", { field: label });
  const choice = field?.choices.find((one) => one.id === is)?.name[lang] ?? is;
  return say(not ? "condition.not" : "condition.is", { field: label, choice });
}

/** What must hold, without what is said while it does not. */
export function requirementIn(
  telling: Telling,
  kind: Pick<DossierKind, "form" | "paths" | "each" | "years">,
  { when, needs }: Requirement,
): string {
  const say = programmeSay(telling.lang);
  const requirement = needIn(telling, kind, needs);
  return when === null
    ? requirement
    : say("requires.when", { condition: conditionIn(telling, kind, when), requirement });
}

function needIn(telling: Telling, kind: Pick<DossierKind, "each" | "years">, needs: Requirement["needs"]): string {
  const say = programmeSay(telling.lang);
  const { dossiers, counters, teams } = telling.programme;
  switch (needs.kind) {
    case "dossier":
    case "every-member": {
      const sameDays = needs.kind === "dossier" && needs.sameDays;
      const which = sameDays ? "single" : whichOf(telling, kind, needs.dossier);
      const dossier = say(`which.${which}`, { dossier: nameIn(telling, dossiers, needs.dossier) });
      return say(`requires.${sameDays ? "same-days" : needs.kind}`, { dossier });
    }
    case "team-complete":
      return say("requires.team-complete", { least: teams?.least ?? 0 });
    case "counter": {
      const counter = counters.find(({ id }) => id === needs.counter);
      const { least, most } = needs;
      const bounds = least === null ? "most" : most === null ? "least" : "both";
      const amount = (of: number | null) => amountIn(telling, counter, of ?? 0).amount;
      const { unit } = amountIn(telling, counter, most ?? least ?? 0);
      const name = nameIn(telling, counters, needs.counter);
      return say("requires.counter", { counter: name, bounds, least: amount(least), most: amount(most), unit });
    }
    case "lasts": {
      const { amount, unit } = amountIn(telling, needs, needs.least);
      return say("requires.lasts", { least: amount, unit });
    }
    default:
      return needs satisfies never;
  }
}

/** Of a dossier that may come several times: which of them has to be finished for one that requires it. */
function whichOf(
  { programme }: Telling,
  kind: Pick<DossierKind, "each" | "years">,
  id: string,
): "single" | "one" | "any-year" | "this-year" | "this-year-if-any" {
  const needed = programme.dossiers.find((one) => one.id === id);
  if (!needed || needed.each === "once" || needed.each === "team") return "single";
  if (needed.each !== "year") return "one";
  const all = Array.from({ length: programme.years }, (_, index) => index + 1);
  const years = needed.years ?? all;
  const asking = kind.each === "once" || kind.each === "team" ? [] : (kind.years ?? all);
  const shared = asking.filter((year) => years.includes(year));
  if (years.length === 1 && shared.length === asking.length) return "single";
  if (shared.length === 0) return years.length === 1 ? "single" : "any-year";
  return shared.length === asking.length ? "this-year" : "this-year-if-any";
}

/** `3,5` and `heures`. */
export function amountIn({ lang }: Telling, counter: Pick<Counter, "unit"> | undefined, amount: number) {
  return { amount: number(amount, lang), unit: counter ? unitName(counter.unit, amount, lang) : "" };
}
