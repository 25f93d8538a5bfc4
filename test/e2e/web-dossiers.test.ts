import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChatPage, openBrowser, openChat } from "../support/chat-page.ts";
import { descriptionOf, focused, nameless, poorContrast, stickingOut } from "../support/in-page.mjs";
import { shot } from "../support/shots.ts";
import { startWebSchool, TOPICS, type WebSchool } from "../support/web-school.ts";

const [ONE] = TOPICS;

let school: WebSchool;
let browser: Browser;
let chat: ChatPage;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  school = await startWebSchool();
});
afterEach(async () => {
  expect(chat.problems).toEqual([]);
  await chat.page.context().close();
  await school.stop();
});

async function open(options: Parameters<typeof openChat>[2] = {}): Promise<Page> {
  chat = await openChat(browser, `${school.url}/`, options);
  await chat.page.getByRole("button", { name: "Tutor One" }).click();
  return chat.page;
}

const cards = (page: Page) => page.locator(".log:not([hidden]) .answer .card");
const titles = (page: Page) => cards(page).getByRole("heading").allInnerTexts();
const type = async (page: Page, line: string): Promise<void> => {
  const before = await cards(page).count();
  await page.locator("#line").fill(line);
  await page.keyboard.press("Enter");
  await cards(page).nth(before).waitFor();
};
const button = (page: Page, name: string) =>
  page.locator(".log:not([hidden])").getByRole("button", { name, exact: true });
const shown = (page: Page, text: string) => page.locator(".log:not([hidden]) .answer").getByText(text);
const asked = (command: string) => school.pressed.filter((one) => one.command === command).length;

describe("a card about a dossier in the web chat", () => {
  it("changes in place when its button decides, with the keyboard still in it", async () => {
    const page = await open();
    await type(page, `topic ${ONE}`);
    await button(page, "Approve").focus();
    await page.keyboard.press("Enter");
    await shown(page, `Topic ${ONE}: approved by you`).waitFor();
    expect(await titles(page)).toEqual([`Topic ${ONE}: approved by you`]);
    expect(await page.locator(".asked").count()).toBe(1);
    expect((await page.evaluate(focused)).text).toBe("Approve");
    expect(await page.locator("#news").innerText()).toContain(`Card updated: Topic ${ONE}: approved by you`);
  });

  it("changes in place on every open page, for each person, when somebody else decides", async () => {
    const page = await open();
    await type(page, `topic ${ONE}`);
    await type(page, "inbox");
    const other = await openChat(browser, `${school.url}/`);
    await other.page.getByRole("button", { name: "Master One" }).click();
    await type(other.page, `topic ${ONE}`);
    await page.locator("#line").focus();
    await page.keyboard.type("half a line");
    school.decide(ONE, "refused by the tutor");
    for (const each of [page, other.page]) await shown(each, `Topic ${ONE}: refused by the tutor`).waitFor();
    await shown(page, "It refused by the tutor").waitFor();
    expect(await page.locator("#line").inputValue()).toBe("half a line");
    expect((await page.evaluate(focused)).id).toBe("line");
    expect(await cards(page).count()).toBe(2);
    expect(other.problems).toEqual([]);
    await other.page.context().close();
  });

  it("asks once for cards that answer the same, and not for other dossiers", async () => {
    const page = await open();
    await type(page, `topic ${ONE}`);
    await type(page, `topic ${ONE}`);
    await type(page, `topic ${TOPICS[1]}`);
    const before = asked("topic");
    school.decide(ONE, "decided");
    await expect.poll(() => shown(page, `Topic ${ONE}: decided`).count()).toBe(2);
    expect(asked("topic") - before).toBe(1);
  });

  it("is drawn again when its person is chosen again, not before", async () => {
    const page = await open();
    await type(page, `topic ${ONE}`);
    await page.getByRole("button", { name: "Master One" }).click();
    const before = asked("topic");
    await type(page, "history x");
    school.decide(ONE, "decided");
    await type(page, "history y");
    expect(asked("topic")).toBe(before);
    await page.getByRole("button", { name: "Tutor One" }).click();
    await shown(page, `Topic ${ONE}: decided`).waitFor();
  });

  it("keeps a list where it is while one of its items is seen, and draws the list anew after a decision in it", async () => {
    const page = await open();
    await type(page, "inbox");
    await page.screenshot(shot("web-inbox"));
    expect(await page.evaluate(poorContrast)).toEqual([]);
    expect(await page.locator(".card b, .card em").count()).toBe(0);
    await button(page, `See ${ONE}`).click();
    await cards(page).nth(1).waitFor();
    await button(page, `Approve ${ONE}`).click();
    await shown(page, "It approved by you").waitFor();
    await shown(page, `Topic ${ONE}: approved by you`).waitFor();
    expect(await cards(page).count()).toBe(2);
  });
});

describe("a form about a dossier in the web chat", () => {
  const why = (page: Page) => page.getByRole("textbox", { name: "Problem and context" });

  async function writing(options: Parameters<typeof openChat>[2] = {}): Promise<Page> {
    const page = await open(options);
    await type(page, `topic ${ONE}`);
    await button(page, "Fill in").click();
    await why(page).fill("half a sentence");
    return page;
  }

  it("stands in the place of the card whose button opened it, and sends drafts though a field is required", async () => {
    const page = await writing();
    expect(await cards(page).count()).toBe(1);
    expect((await page.evaluate(focused)).kind).toContain("ac-textInput");
    await why(page).fill("");
    await button(page, "Keep as a draft").click();
    await shown(page, `Topic ${ONE}: kept as a draft`).waitFor();
    expect(school.pressed.find(({ command }) => command === "fill")?.input).toEqual({ ref: ONE, draft: true });
  });

  it("keeps a pasted text that is too long whole, says so and sends nothing until it fits", async () => {
    const page = await writing();
    await why(page).fill("x".repeat(4000));
    expect(await why(page).inputValue()).toHaveLength(4000);
    await shown(page, "4000 / 3000. This is too long").waitFor();
    await button(page, "Keep as a draft").click();
    expect([(await page.evaluate(focused)).kind, asked("fill")]).toEqual([expect.stringContaining("ac-textInput"), 0]);
    await why(page).fill("x".repeat(3000));
    expect(await shown(page, "This is too long").count()).toBe(0);
    await button(page, "Keep as a draft").click();
    await shown(page, `Topic ${ONE}: kept as a draft`).waitFor();
  });

  it("asks before a reload takes what was written and not sent, and not once it was sent", async () => {
    const page = await writing();
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.type());
      void dialog.dismiss();
    });
    await page.reload({ timeout: 2000 }).catch(() => null);
    expect(dialogs).toEqual(["beforeunload"]);
    expect(await why(page).inputValue()).toBe("half a sentence");
    await button(page, "Keep as a draft").click();
    await shown(page, `Topic ${ONE}: kept as a draft`).waitFor();
    await page.reload();
    expect(dialogs).toHaveLength(1);
  });

  it("comes back with what was typed and what is wrong, told together with its field", async () => {
    const page = await writing({ viewport: { width: 360, height: 900 } });
    school.refuse("Write at least <b>three</b> lines.");
    await button(page, "Sign").click();
    await shown(page, "Write at least <b>three</b> lines.").waitFor();
    expect(await cards(page).count()).toBe(1);
    expect(await why(page).inputValue()).toBe("half a sentence");
    expect(await why(page).getAttribute("aria-invalid")).toBe("true");
    expect((await page.evaluate(focused)).kind).toContain("ac-textInput");
    const told = await why(page).evaluate(descriptionOf);
    expect(told).toEqual(["Write at least <b>three</b> lines.", "Three lines. <b>as typed</b> **y** _z_"]);
    expect(await page.evaluate(nameless)).toEqual([]);
    expect(await page.evaluate(stickingOut)).toEqual([]);
    expect(await page.evaluate(poorContrast)).toEqual([]);
    await page.screenshot(shot("web-form-problems"));
    school.decide(ONE, "filled in by someone else");
    await shown(page, "This has changed while you were writing.").waitFor();
    expect(await why(page).inputValue()).toBe("half a sentence");
  });

  it("is not touched while someone writes in it: a line says that it has changed, and the new version keeps what was typed", async () => {
    const page = await writing();
    school.decide(ONE, "filled in by someone else");
    const told = shown(page, "This has changed while you were writing.");
    await told.waitFor();
    expect(await why(page).inputValue()).toBe("half a sentence");
    expect((await page.evaluate(focused)).kind).toContain("ac-textInput");
    expect(await page.evaluate(poorContrast)).toEqual([]);
    await page.screenshot(shot("web-form-changed"));
    await button(page, "Show the new version").click();
    await shown(page, `Fill in topic ${ONE} (filled in by someone else)`).waitFor();
    expect(await why(page).inputValue()).toBe("half a sentence");
    expect(await told.count()).toBe(0);
    await button(page, "Sign").click();
    await shown(page, `Topic ${ONE}: signed by you`).waitFor();
    expect(school.pressed.find(({ command }) => command === "fill")?.input).toMatchObject({ why: "half a sentence" });
  });

  it("leaves what was typed below the new version when that has no form any more", async () => {
    const page = await writing({ viewport: { width: 360, height: 740 } });
    school.decide(ONE, "closed");
    await button(page, "Show the new version").click();
    await shown(page, `Topic ${ONE}: closed`).waitFor();
    expect(await page.locator(".written").innerText()).toContain("half a sentence");
    expect(await page.locator(".written").innerText()).toContain("What you had written");
    expect(await page.evaluate(stickingOut)).toEqual([]);
    await page.screenshot(shot("web-form-left-over"));
  });
});
