import { Application, type TurnState } from "@microsoft/teams-ai";
import type { TurnContext } from "botbuilder";
import { takesPlaceOf } from "../../core/card-mark.ts";
import type { Asker, Door, Outcome } from "../../core/door.ts";
import { EdgeError } from "../../core/errors.ts";
import type { Log } from "../../core/ports.ts";
import { langOf } from "../../core/words/lang.ts";
import { isFormSent, markIn, readAction } from "../adaptive-card/read.ts";
import { ReceivedActivity, tenantOf, typedText } from "./activity.ts";
import { type Answer, answerBelow, DEFAULT_LANG, keepCard, replaceCard, sendAnswer, trouble } from "./answer.ts";
import type { Messages } from "./board.ts";
import { withDeadline } from "./deadline.ts";
import { kindOf } from "./errors.ts";
import { TEAMS_LIMITS } from "./limits.ts";
import { type Addresses, findSender } from "./receive.ts";
import { showsForm } from "./render.ts";
import { standing } from "./standing.ts";

export interface ApplicationParts {
  readonly door: Door;
  readonly log: Log;
  readonly addressesOf: (context: TurnContext) => ReturnType<Addresses>;
  readonly messages: Messages;
  /** Takes care of work that a turn does not wait for. */
  readonly after: (work: Promise<void>) => void;
}

/** The first thing that someone who installs the bot is told. */
const GREETING = "next-period";

/** The library starts its typing timer whatever `startTypingTimer` says, and shares one between all conversations. */
class QuietApplication extends Application<TurnState> {
  override startTypingTimer(): void {}
}

/** One route for each kind of activity; what was asked is found by the door, not by patterns. */
export function createApplication(parts: ApplicationParts): Application<TurnState> {
  const { door, log, addressesOf, after } = parts;
  const { sent, pressed } = standing(parts);
  const application = new QuietApplication({ startTypingTimer: false, removeRecipientMention: false });

  async function answerTo(context: TurnContext, ask: Ask): Promise<Answer> {
    const activity = ReceivedActivity.parse(context.activity);
    const lang = langOf(activity.locale);
    try {
      const sender = await findSender(door, activity, () => addressesOf(context));
      if (!sender.known) return { ...door.stranger(sender.email, lang), person: null };
      const { person } = sender.asker;
      const outcome = await ask(sender.asker, activity);
      return outcome ? { ...outcome, person } : trouble("unreadable", person.lang ?? lang ?? DEFAULT_LANG);
    } catch (error) {
      log.error({ kind: kindOf(error), cause: kindOf(error instanceof Error ? error.cause : undefined) }, "no answer");
      return trouble(error instanceof EdgeError ? "directory" : "failed", lang ?? DEFAULT_LANG);
    }
  }

  async function tell(context: TurnContext, answer: Answer): Promise<void> {
    const activity = ReceivedActivity.parse(context.activity);
    await sent(activity, await sendAnswer(context, answer), answer);
  }

  const press =
    (data: unknown): Ask =>
    async (asker) => {
      const action = readAction(data);
      return action && door.invoke(action.command, action.input, asker);
    };

  application.activity(/^message$/, async (context) => {
    const { text, value } = context.activity;
    const ask: Ask =
      value === undefined || (text && !readAction(value))
        ? (asker, activity) => door.line(typedText(activity), asker)
        : press(value);
    await tell(context, await answerTo(context, ask));
  });

  application.addRoute(
    async ({ activity }) => activity.type === "invoke" && activity.name === "adaptiveCard/action",
    async (context) => {
      const { activity } = context;
      const late = () => trouble("late", langOf(activity.locale) ?? DEFAULT_LANG);
      const data = pressedData(activity.value);
      const answer = answerTo(context, press(data));
      const shown = await withDeadline(answer, TEAMS_LIMITS.invokeMs, late);
      const received = ReceivedActivity.parse(activity);
      const personal = received.conversation.conversationType === "personal";
      if (isFormSent(data) && losesTyped(shown)) {
        await sent(received, await keepCard(context, shown), shown);
      } else if (personal && stays(data, shown)) {
        await sent(received, await answerBelow(context, shown), shown);
      } else {
        // Where others read along, what is not for the card's place is shown there to whoever pressed alone.
        await replaceCard(context, shown);
      }
      after(
        answer.then((final) =>
          isFormSent(data) && losesTyped(final) ? undefined : pressed(received, final, !stays(data, final)),
        ),
      );
    },
    true,
  );

  application.conversationUpdate("membersAdded", async (context) => {
    const { conversation } = context.activity;
    if (conversation.conversationType !== "personal") return;
    const tenant = tenantOf(ReceivedActivity.parse(context.activity));
    if (!(await door.first(`teams:greeting:${tenant}:${conversation.id}`))) return;
    await tell(context, await answerTo(context, (asker) => door.invoke(GREETING, {}, asker)));
  });

  return application;
}

type Ask = (asker: Asker, activity: ReceivedActivity) => Promise<Outcome | null>;

/** Whether what was typed would be gone if this answer stood in the place of the form. */
function losesTyped({ ok, card, lang }: Answer): boolean {
  return card.parts.some(({ kind }) => kind === "form") ? !showsForm(card, lang) : !ok;
}

/** Whether the pressed card shows other things than this answer, which would go with it. */
function stays(data: unknown, { card: { about } }: Answer): boolean {
  const mark = markIn(data);
  return mark !== null && (about === undefined || !takesPlaceOf(mark, about));
}

/** `Action.Execute` arrives as `{ action: { data } }`, what was typed beside the data's own keys. */
function pressedData(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("action" in value)) return null;
  const { action } = value;
  return typeof action === "object" && action !== null && "data" in action ? action.data : null;
}
