import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { chromiumPath } from "./chromium.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

export interface ChatPage {
  readonly page: Page;
  /** Errors of the console, of scripts and of the content security policy, so far. */
  readonly problems: string[];
}

/** A page of its own, that writes down everything that goes wrong in it. */
export async function openChat(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<ChatPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("requestfailed", (request) => {
    // The live stream ends with the page, and that counts as failed.
    if (!request.url().endsWith("/events")) problems.push(`${request.url()} failed`);
  });
  await page.goto(url);
  await page.locator(".person").first().waitFor();
  return { page, problems };
}
