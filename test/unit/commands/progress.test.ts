import { describe, expect, it } from "vitest";
import { operator } from "../../../src/core/authority.ts";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool, type School } from "../../support/school.ts";

interface Counter {
  counter: string;
  year: number | null;
  settled: number | null;
  asked: number | null;
  others: { field: string; amount: number }[];
  target: { least: number; most: number | null; recommended: boolean } | null;
  compulsory: boolean;
  since: string | null;
  doubtful: boolean;
  source: string;
}
interface Data {
  people: {
    person: { email: string };
    counters: Counter[];
    once: { kind: string; status: string; on: string | null }[];
  }[];
}
interface Whole {
  dossier: string;
  version: number;
}

const LEARNER = "apprentice1@demo.example";
const COMMISSION = "commission@demo.example";

async function counter(school: School, id: string, year: number | null, email = LEARNER): Promise<Counter> {
  const { people } = dataOf<Data>(await school.ask(email, "progress"));
  const found = people[0]?.counters.find((one) => one.counter === id && one.year === year);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

/** A stay that the first apprentice asks for. */
async function ask(school: School, from: string, to: string, weeks: string): Promise<Whole> {
  const { card } = await school.ask(LEARNER, "abroad");
  const start = card.buttons.find(({ command }) => command === "dossier-start");
  const opened = await school.press(LEARNER, "dossier-start", start?.input ?? {});
  const form = opened.card.parts.find((part) => part.kind === "form")?.form;
  const typed = { "f.country": "Spain", "f.host": "A host", "f.from": from, "f.to": to, "f.weeks": weeks };
  return dataOf<Whole>(await school.press(LEARNER, "dossier-do", { ...form?.fixed, ...typed }));
}

async function approve(school: School, { dossier, version }: Whole): Promise<void> {
  const seen = dataOf<{ dossiers: { may: { do: string[] } }[] }>(
    await school.press(COMMISSION, "dossier", { which: dossier }),
  );
  const step = seen.dossiers[0]?.may.do[0] ?? "";
  dataOf(await school.press(COMMISSION, "dossier-do", { dossier, version, step }));
}

describe("/progress", () => {
  it("ALB-40 counts the weeks abroad that are approved, those asked for apart, and days in common once", async () => {
    const school = await demoSchool();

    await school.app.stores.people.grant(operator("roster"), COMMISSION, "commission", school.app.clock.now());
    expect(await counter(school, "weeks-abroad", null)).toMatchObject({
      settled: 0,
      asked: 0,
      target: { least: 14, recommended: true },
      compulsory: true,
      source: "001:L405",
    });
    const first = await ask(school, "2027-07-05", "2027-08-15", "6");
    expect(await counter(school, "weeks-abroad", null)).toMatchObject({ settled: 0, asked: 6 });
    await approve(school, first);
    expect(await counter(school, "weeks-abroad", null)).toMatchObject({ settled: 6, asked: 0 });
    await approve(school, await ask(school, "2027-07-05", "2027-08-15", "6"));
    await ask(school, "2028-07-03", "2028-07-30", "4");
    expect(await counter(school, "weeks-abroad", null)).toMatchObject({ settled: 6, asked: 4 });
    const outcome = await school.ask(LEARNER, "progress");
    expect(cardText(outcome.card, "en")).toContain("compulsory; 14 weeks recommended");
    expect(cardText((await school.ask(LEARNER, "progress", "fr")).card, "fr")).toContain(
      "obligatoire ; recommandation : 14 semaines",
    );
    expect(cardText(outcome.card, "en")).toContain("6, and 4 more planned or waiting for approval");
  });

  it("ALB-40 cites no document for a number that the school chose", async () => {
    const school = await demoSchool();
    const choice = { programme: "albi-apprenticeship", setting: "weeksAbroadTarget", value: "200" };
    await school.app.stores.settings.change(operator("settings"), choice, school.app.clock.now());
    const source = "Chosen by the school (setting: recommended length of the stay abroad (weeks))";
    expect(await counter(school, "weeks-abroad", null)).toMatchObject({ target: { least: 200 }, source });
    expect(cardText((await school.ask(LEARNER, "progress", "fr")).card, "fr")).toMatch(
      /recommandation : 200 semaines +Choisi par l'école/,
    );
    await school.app.stores.settings.change(operator("settings"), { ...choice, value: null }, school.app.clock.now());
    expect(await counter(school, "weeks-abroad", null)).toMatchObject({ target: { least: 14 }, source: "001:L405" });
  });

  it("ALB-42 says that credits are not recorded here rather than that none were earned", async () => {
    const school = await demoSchool();
    expect(await counter(school, "credits-earned", 1)).toMatchObject({ settled: null, target: { least: 60 } });
    const outcome = await school.ask(LEARNER, "progress", "fr");
    expect(cardText(outcome.card, "fr")).toMatch(/Crédits ECTS, 1re année +pas noté ici +60, obligatoire/);
  });

  it("ALB-10 counts sessions done against each year's own number, those missed beside", async () => {
    const school = await demoSchool("2026-11-23T09:00:00+01:00");
    const before = await counter(school, "sessions-done", 1);
    const missed = (of: typeof before) => of.others.find(({ field }) => field === "missed")?.amount ?? 0;
    const { waiting } = dataOf<{ waiting: { dossier: string; kind: string; version: number; do: string[] }[] }>(
      await school.press(LEARNER, "inbox", {}),
    );
    const log = waiting.find(({ kind }) => kind === "session-log");
    const at = { dossier: log?.dossier ?? "", step: log?.do[0] ?? "", version: log?.version ?? -1, sent: true };
    dataOf(await school.press(LEARNER, "dossier-do", { ...at, "f.done": "1", "f.missed": "1", "f.reason": "ill" }));
    const mine = await counter(school, "sessions-done", 1);
    expect(mine).toMatchObject({ settled: (before.settled ?? 0) + 1, target: { least: 46 } });
    expect(missed(mine)).toBe(missed(before) + 1);
    const { people } = dataOf<Data>(await school.ask("apprentice3@demo.example", "progress"));
    const sessions = people[0]?.counters.filter((one) => one.counter === "sessions-done") ?? [];
    expect(sessions.map(({ year, target }) => [year, target?.least])).toEqual([
      [1, 46],
      [2, 40],
      [3, 26],
    ]);
    // The demonstration keeps the third apprentice's dossiers from the last weeks of year 2 on.
    expect(sessions.map(({ settled, since, doubtful }) => [settled, since, doubtful])).toEqual([
      [null, null, false],
      [0, "2026-08-24", false],
      [expect.any(Number), null, true],
    ]);
  });

  it("ALB-31 asks for one to two visits a year", async () => {
    const school = await demoSchool();
    expect(await counter(school, "company-visits", 1)).toMatchObject({ target: { least: 1, most: 2 } });
    expect(cardText((await school.ask(LEARNER, "progress")).card, "en")).toMatch(/Company visits, year 1 .*1 to 2/);
  });

  it.each(["tutor1", "master1", "optionhead-simma"])(
    "ALB-41 tells %s for each person whether B2 is attested",
    async (name) => {
      const school = await demoSchool();
      const outcome = await school.ask(`${name}@demo.example`, "progress apprentice1");
      const [one] = dataOf<Data>(outcome).people;
      expect(one?.once).toContainEqual(expect.objectContaining({ kind: "english-level", status: "open", on: null }));
      expect(cardText(outcome.card, "en")).toMatch(/B2 level in English +not begun yet/);
    },
  );

  it.each([
    ["master1@demo.example", 2],
    ["tutor1@demo.example", 3],
    ["registrar@demo.example", 3],
    ["optionhead-senmba@demo.example", 1],
  ])("gives %s one entry a person", async (email, count) => {
    const school = await demoSchool();
    for (const lang of ["en", "fr"] as const) {
      expect(dataOf<Data>(await school.ask(email, "progress", lang)).people).toHaveLength(count);
    }
  });
});
