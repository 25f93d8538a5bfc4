import type { InvokeResponse, TurnContext } from "botbuilder";
import type { Card } from "../../core/card.ts";
import type { Person } from "../../core/ports.ts";
import { type Lang, langOf } from "../../core/words/lang.ts";
import { sayer } from "../../core/words/words.ts";
import { withoutForms } from "../adaptive-card/render.ts";
import { isPutOff } from "./errors.ts";
import { TEAMS_LIMITS } from "./limits.ts";
import { CARD_TYPE, renderCard, renderMessage } from "./render.ts";
import { type TeamsTrouble, teamsWords } from "./words.ts";

/** What is shown to whoever asked. */
export interface Answer {
  /** False: what was asked was not done. */
  readonly ok: boolean;
  readonly card: Card;
  readonly lang: Lang;
  /** Null: nobody of the roster asked. */
  readonly person: Person | null;
}

const says = { fr: sayer(teamsWords, "fr"), en: sayer(teamsWords, "en") };
export const DEFAULT_LANG: Lang = "fr";

/** A refusal of this door itself, with the next step. */
export function trouble(what: TeamsTrouble, lang: Lang): Answer {
  const say = says[lang];
  const card: Card = { title: say(what), parts: [{ kind: "text", text: say(`${what}.next`) }], buttons: [] };
  return { ok: false, card, lang, person: null };
}

/** As a new message, whose id is returned. */
export async function sendAnswer(context: TurnContext, { card, lang }: Answer): Promise<string | null> {
  const message = renderMessage(card, lang);
  const sent = await patiently(() => context.sendActivity(message));
  return sent?.id || null;
}

/** What Teams puts off is tried again, after a second, two, four. */
export async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let sent = 1; ; sent++) {
    try {
      return await send();
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

/** The card stays as it is, with what was typed into it; the answer comes as a message of its own. */
export async function keepCard(context: TurnContext, answer: Answer): Promise<string | null> {
  await context.sendActivity({ type: "invokeResponse", value: saying(says[answer.lang]("kept")) });
  return sendAnswer(context, { ...answer, card: withoutForms(answer.card, says[answer.lang]("mend")) });
}

/** The card stays, for it lists other things too; the answer comes as a message of its own. */
export async function answerBelow(context: TurnContext, answer: Answer): Promise<string | null> {
  await context.sendActivity({ type: "invokeResponse", value: saying(says[answer.lang]("below")) });
  return sendAnswer(context, answer);
}

/** For a press that came a second time: the first was answered. */
export function answeredAlready(locale: string | null | undefined): InvokeResponse {
  return saying(says[langOf(locale) ?? DEFAULT_LANG]("twice"));
}

const saying = (value: string): InvokeResponse => ({
  status: 200,
  body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value },
});
