import type { Locator, Page } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, it } from "vitest";
import { cutLabels, poorContrast, stickingOut } from "../support/in-page.mjs";
import { shot } from "../support/shots.ts";
import { chatAs, type PersonaPage, typeInto } from "../support/teams/playground-page.ts";
import { clockedYear, SIGNED_AT, TOPIC } from "../support/year/clocked-year.ts";
import { PEOPLE } from "../support/year/school.ts";

const year = clockedYear("reminder");
const PATIENCE = { timeout: 60_000 };

/** Into each of the next mornings: what was late after a jump of the clock is spread over half an hour. */
const MINUTES = [0, 10, 20, 40];

/** The master signs; from the next morning on, time passes until the tutor is told. */
async function signed(told: Locator): Promise<void> {
  await year.sign();
  const last = Temporal.Instant.from(SIGNED_AT);
  for (let step = 0; !(await told.last().isVisible()); step += 1) {
    if (step > 4 * MINUTES.length) throw new Error("the tutor is not told");
    const days = 1 + Math.floor(step / MINUTES.length);
    await year.program.at(`${last.add({ hours: 24 * days, minutes: MINUTES[step % MINUTES.length] ?? 0 })}`);
    await told
      .last()
      .waitFor({ timeout: 5_000 })
      .catch(() => undefined);
  }
}

describe("a reminder in the Agents Playground", () => {
  const open: PersonaPage[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ playground }) => playground.stop()));
  });

  it("comes by itself, is decided in, and changes where it stands", async () => {
    const tutor = await chatAs(year.browser, year.program.url, { number: 41, name: "Toni Tutor", email: PEOPLE.tutor });
    open.push(tutor);
    await typeInto(tutor.page, "whoami");
    await tutor.page.getByText("Toni Tutor").last().waitFor();
    const approve = tutor.page.getByRole("button", { name: "Approve" });
    await signed(approve);
    await tutor.page.screenshot(shot("reminder-teams"));
    await approve.last().click();
    await tutor.page.getByText("approved, Toni Tutor").last().waitFor(PATIENCE);
    await expect.poll(() => approve.count(), PATIENCE).toBe(0);
    await tutor.page.screenshot(shot("reminder-teams-after"));
  });
});

describe("a reminder in the web chat", () => {
  const cards = (page: Page) => page.locator(".log:not([hidden]) .answer .card");

  /** Put off to the next working day: it says so, and what is left can still be decided. */
  async function putOff(page: Page, card: Locator, width: number): Promise<void> {
    const asked = await cards(page).count();
    await card.getByRole("button", { name: "Remind me later" }).click();
    const form = cards(page).nth(asked);
    await form.getByLabel("When?").selectOption({ index: 1 });
    await page.screenshot(shot(`reminder-web-put-off-${width}`));
    await form.getByRole("button", { name: "Remind me", exact: true }).click();
    await cards(page)
      .filter({ hasText: /Noted: I will remind you of .+ on \w+ \d+ \w+ \d{4}/ })
      .waitFor();
    await page.screenshot(shot(`reminder-web-noted-${width}`));
    await card.getByRole("button", { name: "Approve", exact: true }).waitFor();
  }

  it.each([1280, 390])(
    "comes by itself, waits for who opens the chat later, and changes, %i pixels wide",
    async (width) => {
      const tutor = await year.chatAs("Toni Tutor", width);
      const card = cards(tutor.page).filter({ hasText: TOPIC }).last();
      await signed(card.getByRole("button", { name: "Approve", exact: true }));
      await tutor.page.screenshot(shot(`reminder-web-${width}`));

      const later = await year.chatAs("Toni Tutor", width);
      // Answers about it name it too: they have no such button.
      const why = later.page.getByRole("button", { name: "Why did I get this?" });
      const again = cards(later.page).filter({ hasText: TOPIC }).filter({ has: why }).last();
      await again.getByRole("button", { name: "Approve", exact: true }).waitFor();
      const before = await cards(later.page).count();
      await again.getByRole("button", { name: "Why did I get this?" }).click();
      await cards(later.page).nth(before).waitFor();
      await later.page.screenshot(shot(`reminder-web-why-${width}`));
      await putOff(later.page, again, width);

      await card.getByRole("button", { name: "Approve", exact: true }).click();
      await cards(tutor.page).getByText("approved").first().waitFor();
      await expect.poll(() => again.getByRole("button", { name: "Approve", exact: true }).count(), PATIENCE).toBe(0);
      await tutor.page.screenshot(shot(`reminder-web-after-${width}`));
      await later.page.screenshot(shot(`reminder-web-later-after-${width}`));
      for (const { page, problems } of [tutor, later]) {
        expect(await page.evaluate(cutLabels)).toEqual([]);
        expect(await page.evaluate(poorContrast)).toEqual([]);
        expect(await page.evaluate(stickingOut)).toEqual([]);
        expect(problems).toEqual([]);
        await page.context().close();
      }
    },
  );
});
