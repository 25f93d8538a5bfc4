import type { Browser, Page } from "playwright-core";
import { type Persona, type Playground, startPlayground } from "./playground.ts";

export interface PersonaPage {
  readonly page: Page;
  readonly playground: Playground;
}

/** The Playground's page in which a persona chats with the bot of that program. */
export async function chatAs(browser: Browser, programUrl: string, persona: Persona): Promise<PersonaPage> {
  const playground = await startPlayground(`${programUrl}/api/messages`, persona);
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(playground.url, { waitUntil: "domcontentloaded" });
  await page.getByRole("button", { name: "Send Message" }).waitFor();
  return { page, playground };
}

export async function typeInto(page: Page, text: string): Promise<void> {
  const box = page.getByRole("textbox").first();
  await box.fill(text);
  await box.press("Enter");
}
