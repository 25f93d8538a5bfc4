import type { InvokeResponse, TurnContext } from "botbuilder";
import type { Card } from "../../core/card.ts";
import { type Lang, langOf } from "../../core/words/lang.ts";
import { sayer } from "../../core/words/words.ts";
import { isPutOff } from "./errors.ts";
import { TEAMS_LIMITS } from "./limits.ts";
import { CARD_TYPE, renderCard, renderMessage } from "./render.ts";
import { type TeamsTrouble, teamsWords } from "./words.ts";

/** What is shown to whoever asked. */
export interface Answer {
  readonly card: Card;
  readonly lang: Lang;
}

const says = { fr: sayer(teamsWords, "fr"), en: sayer(teamsWords, "en") };
export const DEFAULT_LANG: Lang = "fr";

/** A refusal of this door itself, with the next step. */
export function trouble(what: TeamsTrouble, lang: Lang): Answer {
  const say = says[lang];
  return { card: { title: say(what), parts: [{ kind: "text", text: say(`${what}.next`) }], buttons: [] }, lang };
}

/** As a new message. What Teams puts off is sent again, after a second, two, four. */
export async function sendAnswer(context: TurnContext, { card, lang }: Answer): Promise<void> {
  const message = renderMessage(card, lang);
  for (let sent = 1; ; sent++) {
    try {
      await context.sendActivity(message);
      return;
    } catch (error) {
      if (!isPutOff(error) || sent >= TEAMS_LIMITS.sends) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** sent));
    }
  }
}

/** In place of the card whose button was pressed, for the one who pressed. */
export async function replaceCard(context: TurnContext, { card, lang }: Answer): Promise<void> {
  const body = { statusCode: 200, type: CARD_TYPE, value: renderCard(card, lang) };
  await context.sendActivity({ type: "invokeResponse", value: { status: 200, body } });
}

/** For a press that came a second time: the first was answered. */
export function answeredAlready(locale: string | null | undefined): InvokeResponse {
  const value = says[langOf(locale) ?? DEFAULT_LANG]("twice");
  return { status: 200, body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value } };
}
