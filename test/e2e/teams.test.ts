import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { albiAnswers } from "../support/albi-answers.ts";
import { openBrowser } from "../support/chat-page.ts";
import { nightOf } from "../support/night.ts";
import { type Program, startProgram } from "../support/program.ts";
import { shot } from "../support/shots.ts";
import { messageProblems } from "../support/teams/card-check.ts";
import type { Persona, Playground } from "../support/teams/playground.ts";
import { chatAs as openPersona, type PersonaPage, typeInto } from "../support/teams/playground-page.ts";
import { type TeamsSchool, teamsSchool } from "../support/teams/school.ts";

const APPRENTICE: Persona = { number: 20, name: "Apprentice One", email: "apprentice1@school.example" };
const STRANGER: Persona = { number: 21, name: "Somebody Else", email: "somebody@elsewhere.example" };

/** What the hand-typed table says for today, in the zone that the Playground gives: UTC. */
function expected(): { readonly startYear: number; readonly next: string; readonly back: string } {
  const today = new Date().toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4));
  for (const startYear of [year, year - 1]) {
    const answer = albiAnswers(startYear).findLast(({ date }) => date <= today);
    if (answer?.next && answer.return)
      return { startYear, next: said(answer.next.from, "short"), back: said(answer.return, "long") };
  }
  throw new Error(`no answer for ${today}`);
}

function said(date: string, month: "short" | "long"): string {
  const weekday = month === "long" ? ({ weekday: "long" } as const) : {};
  const format = new Intl.DateTimeFormat("en-GB", {
    ...weekday,
    day: "numeric",
    month,
    year: "numeric",
    timeZone: "UTC",
  });
  return format.format(new Date(`${date}T00:00:00Z`)).replace(",", "");
}

describe("Teams, played by the Agents Playground in a real browser", () => {
  const right = expected();
  let school: TeamsSchool;
  let program: Program;
  let browser: Browser;
  const playgrounds: Playground[] = [];

  beforeAll(async () => {
    school = teamsSchool(APPRENTICE, right.startYear);
    const night = nightOf(new Date().toISOString().slice(0, 10));
    const env = { DATABASE_URL: school.databaseUrl, TEAMS_AUTH: "off", DEMO: "0", LOG_LEVEL: "warn" };
    program = await startProgram({ ...env, ...night.env });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all(playgrounds.map((playground) => playground.stop()));
    await program?.stop();
    school?.remove();
  });

  async function chatAs(persona: Persona): Promise<PersonaPage> {
    const opened = await openPersona(browser, program.url, persona);
    playgrounds.push(opened.playground);
    return opened;
  }

  it("greets an apprentice, answers /next-period, and replaces the card when a button is pressed", async () => {
    const { page, playground } = await chatAs(APPRENTICE);
    await expect.poll(() => playground.recorder.activities.length, { timeout: 20_000 }).toBe(1);

    await typeInto(page, "@Passerelle /Next-Period");
    await expect.poll(() => playground.recorder.activities.length, { timeout: 20_000 }).toBe(2);
    const title = page.getByText(`Back to school on ${right.back}`);
    await title.last().waitFor();
    expect(await page.locator("body").innerText()).toContain(right.next);
    await page.screenshot(shot("teams-next-period"));

    const before = await title.count();
    await page.getByRole("button", { name: "My year" }).last().click();
    await expect.poll(() => title.count(), { timeout: 20_000 }).toBe(before - 1);
    await page.screenshot(shot("teams-calendar"));

    expect(playground.recorder.activities.flatMap((activity) => messageProblems(activity))).toEqual([]);
    expect(JSON.stringify(playground.recorder.activities[1])).toContain(right.back);
  });

  it("tells a stranger what to do", async () => {
    const { page, playground } = await chatAs(STRANGER);
    await typeInto(page, "next-period");
    await page.getByText(`I cannot find ${STRANGER.email} in the roster.`).last().waitFor();
    await page.screenshot(shot("teams-stranger"));
    expect(playground.recorder.activities.flatMap((activity) => messageProblems(activity))).toEqual([]);
  });
});
