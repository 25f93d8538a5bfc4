import { describe, expect, it } from "vitest";
import type { CommandInput, Part } from "../../../src/core/card.ts";
import { cardText } from "../../../src/core/card-text.ts";
import type { Outcome } from "../../../src/core/door.ts";
import { dataOf, demoSchool, type School } from "../../support/school.ts";

interface Data {
  waiting: {
    dossier: string;
    kind: string;
    version: number;
    due: string | null;
    late: boolean;
    do: string[];
    for: string | null;
    person: { email: string };
  }[];
  page: { number: number; of: number; total: number };
}

const inbox = async (school: School, name: string, page = 1) =>
  dataOf<Data>(await school.press(`${name}@demo.example`, "inbox", { page }));
const items = (outcome: Outcome) =>
  outcome.card.parts.filter((part): part is Extract<Part, { kind: "item" }> => part.kind === "item");

/** Does what waits first for someone in a dossier of that kind, with every field filled in. */
async function doFirst(school: School, name: string, kind: string) {
  const found = (await inbox(school, name)).waiting.find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind} waits for ${name}`);
  const at = { dossier: found.dossier, step: found.do[0] ?? "", version: found.version };
  const form = await school.press(`${name}@demo.example`, "dossier-do", at);
  const part = form.card.parts.find((one) => one.kind === "form");
  const fields = part?.kind === "form" ? part.form.fields : [];
  const typed = Object.fromEntries(
    fields.map((field) => [field.name, valueFor(field.kind, field.choices?.[0]?.value)]),
  );
  const done = part ? await school.press(`${name}@demo.example`, "dossier-do", { ...at, ...typed, sent: true }) : form;
  dataOf(done);
  return found.dossier;
}

function valueFor(kind: string, choice: string | undefined): string {
  if (kind === "date") return "2026-11-20";
  return kind === "number" ? "1" : (choice ?? "something");
}

describe("/inbox", () => {
  it("ALB-20 passes a topic from apprentice to master to tutor as each does their part", async () => {
    const school = await demoSchool();
    const waits = async (name: string, ref: string) =>
      (await inbox(school, name)).waiting.some(({ dossier }) => dossier === ref);
    const topic = await doFirst(school, "apprentice3", "project-topic");
    expect([await waits("apprentice3", topic), await waits("master3", topic), await waits("tutor1", topic)]).toEqual([
      false,
      true,
      false,
    ]);
    await doFirst(school, "master3", "project-topic");
    expect([await waits("master3", topic), await waits("tutor1", topic)]).toEqual([false, true]);
    const pages = await Promise.all([1, 2, 3].map((page) => school.press("tutor1@demo.example", "inbox", { page })));
    const tutor = pages.find((one) => JSON.stringify(items(one)).includes(topic)) ?? pages[0];
    if (!tutor) throw new Error("no page");
    const mine = items(tutor).find(({ buttons }) => buttons.some(({ input }) => input["which"] === topic));
    expect(mine?.buttons.map(({ label }) => label)).toEqual(["Approve", "Refuse…", "Open"]);
    expect(mine?.lines.at(-1)).toBe("… and 5 more answers: open it to read everything");
    expect(cardText(tutor.card, "en")).toContain("something");
  });

  it("puts what is due first first, late or not, a few at a time", async () => {
    const school = await demoSchool();
    const { waiting, page } = await inbox(school, "tutor1");
    const days = waiting.map(({ due }) => due ?? "9999");
    expect(days).toEqual([...days].sort());
    expect(waiting.length).toBeGreaterThan(0);
    expect(page.total).toBe(waiting.length);
    expect(items(await school.press("tutor1@demo.example", "inbox", {})).length).toBe(Math.min(5, page.total));
    expect((await inbox(school, "tutor1", 99)).page.number).toBe(page.of);
    for (const { late, due } of waiting) expect(late).toBe(due !== null && due < "2026-11-22");
  });

  it("ALB-32 holds what the calendar has opened though nobody has begun it, and not what opens later", async () => {
    const school = await demoSchool();
    school.setClock("2027-01-04T09:00:00+01:00");
    const meetings = (await inbox(school, "tutor1")).waiting.filter(({ kind }) => kind === "school-meeting");
    expect(
      meetings.some(
        ({ person, dossier }) => person.email === "apprentice1@demo.example" && dossier.endsWith("2027-01-04"),
      ),
    ).toBe(true);
    expect(meetings.some(({ dossier }) => dossier > "2027-03-01" && dossier.endsWith("2027-03-15"))).toBe(false);
  });

  it("says in words when nothing waits", async () => {
    const school = await demoSchool();
    const nobody = await school.app.stores.people.byEmail("optionhead-siphass@demo.example");
    expect(nobody).not.toBeNull();
    for (let turn = 0; turn < 30; turn++) {
      const [next] = (await inbox(school, "optionhead-siphass")).waiting;
      if (!next) break;
      await doFirst(school, "optionhead-siphass", next.kind);
    }
    const outcome = await school.press("optionhead-siphass@demo.example", "inbox", {}, "fr");
    expect(outcome.card.title).toBe("Rien ne vous attend");
  });

  it("folds what has been late for more than eight weeks into one line that leads to it, and tells all of it as data", async () => {
    const school = await demoSchool();
    school.setClock("2027-03-01T09:00:00+01:00");
    const press = (input: CommandInput) => school.press("apprentice2@demo.example", "inbox", input);
    const first = await press({});
    const { waiting, page } = dataOf<Data>(first);
    const old = waiting.filter(({ due }) => due !== null && due < "2027-01-04");
    expect(old.length).toBeGreaterThan(5);
    expect(waiting.some(({ due }) => due === "2027-01-04" || due === null || due > "2027-01-04")).toBe(true);
    expect(page.total).toBe(waiting.length);
    const fold = items(first).at(-1);
    expect(fold).toMatchObject({ title: `${old.length} older ones, more than 8 weeks late`, lines: [] });
    const shown = items(first).flatMap(({ buttons }) => buttons.flatMap(({ input }) => input["which"] ?? []));
    expect(old.filter(({ dossier }) => shown.includes(dossier))).toEqual([]);

    const older = await press(fold?.buttons[0]?.input ?? {});
    expect(older.card.title).toBe(`${old.length} things more than 8 weeks late`);
    expect(dataOf<Data>(older).waiting).toEqual(waiting);
    const named = (one: Outcome) => items(one).map(({ buttons }) => buttons.at(-1)?.input["which"]);
    expect(named(older)).toEqual(old.slice(0, 5).map(({ dossier }) => dossier));
    const next = older.card.buttons.find(({ label }) => label === "Next");
    expect(named(await press(next?.input ?? {}))).toEqual(old.slice(5, 10).map(({ dossier }) => dossier));
    const back = older.card.buttons.find(({ label }) => label === "Back to the rest");
    expect((await press(back?.input ?? {})).card.title).toBe(first.card.title);
  });

  it.each([
    [
      "en",
      /^With 4 older ones that nobody has begun, since Friday 27 November 2026$/,
      "See all 5",
      "5 times late: autonomous sessions of the week, Apprentice One",
    ],
    [
      "fr",
      /^Avec 4 plus anciennes que personne n'a commencées, depuis le vendredi 27 novembre 2026$/,
      "Voir les 5",
      "5 fois en retard : séances en autonomie de la semaine, Apprentice One",
    ],
  ] as const)(
    "ALB-10 gives sessions that nobody told of, week after week, one place in %s, which leads to each",
    async (lang, line, label, title) => {
      const school = await demoSchool();
      school.setClock("2027-01-11T09:00:00+01:00");
      const press = (input: CommandInput) => school.press("apprentice1@demo.example", "inbox", input, lang);
      const first = await press({});
      const { waiting } = dataOf<Data>(first);
      const weeks = waiting.filter(({ kind, late }) => kind === "session-log" && late);
      expect(weeks).toHaveLength(5);
      const places = items(first).filter(({ lines }) => lines.some((one) => line.test(one)));
      expect(places).toHaveLength(1);
      const [place] = places;
      expect(place?.buttons.map((button) => button.input["which"] ?? button.input["dossier"])).toContain(
        weeks.at(-1)?.dossier,
      );
      const all = place?.buttons.find((button) => button.label === label);
      const series = await press(all?.input ?? {});
      expect(series.card.title).toBe(title);
      expect(items(series).map(({ buttons }) => buttons.at(-1)?.input["which"])).toEqual(
        weeks.map(({ dossier }) => dossier),
      );
      expect(dataOf<Data>(series).waiting).toEqual(waiting);
      expect((await press(series.card.buttons.at(-1)?.input ?? {})).card).toEqual(first.card);
      expect((await press({ same: "nobody:nothing" })).card.title).toBe(first.card.title);
    },
  );

  it.each(["dossier-do", "dossier-refuse"])("is one press away after %s", async (command) => {
    const school = await demoSchool();
    const topic = (await inbox(school, "tutor1")).waiting.find(({ kind }) => kind === "project-topic");
    const at = { dossier: topic?.dossier ?? "", step: topic?.do[0] ?? "", version: topic?.version ?? -1 };
    const done = await school.press("tutor1@demo.example", command, { ...at, reason: "Measure it." });
    expect(dataOf(done)).toMatchObject({ version: at.version + 1 });
    expect(done.card.buttons.at(-1)).toEqual({ label: "What waits for me", command: "inbox", input: {} });
  });

  it("is told anew after any change, by whatever way, and not before", async () => {
    const school = await demoSchool();
    const first = await school.press("tutor1@demo.example", "inbox", {});
    expect((await school.press("tutor1@demo.example", "inbox", {})).card).toBe(first.card);
    await doFirst(school, "apprentice3", "project-topic");
    expect((await school.press("tutor1@demo.example", "inbox", {})).card).not.toBe(first.card);
    expect((await school.press("tutor1@demo.example", "inbox", {}, "fr")).card.title).toMatch(/vous attend/);
  });

  it("holds for a deputy what waits for those they stand in for, saying so, and nothing after the last day", async () => {
    const school = await demoSchool();
    const { people, standIns } = school.app.stores;
    const [tutor, deputy] = await Promise.all(
      ["tutor1", "optionhead-simma"].map((name) => people.byEmail(`${name}@demo.example`)),
    );
    const at = school.app.clock.now();
    const today = Math.floor(at.epochMilliseconds / 86_400_000);
    await standIns.delegate(tutor?.id ?? "", deputy?.id ?? "", { from: today, to: today + 1 }, at);
    const lent = (await inbox(school, "optionhead-simma")).waiting.filter(({ for: whose }) => whose === "Tutor One");
    const own = (await inbox(school, "tutor1")).waiting;
    expect(lent.map(({ dossier }) => dossier).sort()).toEqual(own.map(({ dossier }) => dossier).sort());
    school.setClock("2026-11-24T09:00:00+01:00");
    expect((await inbox(school, "optionhead-simma")).waiting.filter(({ for: whose }) => whose !== null)).toEqual([]);
  });
});
