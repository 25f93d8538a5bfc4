import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ChatPage, openBrowser, openChat } from "../support/chat-page.ts";
import { expectedReturn } from "../support/expected-return.ts";
import { focused, nameless, poorContrast, stickingOut } from "../support/in-page.mjs";
import { nightOf, todayInParis } from "../support/night.ts";
import { type Program, startProgram } from "../support/program.ts";

let program: Program;
let browser: Browser;
let chat: ChatPage;

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram(nightOf(todayInParis()).env), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});
afterEach(async () => {
  expect(chat.problems).toEqual([]);
  await chat.page.context().close();
});

const open = async (options: Parameters<typeof openChat>[2] = {}): Promise<Page> => {
  chat = await openChat(browser, program.url, options);
  return chat.page;
};
const pick = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("button", { name }).first().click();
  await page.locator(".chip").first().waitFor();
};
const lastCard = (page: Page) => page.locator(".log:not([hidden]) .answer .card").last();
const type = async (page: Page, line: string): Promise<void> => {
  const before = await page.locator(".answer .card").count();
  await page.getByRole("textbox", { name: /commande|command/i }).fill(line);
  await page.keyboard.press("Enter");
  await page.locator(".answer .card").nth(before).waitFor();
};

describe("the web chat in a browser", () => {
  it("answers a click on next-period for Apprentice One with the right date", async () => {
    const page = await open();
    await pick(page, "Apprentice One");
    await page.getByRole("button", { name: "/next-period" }).click();
    await lastCard(page).waitFor();
    expect(await lastCard(page).getByRole("heading").innerText()).toContain(expectedReturn().en);
    expect(await page.locator(".asked bdi").last().innerText()).toBe("/next-period");
  });

  it("speaks French to a French browser and changes language in place", async () => {
    const page = await open({ locale: "fr-FR" });
    expect(await page.locator("html").getAttribute("lang")).toBe("fr");
    await pick(page, "Apprentice One");
    await type(page, "next-period");
    expect(await lastCard(page).innerText()).toContain(expectedReturn().fr);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Send" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await type(page, "next-period");
    expect(await lastCard(page).innerText()).toContain(expectedReturn().en);
    expect(await page.locator(".answer").evaluateAll((all) => all.map((one) => one.getAttribute("lang")))).toEqual([
      "fr",
      "en",
    ]);
  });

  it("offers the nearest command for a misspelt line, and the button works", async () => {
    const page = await open();
    await pick(page, "Apprentice Two");
    await type(page, "next-perod");
    await lastCard(page).getByRole("button", { name: "next-period" }).click();
    await page.locator(".answer .card").nth(1).waitFor();
    expect(await lastCard(page).getByRole("heading").innerText()).not.toContain("next-perod");
  });

  it("shows HTML and Markdown as they were typed", async () => {
    const page = await open();
    await pick(page, "Apprentice One");
    const typed = "<b>bold</b>_x_**y**";
    await type(page, typed);
    expect(await page.locator(".asked bdi").last().innerText()).toBe(typed);
    expect(await lastCard(page).getByRole("heading").innerText()).toContain(typed);
    expect(await page.locator(".log b, .log em").count()).toBe(0);
  });

  it("works by keyboard alone, with earlier lines under the arrows", async () => {
    const page = await open();
    const here = () => page.evaluate(focused);
    await page.keyboard.press("Tab");
    expect((await here()).kind).toBe("skip");
    for (let tabs = 0; tabs < 12 && !(await here()).text.includes("Apprentice One"); tabs += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    expect((await here()).id).toBe("line");
    await page.keyboard.type("whoami");
    await page.keyboard.press("Enter");
    await lastCard(page).waitFor();
    await page.keyboard.press("ArrowUp");
    expect(await page.locator("#line").inputValue()).toBe("whoami");
    await page.keyboard.press("ArrowDown");
    expect(await page.locator("#line").inputValue()).toBe("");
    await page.keyboard.press("Shift+Tab");
    expect((await here()).text).toMatch(/^\//);
  });

  it("tells a screen reader what is what", async () => {
    const page = await open();
    await pick(page, "Apprentice One");
    await type(page, "calendar");
    expect(await page.getByRole("log", { name: "Conversation" }).count()).toBe(1);
    expect(await page.getByRole("columnheader").count()).toBeGreaterThan(1);
    expect(await page.evaluate(nameless)).toEqual([]);
    expect(await page.locator(".person[aria-current=true]").innerText()).toContain("Apprentice One");
  });

  it("fits a window of 360 pixels, people, cards, tables and forms alike", async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    expect(await page.evaluate(stickingOut)).toEqual([]);
    await pick(page, "Registrar");
    for (const line of [
      "next-period",
      "calendar",
      "help",
      "settings",
      "programme-settings",
      "doubts",
      "curriculum",
      "contacts",
      "faq",
    ]) {
      await type(page, line);
      expect(await page.evaluate(stickingOut), line).toEqual([]);
    }
    await page.getByRole("button", { name: "Change person" }).click();
    await pick(page, "Tutor One");
    await type(page, "next-period");
    expect(await page.evaluate(stickingOut)).toEqual([]);
  });

  it("keeps each person's conversation apart and finds the person again after a reload", async () => {
    const page = await open();
    await pick(page, "Apprentice One");
    await type(page, "whoami");
    await pick(page, "Master One");
    expect(await page.locator(".log:not([hidden]) .asked").count()).toBe(0);
    await page.reload();
    await page.locator(".chip").first().waitFor();
    expect(await page.locator("#who").innerText()).toContain("Master One");
  });

  it("is drawn with enough contrast, light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open({ colorScheme });
      await pick(page, "Apprentice One");
      await type(page, "next-period");
      expect(await page.evaluate(poorContrast)).toEqual([]);
      if (colorScheme === "light") await page.context().close();
    }
  });

  it("says that the connection is lost when the program stops", async () => {
    const short = await startProgram();
    chat = await openChat(browser, short.url);
    await pick(chat.page, "Apprentice One");
    await short.stop();
    await chat.page.getByRole("status").filter({ hasText: "connection is lost" }).waitFor();
    await type(chat.page, "next-period");
    expect(await lastCard(chat.page).innerText()).toContain("Passerelle does not answer.");
    chat.problems.length = 0;
  });
});
