import type { CountedDossier, Counter, Setting, Target } from "../../domain/programme/programme.ts";
import { quotedName, saySettingValue } from "../../domain/programme/setting-value.ts";
import { listed } from "../words/common.ts";
import { ladderIn, sourceOf } from "./tell-dossier.ts";
import { amountIn, conditionIn, nameIn, roleIn, type Said, type Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

/** What is said of a counter. */
export function tellCounter(telling: Telling, counter: Counter): readonly Said[] {
  const { lang, programme } = telling;
  const say = programmeSay(lang);
  const { adds, each, counts, approvedBy, best, remind, per } = counter;
  return [
    {
      label: say("whom"),
      text: per === "team" ? say("whom.team") : say("whom.enrolment", { learner: programme.learner.name[lang] }),
    },
    { label: say("target"), text: targetIn(telling, counter) },
    { label: say("adds"), text: say(`adds.${each}`, { adds: say(`adds.${adds}`) }) },
    {
      label: say("counts"),
      text:
        counts.length === 0
          ? say("counts.none")
          : listed(
              counts.map((source) => countedIn(telling, source)),
              lang,
            ),
    },
    { label: say("approves"), text: approvedBy === null ? say("approves.none") : roleIn(telling, approvedBy) },
    ...(best === null ? [] : [{ label: say("best"), text: best[lang] }]),
    ...(remind === null ? [] : [{ label: say("remind"), text: ladderIn(telling, remind, "remind.ladder.end") }]),
    ...sourceOf(telling, counter),
  ];
}

function targetIn(telling: Telling, counter: Counter): string {
  const say = programmeSay(telling.lang);
  const { target, targets, compulsory } = counter;
  if (target === null && targets.length === 0) return say("target.none");
  const all = listed(
    [
      ...(target === null ? [] : [oneTarget(telling, counter, target)]),
      ...targets.map((one) => say("target.year", { year: one.year, target: oneTarget(telling, counter, one) })),
    ],
    telling.lang,
  );
  return say(compulsory ? "target.compulsory" : "target.optional", { target: all });
}

function oneTarget(telling: Telling, counter: Counter, { least, most, recommended, setting }: Target): string {
  const { lang, programme } = telling;
  const say = programmeSay(lang);
  const from = amountIn(telling, counter, least);
  const to = amountIn(telling, counter, most ?? least);
  const plain =
    most === null
      ? say("target.least", { least: from.amount, unit: from.unit })
      : say("target.range", { least: from.amount, most: to.amount, unit: to.unit });
  const named =
    setting === null
      ? plain
      : say("target.setting", { target: plain, setting: quotedName(programme.settings)(setting, lang) });
  return recommended ? say("target.recommended", { target: named }) : named;
}

function countedIn(telling: Telling, { dossier: id, of, when }: CountedDossier): string {
  const { lang, programme } = telling;
  const say = programmeSay(lang);
  const kind = programme.dossiers.find((one) => one.id === id);
  const dossier = nameIn(telling, programme.dossiers, id);
  const field = of.kind === "field" ? (kind?.form.find((one) => one.id === of.field)?.label[lang] ?? of.field) : "";
  const counts = say(`counts.${of.kind}`, { dossier, field });
  return when === null || !kind ? counts : say("counts.when", { counts, condition: conditionIn(telling, kind, when) });
}

/** What is said of a setting. */
export function tellSetting(telling: Telling, setting: Setting): readonly Said[] {
  const { lang, programme } = telling;
  const say = programmeSay(lang);
  const value = saySettingValue(setting, setting.default, lang, programme.settings);
  const text = value === null ? say("setting.open") : say("setting.default", { value });
  return [{ label: setting.name[lang], text }, ...sourceOf(telling, setting)];
}
