import { afterEach, expect, it } from "vitest";
import { checkSlackPayload } from "../support/slack/check-payload.ts";
import { diary } from "../support/slack/diary.ts";
import { stepReminding } from "../support/slack/stepping.ts";
import { PEOPLE } from "../support/year/school.ts";

const OTHERS = ["otto", "mia", "dana", "nina"].map((name) => `${name}@school.example`);
const [otto, mia, dana, nina] = OTHERS;
/** Of another cohort: what moves in the first one is none of their business. */
const ROSTER = `albi-apprenticeship,albi-25,2025,SIMMA,Otto Other,${otto},Mia Master,${mia},Company,Dana Deputy,${dana},${PEOPLE["option head"]}\n`;

/** Alix's topic, and what has moved in a calendar. Nina has chosen no language: to her it is in French. */
const isAbout = (title: string, who: string): boolean =>
  title.includes("calendar has changed") ||
  (/project topic|Sujet du projet/.test(title) && (who === "alix" || title.includes("Alix")));

let desk: Awaited<ReturnType<typeof stepReminding>>;
afterEach(async () => {
  await desk.close();
  const sent = desk.tap.calls.filter(({ method }) => /^(chat\.|views\.|respond)/.test(method));
  for (const { method, args } of sent) expect([method, checkSlackPayload(args)]).toEqual([method, []]);
});

it("ALB-20 a topic is asked for, goes up when nobody acts, is refused, passes to who stands in and who comes after, and is approved in the reminder", async () => {
  desk = await stepReminding("2026-12-14T09:30:00+01:00", { others: [ROSTER], known: OTHERS });
  const story = diary(desk, [...Object.values<string>(PEOPLE), ...OTHERS], isAbout);

  // The registrar settles a week of this cohort: those around its apprentice are told once, nobody else is. Alix has had her message of that day.
  await story.until("2026-12-15");
  await story.types("rita", "/doubts", "settle albi-26 2026-W53 company the school is closed");
  const moved = "From Monday 28 December 2026 to Friday 1 January 2027: company instead of nothing known";
  const told = [...story.told(), ...(await story.until("2027-01-07"))];
  expect(told).toEqual([`2026-12-15 max: ${moved}`, `2026-12-15 toni: ${moved}`, `2026-12-16 alix: ${moved}`]);

  // Before the end of semester 1.
  expect(await story.until("2027-02-05")).toEqual([
    "2027-01-08 alix: To fill in by Friday 5 February 2027",
    "2027-01-22 alix: To fill in by Friday 5 February 2027",
    "2027-01-29 alix: To fill in by Friday 5 February 2027",
    "2027-02-01 alix: To fill in by Friday 5 February 2027",
    "2027-02-05 alix: To fill in today",
  ]);

  // Nobody acts: every five working days it goes one up, and says what the ones before were told.
  const late = "It was meant for Friday 5 February 2027; you can still do it here: to fill in";
  const waits = "Waits for Alix Apprentice since Friday 5 February 2027: to fill in";
  const got = (who: string, day: string) => `${who} got a reminder of it on ${day} February 2027`;
  const toldToni = got("Toni Tutor", "Friday 12");
  expect(await story.until("2027-03-01")).toEqual([
    `2027-02-08 alix: ${late}`,
    `2027-02-12 alix: ${late}`,
    `2027-02-12 toni: ${waits} / ${got("Alix Apprentice", "Monday 8")}`,
    `2027-02-19 alix: ${late}`,
    `2027-02-19 olga: ${waits} / ${got("Alix Apprentice", "Friday 12")} / ${toldToni}`,
    `2027-02-26 alix: ${late}`,
    `2027-02-26 rita: ${waits} / ${got("Alix Apprentice", "Friday 19")} / ${toldToni} / ${got("Olga", "Friday 19")}`,
  ]);

  // Alix fills it in from her reminder, which keeps what else it says; everyone who was told sees it done where they were told.
  expect(await story.fillsIn("alix", "Fill in")).toEqual([
    "2027-03-01 max: It is your turn: to complete and sign, by Friday 5 February 2027",
  ]);
  expect(story.seenBy("alix").things).toEqual([
    "Observation report: Fill in, Open",
    "✓ Company project topic: ",
    "Autonomous sessions of the week (2027-W08): Fill in, Open",
  ]);
  for (const who of ["toni", "olga", "rita"]) {
    expect(story.seenBy(who).text).toContain("Done: filled in by Alix Apprentice on Monday 1 March 2027");
  }

  // Toni goes away: what is Toni's turn is told to the deputy, who hears on the first day what waits already. It is refused with a reason; Alix is told at once.
  await story.until("2027-03-02");
  await story.types("toni", "/delegate", `${dana} 2027-03-03 2027-03-09`);
  expect(await story.until("2027-03-03")).toEqual([]);
  expect(await story.fillsIn("max", "Complete and sign")).toEqual([]);
  expect(await story.until("2027-03-04")).toEqual([
    "2027-03-04 dana: It is your turn: to approve, by Wednesday 17 March 2027 / In place of Toni Tutor",
  ]);
  expect(await story.until("2027-03-05")).toEqual([]);
  expect(await story.fillsIn("dana", "Refuse…", { reason: "No indicator can be measured" })).toEqual([
    "2027-03-05 alix: Sent back by Dana Deputy: No indicator can be measured / To take up again when you can: to fill in",
  ]);
  const refused = "5 Mar 2027: refused, Dana Deputy for Toni Tutor (tutor): No indicator can be measured";
  expect(story.seenBy("dana").text).toContain(refused);
  expect(story.seenBy("max").text).toContain(refused);

  // Once more; those who had their message of the day are told on the next. Toni is back the day after and hears what waits.
  expect(await story.until("2027-03-08")).toEqual([]);
  expect(await story.fillsIn("alix", "Fill in")).toEqual([]);
  expect(await story.until("2027-03-09")).toEqual([
    "2027-03-09 max: It is your turn: to complete and sign, by Friday 5 February 2027",
  ]);
  expect(await story.fillsIn("max", "Complete and sign")).toEqual([
    "2027-03-09 dana: It is your turn: to approve, by Tuesday 23 March 2027 / In place of Toni Tutor",
  ]);
  expect(await story.until("2027-03-10")).toEqual([
    "2027-03-10 toni: It is your turn: to approve, by Tuesday 23 March 2027",
  ]);

  // Toni is replaced: Nina is told, and Toni's message has no buttons any more.
  await story.types("rita", "/replace", `${PEOPLE.apprentice} tutor ${nina} 2027-03-10 "Nina New"`);
  expect(story.told()).toEqual(["2027-03-10 nina: C'est à votre tour : à valider, pour le mardi 23 mars 2027"]);
  const toToni = story.messagesTo("toni");
  expect(story.seenBy("toni").text).toContain("This no longer concerns you");
  expect(story.seenBy("toni").text).not.toContain("Approve");
  expect(story.seenBy("alix").text).not.toContain("approved");

  // Nina approves inside the reminder: it says so there and before Alix, and that was the last of it.
  expect(await story.until("2027-03-11")).toEqual([]);
  expect((await story.presses("nina", "Valider")).told).toEqual([]);
  expect(story.seenBy("nina").text).toContain("Fait : validé par Nina New le jeudi 11 mars 2027");
  expect(story.seenBy("alix").text).toContain("11 Mar 2027: approved, Nina New (tutor)");
  expect(await story.until("2027-04-30")).toEqual([]);
  expect(story.messagesTo("toni")).toBe(toToni);
}, 30_000);
