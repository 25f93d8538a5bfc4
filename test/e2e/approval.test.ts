import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cutLabels, poorContrast, stickingOut } from "../support/in-page.mjs";
import { shot } from "../support/shots.ts";
import { chatAs, type PersonaPage, typeInto } from "../support/teams/playground-page.ts";
import { clockedYear, TOPIC } from "../support/year/clocked-year.ts";
import { PEOPLE } from "../support/year/school.ts";

const year = clockedYear("approval");
beforeEach(() => year.sign(), 60_000);

describe("ALB-20 a topic approved in the Agents Playground", () => {
  const open: PersonaPage[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ playground }) => playground.stop()));
  });

  async function as(number: number, name: string, email: string): Promise<Page> {
    const opened = await chatAs(year.browser, year.program.url, { number, name, email });
    open.push(opened);
    return opened.page;
  }

  it("by the tutor changes the card before the apprentice", async () => {
    const apprentice = await as(40, "Alix Apprentice", PEOPLE.apprentice);
    await typeInto(apprentice, "project-topic");
    await apprentice.getByText("to approve: Toni Tutor").last().waitFor();
    await apprentice.screenshot(shot("approval-teams-apprentice-before"));

    const tutor = await as(41, "Toni Tutor", PEOPLE.tutor);
    await typeInto(tutor, "inbox");
    await tutor.getByText(`${TOPIC}, Alix Apprentice`).last().waitFor();
    await tutor.screenshot(shot("approval-teams-tutor-inbox"));
    await tutor.getByRole("button", { name: "Approve" }).last().click();
    await tutor.getByText("approved, Toni Tutor (tutor)").last().waitFor();

    await apprentice.bringToFront();
    await apprentice.getByText("approved, Toni Tutor").last().waitFor();
    await expect.poll(() => apprentice.getByText("to approve: Toni Tutor").count(), { timeout: 20_000 }).toBe(0);
    await apprentice.screenshot(shot("approval-teams-apprentice-after"));
    // The list that was pressed does not come back over what was decided in it.
    await tutor.bringToFront();
    await expect.poll(() => tutor.getByText("approved, Toni Tutor (tutor)").count(), { timeout: 20_000 }).toBe(1);
    await tutor.screenshot(shot("approval-teams-tutor-after"));
  });
});

describe("ALB-20 a topic approved in the web chat", () => {
  const cards = (page: Page) => page.locator(".log:not([hidden]) .answer .card");

  async function type(page: Page, line: string): Promise<void> {
    const before = await cards(page).count();
    await page.locator("#line").fill(line);
    await page.keyboard.press("Enter");
    await cards(page).nth(before).waitFor();
  }

  it.each([1280, 390])("by the tutor changes the card before the apprentice, %i pixels wide", async (width) => {
    const apprentice = await year.chatAs("Alix Apprentice", width);
    await type(apprentice.page, "/project-topic");
    await cards(apprentice.page).getByText("to approve: Toni Tutor").waitFor();
    await apprentice.page.screenshot(shot(`approval-web-apprentice-before-${width}`));

    const tutor = await year.chatAs("Toni Tutor", width);
    await type(tutor.page, "/inbox");
    await tutor.page.screenshot(shot(`approval-web-tutor-inbox-${width}`));
    // It may stand in a reminder too.
    await cards(tutor.page).getByText(`${TOPIC}, Alix Apprentice`).last().waitFor();
    await tutor.page.getByRole("button", { name: "Approve", exact: true }).last().click();
    await cards(tutor.page).getByText("approved, Toni Tutor (tutor)").first().waitFor();
    await tutor.page.screenshot(shot(`approval-web-tutor-after-${width}`));

    await cards(apprentice.page).getByText("approved, Toni Tutor").waitFor();
    expect(await cards(apprentice.page).filter({ hasText: "approved, Toni Tutor" }).count()).toBe(1);
    expect(await cards(apprentice.page).getByText("to approve: Toni Tutor").count()).toBe(0);
    await apprentice.page.screenshot(shot(`approval-web-apprentice-after-${width}`));
    await type(tutor.page, "/problem");
    await tutor.page.getByRole("button", { name: "The school tells the company, Alix Apprentice" }).waitFor();
    await tutor.page.screenshot(shot(`problem-web-${width}`));
    for (const { page, problems } of [apprentice, tutor]) {
      expect(await page.evaluate(cutLabels)).toEqual([]);
      expect(await page.evaluate(poorContrast)).toEqual([]);
      expect(await page.evaluate(stickingOut)).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    }
  });
});
