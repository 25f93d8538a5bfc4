import { describe, expect, it } from "vitest";
import { lateTraps } from "../../../../../src/domain/programme/proof/days.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { sayAnchor } from "../../../../../src/domain/programme/say-anchor.ts";
import { changed, SMALL } from "../support.ts";
import { readTeams } from "../support-of-teams.ts";

const name = (id: string) => id;

/** Of each step that is late before its dossier opens, its last day and the day on which it opens. */
function late(text: string) {
  const found = lateTraps(readProgramme(text, "small.yaml")).filter(({ because }) => because === "opens");
  return found.map(({ dossier, step, before, opens }) => [
    `${dossier} ${step}`,
    sayAnchor(before, "en", name),
    sayAnchor(opens, "en", name),
  ]);
}

const STEP = "- student fills";
const ATTESTED = "steps: student fills\ncounters";

/** A step before 13 weeks before the due day, of a dossier that some years change. */
function inYears(years: string): string {
  return changed(STEP, `${STEP} before 13 weeks before half`).replace(
    "    due: half\n",
    `    due: half\n    in year: { ${years} }\n`,
  );
}

describe("the last day of a step", () => {
  it("is not before its dossier opens, with the settings that the file gives", () => {
    expect(late(changed(STEP, `${STEP} before half`))).toEqual([]);
    expect(late(changed(STEP, `${STEP} before 12 weeks before half`))).toEqual([]);
    expect(late(changed(STEP, `${STEP} before 13 weeks before half`))).toEqual([
      ["plan student-fills", "13 weeks before half", "12 weeks before half"],
    ]);
    const setting = changed(STEP, `${STEP} before half`).replace("12 weeks before half", "10 february");
    expect(late(setting.replace("due: half", "due: 20 february"))).toEqual([
      ["plan student-fills", "half", "10 February"],
    ]);
  });

  it("is so in every year, and is held against the day of that year", () => {
    expect(late(inYears("1: { opens: 14 weeks before half }, 2: { opens: 1 week before half }"))).toEqual([
      ["plan student-fills", "13 weeks before half", "1 week before half"],
    ]);
  });

  it("of what people bring about is not before any day on which they can", () => {
    const brought = (before: string, opens = "") =>
      changed("each: return to school\n    due: day of the return\n", `each: stay\n${opens}`).replace(
        ATTESTED,
        `steps: student fills before ${before}\ncounters`,
      );
    expect(late(brought("5 days before the start of the stay"))).toEqual([]);
    expect(late(brought("end of the course", "    opens: end of the stay\n"))).toEqual([]);
    expect(late(brought("start of the stay", "    opens: end of the stay\n"))).toEqual([
      ["log student-fills", "the day of the event", "the end of the event"],
    ]);
    const needed = brought("1 day before the day it is opened").replace("each: stay", "each: time it is needed");
    expect(late(needed)).toEqual([["log student-fills", "1 day before the day it is opened", "the day it is opened"]]);
  });

  it("is looked at from the first year on", () => {
    expect(late(inYears("1: { opens: 1 week before half }, 2: { opens: 14 weeks before half }"))).toEqual([
      ["plan student-fills", "13 weeks before half", "1 week before half"],
    ]);
  });

  it("is held against the dossier's own day in the years that change nothing", () => {
    expect(late(inYears("2: { opens: 1 week before half }"))).toEqual([
      ["plan student-fills", "13 weeks before half", "12 weeks before half"],
    ]);
  });

  it("is not told where it, or the day on which its dossier opens, never comes", () => {
    const own = (opens: string, before: string) =>
      lateTraps(
        readTeams({ own: `each: year\nopens: ${opens}\ndue: end of the year\nsteps: student fills before ${before}` }),
      );
    expect(own("end of the year", "start of the year")).toHaveLength(1);
    expect(own("end of the year", "monday of the last company week")).toEqual([]);
    expect(own("monday of the last company week", "start of the year")).toEqual([]);
  });

  it("is not told where its dossier is due before it opens: that is", () => {
    const due = changed("    due: half\n", "    due: 13 weeks before half\n");
    expect(late(due.replace(STEP, `${STEP} before 14 weeks before half`))).toEqual([
      ["plan null", "13 weeks before half", "12 weeks before half"],
    ]);
  });

  it("of what comes at each return is held against the returns of the plan", () => {
    const text = changed("due: day of the return\n", "opens: day of the return\n    due: day of the return\n");
    const by = (span: string) => late(text.replace(ATTESTED, `steps: student fills before ${span}\ncounters`));
    expect(by("1 day before day of the return")).toHaveLength(1);
    expect(by("day of the return")).toEqual([]);
  });

  it("of a stay is tried with one of two weeks, all along the course", () => {
    const opening = (opens: string) =>
      late(
        changed("each: return to school\n    due: day of the return\n", `each: stay\n    opens: ${opens}\n`).replace(
          ATTESTED,
          "steps: student fills before start of the stay\ncounters",
        ),
      );
    expect(opening("13 days before end of the stay")).toEqual([]);
    expect(opening("12 days before end of the stay")).toHaveLength(1);
    expect(opening("52 weeks before end of the course")).toEqual([]);
    expect(opening("end of the course")).toHaveLength(1);
  });

  it("is known where every cohort imports its own days, too", () => {
    const imported = changed(
      '  plan:\n    1: "S40-44 C45-52 S1-39"\n    2: "C40-52 C1-20 D21 O22-39"\n',
      "  imported: true\n",
    ).replace(STEP, `${STEP} before 13 weeks before half`);
    expect(late(imported)).toHaveLength(1);
  });
});

describe("a dossier that requires another", () => {
  const RETURN = "each: return to school\n    due: day of the return\n";
  const opening = (opens: string, each = "each: year\n    due: friday of week 10\n", text = changed(RETURN, each)) => {
    const on = text
      .replace("opens: 12 weeks before half", `opens: ${opens}`)
      .replace("    due: half\n", "    due: friday of week 33\n");
    return lateTraps(readProgramme(on, "small.yaml")).map(({ because, dossier, step, other, before, opens: day }) =>
      [because, dossier, step, other, sayAnchor(before, "en", name), sayAnchor(day, "en", name)].join(", "),
    );
  };
  const LATE = "requires, log, , plan, Friday of week 10, Friday of week 30";

  it("is always late where that opens after its own due day, and not where it opens on it", () => {
    expect(opening("friday of week 30")).toEqual([LATE]);
    expect(opening("friday of week 10")).toEqual([]);
    expect(opening("monday of week 11")).toHaveLength(1);
    expect(opening("1 day before friday of week 10")).toEqual([]);
  });

  it("is held against the year in which it asks, where the other comes every year", () => {
    expect(opening("friday of week 30", "each: year\n    years: [2]\n    due: friday of week 10\n")).toEqual([LATE]);
    const first = SMALL.replace("    each: year\n", "    each: year\n    years: [1]\n");
    const second = first.replace(RETURN, "each: year\n    years: [2]\n    due: friday of week 10\n");
    expect(opening("friday of week 30", "", second)).toEqual([]);
  });

  it("is not late where it requires it only on a condition, or what people bring about whenever they want", () => {
    const steps = "    form: { far: { label: { fr: a, en: a }, is: yes or no } }\n    steps: student fills\ncounters";
    const text = changed(RETURN, "each: year\n    due: friday of week 10\n").replace(
      "    steps: student fills\ncounters",
      steps,
    );
    expect(opening("friday of week 30", "", text)).toEqual([LATE]);
    expect(opening("friday of week 30", "", text.replace("{ dossier: plan,", "{ when: far, dossier: plan,"))).toEqual(
      [],
    );
    const needed = text.replace("    each: year\n    opens", "    each: time it is needed\n    opens");
    expect(
      lateTraps(
        readProgramme(
          needed
            .replace("12 weeks before half", "day it is opened")
            .replace("    due: half\n", "")
            .replace("    remind: 14, 7, 0 days before due\n", "")
            .replace("    escalate: after 5 working days to coach, office\n", ""),
          "small.yaml",
        ),
      ),
    ).toEqual([]);
  });

  it("of what comes every year is late if it is in one", () => {
    const second = SMALL.replace(
      "    due: half\n",
      "    due: half\n    in year: { 2: { opens: friday of week 30 } }\n",
    );
    const yearly = second.replace(RETURN, "each: year\n    due: friday of week 10\n");
    expect(opening("friday of week 1", "", yearly)).toEqual([LATE]);
  });

  it("is late whatever stands first in the file", () => {
    const text = changed(RETURN, "each: year\n    due: friday of week 10\n")
      .replace("12 weeks before half", "friday of week 30")
      .replace("    due: half\n", "    due: friday of week 33\n");
    const { dossiers, ...rest } = readProgramme(text, "small.yaml");
    const found = (all: typeof dossiers) =>
      lateTraps({ ...rest, dossiers: all }).map(({ dossier, other }) => [dossier, other]);
    expect(found(dossiers)).toEqual([["log", "plan"]]);
    expect(found(dossiers.toReversed())).toEqual([["log", "plan"]]);
  });

  it("is not told where that one is itself due before it opens", () => {
    const text = changed(RETURN, "each: year\n    due: friday of week 10\n")
      .replace("12 weeks before half", "friday of week 30")
      .replace("    due: half\n", "    due: friday of week 20\n");
    const told = lateTraps(readProgramme(text, "small.yaml"));
    expect(told.map(({ because, dossier, step }) => [because, dossier, step])).toEqual([["opens", "plan", null]]);
  });

  it("of what comes again and again can begin with the first, and any day where that has no day from which on", () => {
    const twice = changed('1: "S40-44 C45-52 S1-39"', '1: "S40-44 C45-52 S1-10 C11-30 S31-39"').replace(
      RETURN,
      "each: year\n    years: [1]\n    due: friday of week 10\n",
    );
    const often = (opens: string) =>
      lateTraps(
        readProgramme(
          twice.replace(
            "    each: year\n    opens: 12 weeks before half\n    due: half\n",
            `    each: return to school\n${opens}    due: day of the return\n`,
          ),
          "small.yaml",
        ),
      );
    expect(often("    opens: day of the return\n")).toEqual([]);
    expect(often("")).toEqual([]);
  });

  it("MIS-04 of a team is late where its members can have theirs only after it is due", () => {
    const asks = (due: string, needs = "every member has: once", more = "") =>
      lateTraps(
        readTeams({
          once: "each: course\nopens: 1 week before end of the course\ndue: end of the course\nsteps: student fills",
          often: "each: return to school\nopens: day of the return\ndue: day of the return\nsteps: student fills",
          asking: `each: ${due}\nrequires: [{ ${needs}, else: { fr: a, en: a } }]\nsteps: student fills${more}`,
        }),
      ).map(({ because, dossier, other }) => [because, dossier, other]);
    expect(asks("team\ndue: start of the course")).toEqual([["requires", "asking", "once"]]);
    expect(asks("team\ndue: end of the course")).toEqual([]);
    // What never comes is told elsewhere.
    expect(asks("year\ndue: start of the year", "dossier: often")).toEqual([]);
  });

  it("is not held against one that it requires on its own days, which are not known yet", () => {
    const days = "form: { from: { label: { fr: a, en: a }, is: date }, to: { label: { fr: b, en: b }, is: date } }";
    const asks = (more: string) =>
      lateTraps(
        readTeams({
          last: `each: course\nopens: 1 week before end of the course\ndue: end of the course\n${days}\nsteps: student fills`,
          asking: `each: course\ndue: start of the course\nrequires: [{ dossier: last${more}, else: { fr: a, en: a } }]\n${days}\nsteps: student fills`,
        }),
      );
    expect(asks("")).toHaveLength(1);
    expect(asks(", on: the same days")).toEqual([]);
  });

  it("of what comes several times a year is late only if it is each time", () => {
    const twice = changed('1: "S40-44 C45-52 S1-39"', '1: "S40-44 C45-52 S1-10 C11-30 S31-39"');
    expect(opening("friday of week 20", "", twice)).toEqual([]);
    expect(opening("friday of week 32", "", twice)).toHaveLength(1);
  });
});

describe("a step that closes", () => {
  const DATE = "a: { label: { fr: a, en: a }, is: date, during: its own days, not after: today }";
  const closing = (
    day: string,
    more: { readonly date?: string; readonly each?: string; readonly until?: string; readonly steps?: string } = {},
  ) => {
    const { date = DATE, each = "stay", until = "until", steps } = more;
    const setting =
      "settings:\n  last:\n    name: { fr: a, en: last }\n    rules: [ABC-01]\n    is: day\n    default: ";
    const text = changed("settings:\n", `${setting}${day}\n    source: 009:L12\n`)
      .replace("each: return to school\n    due: day of the return\n", `each: ${each}\n`)
      .replace(
        ATTESTED,
        `form: { far: { label: { fr: b, en: b }, is: yes or no, by: [coach] }, ${date} }\n    steps: ${steps ?? `[student fills ${until} last, coach fills]`}\ncounters`,
      );
    return lateTraps(readProgramme(text, "small.yaml")).map(({ because, dossier, step, opens }) =>
      [because, dossier, step, sayAnchor(opens, "en", name)].join(", "),
    );
  };
  const NEVER = "begins, log, student-fills, the day of the event";

  it("before the days have begun of which it asks a past one can never be done", () => {
    expect(closing("start of the course")).toEqual([NEVER]);
    expect(closing("1 day after start of the course")).toEqual([]);
    expect(closing("1 day before start of the stay")).toEqual([NEVER]);
    expect(closing("start of the stay")).toEqual([]);
    expect(closing("end of the course")).toEqual([]);
  });

  it("can never be done after another step either, but where that is not always done", () => {
    expect(closing("start of the course", { steps: "[coach fills, student fills until last]" })).toEqual([NEVER]);
    const far = "[coach fills, { when: far, do: student fills until last }]";
    expect(closing("start of the course", { steps: far })).toEqual([]);
  });

  it("can be done where its last day is not said yet, or its dossier comes with the calendar", () => {
    expect(closing("null")).toEqual([]);
    const period = "school period\n    due: end of the school period";
    expect(closing("start of the school period", { each: period })).toEqual([]);
  });

  it("can be done where it need not wait for those days", () => {
    const without = (words: string) => closing("start of the course", { date: DATE.replace(words, "") });
    expect(without(", not after: today")).toEqual([]);
    expect(without(", during: its own days")).toEqual([]);
    expect(closing("start of the course", { date: DATE.replace("is: date", "is: date, required: false") })).toEqual([]);
    expect(closing("start of the course", { date: DATE.replace("is: date", "is: date, by: [coach]") })).toEqual([]);
    expect(closing("start of the course", { until: "before" })).toEqual([]);
  });
});
