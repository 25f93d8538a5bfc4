import { afterEach, describe, expect, it } from "vitest";
import type { Board, Outcome } from "../../../src/core/door.ts";
import { type Redraw, startRedraw } from "../../../src/jobs/redraw.ts";
import { dataOf, demoSchool, type School } from "../../support/school.ts";

const open: Redraw[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
});

/** A platform that keeps what it was asked to draw; `answers` says how it goes, the last one for ever. */
function board(answers: readonly (boolean | Error)[] = [true]) {
  const drawn: { place: string; outcome: Outcome }[] = [];
  let turn = 0;
  const one: Board = {
    platform: "paper",
    async redraw(place, outcome) {
      drawn.push({ place, outcome });
      const answer = answers[Math.min(turn++, answers.length - 1)] ?? true;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { one, drawn };
}

async function watching(school: School, boards: readonly Board[]) {
  const told: string[][] = [];
  const { stores, door, clock, log } = school.app;
  const redraw = startRedraw({ stores, door, boards, clock, log, tell: (refs) => told.push([...refs]) });
  open.push(redraw);
  await redraw.look();
  return { redraw, told };
}

/** The apprentice's session log of the week, which they fill in alone; as a card sent to the tutor. */
async function sentCard(school: School) {
  const { waiting } = dataOf<{ waiting: { dossier: string; kind: string; version: number; do: string[] }[] }>(
    await school.press("apprentice3@demo.example", "inbox", {}),
  );
  const topic = waiting.find(({ kind }) => kind === "project-topic");
  if (!topic) throw new Error("no topic waits");
  const person = await school.app.stores.people.byEmail("tutor1@demo.example");
  if (!person) throw new Error("no tutor");
  const shown = await school.press(person.email, "dossier", { which: topic.dossier });
  await school.app.door.sent("paper", "here", shown.card, person);
  return topic;
}

async function fill(
  school: School,
  { dossier, version, do: [step = ""] }: { dossier: string; version: number; do: string[] },
) {
  const form = (
    await school.press("apprentice3@demo.example", "dossier-do", { dossier, step, version })
  ).card.parts.find(({ kind }) => kind === "form");
  const fields = form?.kind === "form" ? form.form.fields : [];
  const typed = Object.fromEntries(fields.map(({ name }) => [name, "something new"]));
  dataOf(
    await school.press("apprentice3@demo.example", "dossier-do", { dossier, step, version, ...typed, sent: true }),
  );
}

describe("a card that was sent", () => {
  it("is drawn again for its reader when its dossier changes, once", async () => {
    const school = await demoSchool();
    const { one, drawn } = board();
    const { redraw, told } = await watching(school, [one]);
    const topic = await sentCard(school);
    await redraw.look();
    expect(drawn).toEqual([]);
    await fill(school, topic);
    await redraw.look();
    await redraw.look();
    expect(drawn).toHaveLength(1);
    expect(drawn[0]).toMatchObject({ place: "here", outcome: { ok: true } });
    expect(JSON.stringify(drawn[0]?.outcome.card)).toContain("something new");
    expect(told.flat()).toEqual([topic.dossier]);
  });

  it("and was drawn over by another late is drawn once more", async () => {
    const school = await demoSchool();
    const { one, drawn } = board();
    let topic = "";
    // Meanwhile its reader has pressed in it, and something else was put there.
    const pressed: Board = {
      ...one,
      async redraw(place, outcome) {
        const person = await school.app.stores.people.byEmail("tutor1@demo.example");
        const about = { dossiers: [topic], command: "inbox", input: {} };
        if (drawn.length === 0 && person)
          await school.app.door.sent("paper", place, { ...outcome.card, about }, person);
        return one.redraw(place, outcome);
      },
    };
    const { redraw } = await watching(school, [pressed]);
    const sent = await sentCard(school);
    topic = sent.dossier;
    await fill(school, sent);
    for (let round = 0; round < 3; round += 1) await redraw.look();
    expect(drawn.map(({ outcome }) => outcome.command)).toEqual(["dossier", "inbox"]);
  });

  it("and whose reader was replaced says who acts now, has no button to act with, and is drawn no more", async () => {
    const school = await demoSchool();
    const { one, drawn } = board();
    const { redraw } = await watching(school, [one]);
    const topic = await sentCard(school);
    const change = { learner: "apprentice3@demo.example", role: "tutor", email: "tutor2@demo.example" };
    const now = school.app.clock.now().toZonedDateTimeISO("Europe/Paris").toPlainDate().toString();
    dataOf(await school.press("registrar@demo.example", "replace", { ...change, from: now }));
    await redraw.look();
    expect(drawn).toMatchObject([{ place: "here", outcome: { ok: false, error: { id: "not-allowed" } } }]);
    expect(drawn[0]?.outcome.card.buttons.map(({ command }) => command)).toEqual(["help"]);
    await fill(school, topic);
    await redraw.look();
    expect(drawn).toHaveLength(1);
  });

  it("is left alone once it is gone", async () => {
    const school = await demoSchool();
    const { one, drawn } = board([false]);
    const { redraw } = await watching(school, [one]);
    const topic = await sentCard(school);
    await fill(school, topic);
    await redraw.look();
    const now = { ...topic, version: 1, do: topic.do };
    dataOf(
      await school.press("apprentice3@demo.example", "dossier-withdraw", {
        dossier: now.dossier,
        step: now.do[0] ?? "",
        version: topic.version + 1,
      }),
    );
    await redraw.look();
    expect(drawn).toHaveLength(1);
  });

  it("waits half a minute for a platform that cannot be reached, and is not lost", async () => {
    const school = await demoSchool();
    const { one, drawn } = board([new Error("down"), true]);
    const { redraw } = await watching(school, [one]);
    await fill(school, await sentCard(school));
    await redraw.look();
    await redraw.look();
    expect(drawn).toHaveLength(1);
    school.setClock("2026-11-22T09:00:31+01:00");
    await redraw.look();
    await redraw.look();
    expect(drawn).toHaveLength(2);
  });
});

it("changes from before the program started are not told again", async () => {
  const school = await demoSchool();
  await fill(school, await sentCard(school));
  const { redraw, told } = await watching(school, []);
  await redraw.look();
  expect(told).toEqual([]);
});
