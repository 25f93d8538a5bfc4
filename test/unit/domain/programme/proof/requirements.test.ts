import { describe, expect, it } from "vitest";
import { loadProgrammes } from "../../../../../db/programmes.ts";
import { isProved, proveProgramme } from "../../../../../src/domain/programme/proof/prove-programme.ts";
import { requirementTraps } from "../../../../../src/domain/programme/proof/requirements.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { SMALL } from "../support.ts";

const ELSE = "else: { fr: a, en: a }";

type Change = readonly [from: string, to: string];

/** What cannot be met once a piece of the small programme is written differently. */
function traps(...changes: readonly Change[]) {
  const text = changes.reduce((so, [from, to]) => {
    expect(so).toContain(from);
    return so.replace(from, to);
  }, SMALL);
  return requirementTraps(readProgramme(text, "small.yaml")).map(({ dossier, step, because, most, chain }) => ({
    dossier,
    ...(step === null ? {} : { step }),
    because,
    ...(most === null ? {} : { most }),
    chain,
  }));
}

const LOG_ASKS = "{ dossier: plan, else: { fr: Le projet d'abord., en: The plan first. } }";

/** Puts one more dossier before the log; without steps nothing is ever done in it. */
const another = (id: string, ...more: readonly string[]) => {
  const lines = ["rules: [ABC-01]", `name: { fr: ${id}, en: ${id} }`, "source: 009:L12", "each: year", "due: half"];
  return ["  log:\n", `  ${id}:\n${[...lines, ...more].map((line) => `    ${line}\n`).join("")}  log:\n`] as const;
};
const STEPS = "steps: student fills";

/** What the log asks for instead of the plan, and the plan of whatever it is. */
const logAsks = (...asked: readonly string[]) => [LOG_ASKS, asked.join("\n      - ")] as const;
const planAsks = (...asked: readonly string[]) => ["form:", `requires: [${asked.join(", ")}]\n    form:`] as const;
const finished = (dossier: string, when = "") => `{ ${when}dossier: ${dossier}, ${ELSE} }`;
const reaching = (counter: string, least: number, when = "") =>
  `{ ${when}counter: ${counter}, at least: ${least}, ${ELSE} }`;

/** Puts one more counter before that of the hours. */
const alsoCounts = (id: string, counts: string) => {
  const lines = ["rules: [ABC-02]", `name: { fr: ${id}, en: ${id} }`, "source: 009:L13", "unit: hour"];
  const all = [...lines, "compulsory: false", "adds: cumulative", `counts: ${counts}`];
  return ["counters:\n", `counters:\n  ${id}:\n${all.map((line) => `    ${line}\n`).join("")}`] as const;
};
const hoursCount = (...counts: readonly string[]) =>
  ["counts: { dossier: plan, field: hours }", `counts: [${counts.join(", ")}]`] as const;
const HOURS = "{ dossier: plan, field: hours }";
const BOUNDED = ["en: Hours }, is: number", "en: Hours }, is: number, most: 7"] as const;

/** Ten questions in the plan: with all of their answers it can end in too many ways to try them. */
const QUESTIONS = Array.from({ length: 10 }, (_, index) => `f${index}`);
const asksTen = [
  "    steps:\n",
  `${QUESTIONS.map((id) => `      ${id}: { label: { fr: a, en: a }, is: yes or no }\n`).join("")}    steps:\n`,
] as const;
const onEachAnswer = QUESTIONS.map((id) => `{ dossier: plan, when: ${id} }`);

/** Three years of which every cohort imports its own days. */
const THREE_YEARS = [
  ["years: 2", "years: 3"],
  ['  plan:\n    1: "S40-44 C45-52 S1-39"\n    2: "C40-52 C1-20 D21 O22-39"\n', "  imported: true\n"],
] as const;
const LOG_IN_YEAR_1 = ["each: return to school\n", "each: return to school\n    years: [1]\n"] as const;

describe("the requirements of a programme", () => {
  it("can all be met in the programmes that are shipped, and in the small one", () => {
    const programmes = [...loadProgrammes().values()];
    expect(programmes.length).toBeGreaterThan(5);
    for (const programme of programmes) expect(isProved(proveProgramme(programme)), programme.id).toBe(true);
    expect(requirementTraps(readProgramme(SMALL, "small.yaml"))).toEqual([]);
  });

  it("cannot be met by a dossier in which nothing is done", () => {
    const talk =
      "  talk:\n    rules: [ABC-01]\n    name: { fr: exposé, en: talk }\n    source: 009:L12\n    each: year\n    due: half\n";
    expect(traps(["  log:\n", `${talk}  log:\n`], [LOG_ASKS, LOG_ASKS.replace("plan", "talk")])).toEqual([
      { dossier: "log", because: "never-finished", chain: ["log", "talk"] },
    ]);
  });

  it("cannot be met by a dossier of a later year", () => {
    expect(
      traps(
        ["each: year\n", "each: year\n    years: [2]\n"],
        ["each: return to school\n", "each: return to school\n    years: [1]\n"],
      ),
    ).toEqual([{ dossier: "log", because: "too-late", chain: ["log", "plan"] }]);
  });

  it("cannot be met by a counter that what feeds it cannot bring so far", () => {
    const asks = (least: number) => [LOG_ASKS, `{ counter: hours, at least: ${least}, ${ELSE} }`] as const;
    expect(traps(asks(3))).toEqual([]);
    // Once in each of two years, 7 hours at most.
    const bounded = ["en: Hours }, is: number", "en: Hours }, is: number, most: 7"] as const;
    expect(traps(asks(14), bounded)).toEqual([]);
    expect(traps(asks(15), bounded)).toEqual([
      { dossier: "log", because: "too-much", most: 14, chain: ["log", "hours"] },
    ]);
  });

  it("cannot be met in a circle that goes through a counter, unless there is a way round", () => {
    const circle = `requires: [{ counter: hours, at least: 3, ${ELSE} }]\n    form:`;
    expect(traps(["form:", circle])).toEqual([
      { dossier: "plan", because: "nothing-feeds", chain: ["plan", "hours", "plan"] },
      { dossier: "log", because: "never-finished", chain: ["log", "plan", "hours", "plan"] },
    ]);
    expect(traps(["form:", circle.replace("counter:", "when: abroad, counter:")])).toEqual([]);
  });

  it("cannot be met by a counter that is fed only in a later year, nor by what waits for a later year itself", () => {
    const asks = [LOG_ASKS, `{ counter: hours, at least: 3, ${ELSE} }`] as const;
    const years = [
      ["each: year\n", "each: year\n    years: [2]\n"],
      ["each: return to school\n", "each: return to school\n    years: [1]\n"],
    ] as const;
    expect(traps(asks, ...years)).toEqual([{ dossier: "log", because: "too-late", chain: ["log", "hours", "plan"] }]);
    const talk =
      "  talk:\n    rules: [ABC-01]\n    name: { fr: exposé, en: talk }\n    source: 009:L12\n    each: year\n    due: half\n    steps: student fills\n    requires: [{ dossier: plan, else: { fr: a, en: a } }]\n";
    expect(traps(["  log:\n", `${talk}  log:\n`], [LOG_ASKS, LOG_ASKS.replace("plan", "talk")], ...years)).toEqual([
      { dossier: "talk", because: "too-late", chain: ["talk", "plan"] },
      { dossier: "log", because: "too-late", chain: ["log", "talk", "plan"] },
    ]);
  });

  it("of a counter that starts again every year count one year's dossiers only", () => {
    const asks = (least: number) => [LOG_ASKS, `{ counter: hours, at least: ${least}, ${ELSE} }`] as const;
    const yearly = [
      ["en: Hours }, is: number", "en: Hours }, is: number, most: 7"],
      ["adds: cumulative", "adds: cumulative\n    each: year"],
    ] as const;
    expect(traps(asks(7), ...yearly)).toEqual([]);
    expect(traps(asks(8), ...yearly)).toEqual([
      { dossier: "log", because: "too-much", most: 7, chain: ["log", "hours"] },
    ]);
  });

  it("of a counter look at what it counts under which condition", () => {
    const asks = (least: number) => [LOG_ASKS, `{ counter: hours, at least: ${least}, ${ELSE} }`] as const;
    const counts = (to: string) => ["counts: { dossier: plan, field: hours }", `counts: ${to}`] as const;
    const bounded = ["en: Hours }, is: number", "en: Hours }, is: number, most: 7"] as const;
    const never = counts("{ dossier: plan, field: hours, when: not abroad }");
    expect(traps(asks(3), never)).toEqual([]);
    expect(traps(asks(3), never, ["is: yes or no", "is: yes or no, must be: yes"])).toEqual([
      { dossier: "log", because: "nothing-feeds", chain: ["log", "hours", "plan"] },
    ]);
    // Either one or the other, in each of two years.
    const either = counts("[{ dossier: plan, field: hours, when: abroad }, { dossier: plan, when: not abroad }]");
    expect(traps(asks(14), bounded, either)).toEqual([]);
    expect(traps(asks(15), bounded, either)).toEqual([
      { dossier: "log", because: "too-much", most: 14, chain: ["log", "hours"] },
    ]);
  });

  it("of lengths count no day twice and none outside the course", () => {
    const stay =
      "  stay:\n    rules: [ABC-01]\n    name: { fr: séjour, en: stay }\n    source: 009:L12\n    each: stay\n    due: 5 days before the start of the stay\n    steps: student fills\n";
    const asks = (least: number) => [LOG_ASKS, `{ counter: hours, at least: ${least}, ${ELSE} }`] as const;
    const lengths = (unit: string, more = "") =>
      [
        ["  log:\n", `${stay}  log:\n`],
        ["unit: hour", `unit: ${unit}`],
        ["adds: cumulative", `adds: cumulative${more}`],
        ["counts: { dossier: plan, field: hours }", "counts: { dossier: stay, length: true }"],
      ] as const;
    expect(traps(asks(104), ...lengths("week"))).toEqual([]);
    expect(traps(asks(106), ...lengths("week"))).toMatchObject([{ because: "too-much", most: 105 }]);
    expect(traps(asks(54), ...lengths("week", "\n    each: year"))).toMatchObject([{ because: "too-much", most: 53 }]);
    expect(traps(asks(24), ...lengths("month"))).toEqual([]);
    expect(traps(asks(25), ...lengths("month"))).toMatchObject([{ because: "too-much", most: 24.25 }]);
    expect(traps(asks(736), ...lengths("day"))).toMatchObject([{ because: "too-much", most: 735 }]);
  });

  it("of a stretch without a gap count no more than one of what has no days", () => {
    const asks = (least: number) => [LOG_ASKS, `{ counter: hours, at least: ${least}, ${ELSE} }`] as const;
    const bounded = [
      ["en: Hours }, is: number", "en: Hours }, is: number, most: 7"],
      ["adds: cumulative", "adds: continuous"],
    ] as const;
    expect(traps(asks(7), ...bounded)).toEqual([]);
    expect(traps(asks(8), ...bounded)).toMatchObject([{ because: "too-much", most: 7 }]);
  });

  it("are got round by an answer only if one of them asks for nothing more", () => {
    const circle = (...whens: readonly string[]) =>
      [
        "form:",
        `requires: [${whens.map((when) => `{ when: ${when}, counter: hours, at least: 3, ${ELSE} }`).join(", ")}]\n    form:`,
      ] as const;
    expect(traps(circle("abroad"))).toEqual([]);
    expect(traps(circle("not abroad"))).toEqual([]);
    const both = traps(circle("abroad", "not abroad"));
    expect(both.map(({ dossier, because }) => `${dossier} ${because}`)).toEqual([
      "plan nothing-feeds",
      "plan nothing-feeds",
      "log never-finished",
    ]);
    const open = ["is: yes or no", "is: yes or no, required: false"] as const;
    expect(traps(circle("abroad", "not abroad"), open)).toEqual([]);
    const yes = ["is: yes or no", "is: yes or no, must be: yes"] as const;
    expect(traps(circle("abroad"), yes).map(({ because }) => because)).toEqual(["nothing-feeds", "never-finished"]);
    expect(traps(circle("not abroad"), yes)).toEqual([]);
  });

  it("are told as not proved where there are too many answers to try", () => {
    const ids = Array.from({ length: 10 }, (_, index) => `f${index}`);
    const fields = ids.map((id) => `      ${id}: { label: { fr: a, en: a }, is: yes or no }\n`).join("");
    const asked = ids.map((id) => `{ when: ${id}, counter: hours, at least: 3, ${ELSE} }`).join(", ");
    const found = traps(
      ["    steps:\n", `${fields}    steps:\n`],
      ["    form:", `    requires: [${asked}]\n    form:`],
    );
    expect(new Set(found.filter(({ dossier }) => dossier === "plan").map(({ because }) => because))).toEqual(
      new Set(["not-tried"]),
    );
  });
});

describe("requirements that nothing could meet", () => {
  const STAY = ["each: return to school\n    due: day of the return\n", "each: stay\n"] as const;
  const during = (place: string) => [STAY[0], `${STAY[1]}    during: ${place} period\n`] as const;
  const lasts = (least: string) => logAsks(`{ lasts: ${least}, ${ELSE} }`);

  it("are days on end that are more than there are, in the course or in the place where they fall", () => {
    expect(traps(STAY, lasts("105 weeks"))).toEqual([]);
    expect(traps(STAY, lasts("106 weeks"))).toEqual([
      { dossier: "log", because: "too-long", most: 105, chain: ["log"] },
    ]);
    const second = [STAY[0], `${STAY[1]}    years: [2]\n`] as const;
    expect(traps(second, lasts("54 weeks"))).toMatchObject([{ because: "too-long", most: 53 }]);
    // In company or closed from week 40 of year 2 on.
    expect(traps(during("company"), lasts("53 weeks"))).toEqual([]);
    expect(traps(during("company"), lasts("54 weeks"))).toMatchObject([{ because: "too-long", most: 53 }]);
    expect(traps(during("school"), lasts("60 weeks"))).toMatchObject([{ because: "too-long", most: 40 }]);
  });

  it("are days that a dossier at school would share with one in company", () => {
    const at = (place: string) =>
      another("talk", STEPS).map((text) => text.replace("each: year\n    due: half", `each: stay${place}`));
    const asked = logAsks(`{ dossier: talk, on: the same days, ${ELSE} }`);
    const so = (here: Change, place: string) => {
      const [from = "", to = ""] = at(place);
      return traps(here, asked, [from, to]);
    };
    const school = "\n    during: school period";
    expect(so(during("company"), school)).toEqual([{ dossier: "log", because: "other-place", chain: ["log", "talk"] }]);
    expect(so(during("school"), school)).toEqual([]);
    expect(so(during("company"), "")).toEqual([]);
    expect(so(STAY, school)).toEqual([]);
    const [from = "", to = ""] = at(school);
    expect(traps(during("company"), logAsks(finished("talk")), [from, to])).toEqual([]);
  });

  it("are bounds of a counter that exclude each other, and what waits for them", () => {
    const most = `{ counter: hours, at most: 10, ${ELSE} }`;
    expect(traps(logAsks(reaching("hours", 20), most))).toEqual([
      { dossier: "log", because: "contradicts", most: 20, chain: ["log", "hours"] },
    ]);
    const talk = another("talk", `requires: [${reaching("hours", 20)}, ${most}]`, STEPS);
    expect(traps(logAsks(finished("talk")), talk)).toMatchObject([
      { dossier: "talk", because: "contradicts", most: 20 },
      { dossier: "log", because: "never-finished", chain: ["log", "talk", "hours"] },
    ]);
  });
});

describe("requirements of which not every answer is tried", () => {
  it("are told as not proved where they hang on a counter that counts by too many answers", () => {
    const big = [asksTen, hoursCount(...onEachAnswer)] as const;
    expect(traps(logAsks(reaching("hours", 3)), ...big)).toMatchObject([{ dossier: "log", because: "not-tried" }]);
    const beside = hoursCount("{ dossier: talk, when: done }", ...onEachAnswer);
    const done = another("talk", "form: { done: { label: { fr: a, en: a }, is: yes or no, must be: yes } }", STEPS);
    expect(traps(logAsks(reaching("hours", 99)), asksTen, beside, done)).toMatchObject([
      { dossier: "log", because: "not-tried" },
    ]);
  });

  it("are told as proved where those answers are asked about by something else", () => {
    const big = [asksTen, alsoCounts("answers", `[${onEachAnswer.join(", ")}]`)] as const;
    expect(traps(logAsks(reaching("hours", 15)), BOUNDED, ...big)).toMatchObject([{ because: "too-much", most: 14 }]);
    expect(traps(planAsks(finished("talk")), another("talk"), ...big)).toMatchObject([
      { dossier: "plan", because: "never-finished" },
      { dossier: "log", because: "never-finished" },
    ]);
  });
});

describe("what waits for what", () => {
  const chainOf = (...changes: readonly Change[]) => traps(...changes).find((one) => one.dossier === "log")?.chain;

  it("is told of the counter that is asked for, whatever others there are", () => {
    const others = alsoCounts("logs", "{ dossier: log }");
    expect(traps(logAsks(reaching("hours", 15)), BOUNDED, others)).toEqual([
      { dossier: "log", because: "too-much", most: 14, chain: ["log", "hours"] },
    ]);
  });

  it("follows, of what a counter counts, what cannot be finished", () => {
    const counts = hoursCount(HOURS, "{ dossier: talk }");
    expect(chainOf(logAsks(reaching("hours", 15)), BOUNDED, counts, another("talk"))).toEqual(["log", "hours", "talk"]);
    expect(chainOf(logAsks(reaching("hours", 99)), BOUNDED, counts, another("talk", STEPS))).toEqual(["log", "hours"]);
  });

  it("follows what is always asked before what is asked on a condition, else what the file writes first", () => {
    const circle = (when = "") => reaching("hours", 3, when);
    const never = another("talk");
    const throughTalk = ["log", "plan", "talk"];
    const throughHours = ["log", "plan", "hours", "plan"];
    expect(chainOf(planAsks(circle("when: abroad, "), finished("talk")), never)).toEqual(throughTalk);
    expect(chainOf(planAsks(finished("talk"), circle("when: abroad, ")), never)).toEqual(throughTalk);
    expect(chainOf(planAsks(finished("talk"), circle()), never)).toEqual(throughTalk);
    expect(chainOf(planAsks(circle(), finished("talk")), never)).toEqual(throughHours);
    const [either, or] = ["when: abroad, ", "when: not abroad, "];
    expect(chainOf(planAsks(circle(either), finished("talk", or)), never)).toEqual(throughHours);
    expect(chainOf(planAsks(finished("talk", either), circle(or)), never)).toEqual(throughTalk);
  });

  it("passes over what can be met", () => {
    const asks = planAsks(finished("note"), finished("talk"));
    expect(chainOf(asks, another("talk"), another("note", STEPS))).toEqual(["log", "plan", "talk"]);
  });

  it("is too late, and not for ever, where the last year brings it", () => {
    const late = (year: number) => [`years: [${year}]`, STEPS];
    expect(traps(...THREE_YEARS, LOG_IN_YEAR_1, logAsks(finished("talk")), another("talk", ...late(3)))).toEqual([
      { dossier: "log", because: "too-late", chain: ["log", "talk"] },
    ]);
    const counts = hoursCount("{ dossier: note }", "{ dossier: talk }");
    const both = [another("note", ...late(2)), another("talk", ...late(3))] as const;
    expect(traps(...THREE_YEARS, LOG_IN_YEAR_1, logAsks(reaching("hours", 1)), counts, ...both)).toEqual([
      { dossier: "log", because: "too-late", chain: ["log", "hours", "note"] },
    ]);
  });

  it("waits for ever for what may only come later in a dossier whose years are over by then", () => {
    const early = ["each: year\n", "each: year\n    years: [1]\n"] as const;
    expect(traps(early, planAsks(finished("talk")), another("talk", "years: [2]", STEPS))).toEqual([
      { dossier: "plan", because: "too-late", chain: ["plan", "talk"] },
      { dossier: "log", because: "never-finished", chain: ["log", "plan", "talk"] },
    ]);
  });
});
