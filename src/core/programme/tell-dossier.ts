import type { Ladder } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind, Source } from "../../domain/programme/programme.ts";
import { listed } from "../words/common.ts";
import { dayIn, joined, requirementIn, roleIn, rolesIn, type Said, spanIn, type Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

/** What is filled in when a requirement is told to somebody: how much is missing, and who lacks it. */
const GAPS = /\{(missing|who)\}/g;

/** Whom a dossier is for, when it comes, opens and is due, and what must hold first. */
export function tellDossier(telling: Telling, kind: DossierKind): readonly Said[] {
  const { lang, programme } = telling;
  const say = programmeSay(lang);
  const said = (label: Parameters<typeof say>[0], text: string | null): Said[] =>
    text === null || text === "" ? [] : [{ label: say(label), text }];
  return [
    ...said(
      "whom",
      kind.per === "team" ? say("whom.team") : say("whom.enrolment", { learner: programme.learner.name[lang] }),
    ),
    ...said("often", oftenOf(telling, kind)),
    ...said(
      "paths",
      joined(
        kind.paths.map(({ name }) => name[lang]),
        "or",
        lang,
      ),
    ),
    ...said("opens", kind.opens && dayIn(telling, kind.opens)),
    ...said("due", kind.due ? dayIn(telling, kind.due) : say("day.none")),
    ...kind.inYear.map((change) => ({
      label: say("in-year", { year: change.year }),
      text: listed(
        [
          ...(change.opens ? [say("in-year.opens", { day: dayIn(telling, change.opens) })] : []),
          ...(change.due ? [say("in-year.due", { day: dayIn(telling, change.due) })] : []),
          ...(change.note ? [change.note[lang]] : []),
        ],
        lang,
      ),
    })),
    ...kind.requires.flatMap((one) =>
      said(
        "requires",
        say("requires.else", {
          requirement: requirementIn(telling, kind, one),
          text: one.else[lang].replace(GAPS, "…"),
        }),
      ),
    ),
  ];
}

/** Who is told when, who may read it, and where it comes from. */
export function tellAround(telling: Telling, kind: DossierKind): readonly Said[] {
  const say = programmeSay(telling.lang);
  const readers = joined(
    kind.readers.map((id) => roleIn(telling, id)),
    "and",
    telling.lang,
  );
  return [
    ...(kind.steps === null ? [] : remindersOf(telling, kind)),
    ...(readers === "" ? [] : [{ label: say("readers"), text: readers }]),
    ...sourceOf(telling, kind),
  ];
}

function oftenOf({ lang }: Telling, { each, years, during }: DossierKind): string {
  const say = programmeSay(lang);
  const often = say(`often.${each}`);
  const limited =
    years === null
      ? often
      : say("often.years", { often, count: years.length, years: joined(years.map(String), "and", lang) });
  return during === null ? limited : say("often.during", { often: limited, during });
}

function remindersOf(telling: Telling, { remind, escalate }: DossierKind): readonly Said[] {
  const say = programmeSay(telling.lang);
  const ladder = remind === null ? say("remind.none") : ladderIn(telling, remind, "remind.ladder");
  const up = escalate && {
    span: spanIn(telling, escalate.after),
    first: rolesIn(telling, escalate.to.slice(0, 1)),
    others: escalate.to
      .slice(1)
      .map((id) => rolesIn(telling, [id]))
      .join(", "),
  };
  const silence = !up
    ? say("silence.none")
    : listed([say("silence.up", up), ...(up.others ? [say("silence.then", up)] : [])], telling.lang);
  return [
    { label: say("remind"), text: listed([say("remind.to", { ladder }), say("remind.turn")], telling.lang) },
    { label: say("silence"), text: silence },
  ];
}

/** `28, 14 and 7 days before it is due`. */
export function ladderIn(
  { lang }: Telling,
  { before, unit }: Ladder,
  word: "remind.ladder" | "remind.ladder.end" | "remind.ladder.return" | "remind.ladder.period",
): string {
  return programmeSay(lang)(word, {
    counts: joined(before.map(String), "and", lang),
    unit: unit === "working-days" ? "working" : unit,
  });
}

/** The rules and the lines of the document that a thing carries out. */
export function sourceOf(
  telling: Telling,
  { rules, source }: { readonly rules: readonly string[]; readonly source: Source },
): readonly Said[] {
  const say = programmeSay(telling.lang);
  return [
    { label: say("rules"), text: rules.join(", ") },
    { label: say("source"), text: sourceText(telling, source) },
  ];
}

/** The lines of the document, or why there are none. */
export function sourceText({ lang }: Telling, { line, why }: Source): string {
  const say = programmeSay(lang);
  return line ?? (why === null ? say("source.none") : say("source.why", { why: why[lang] }));
}
