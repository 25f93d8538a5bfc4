import { Application, type TurnState } from "@microsoft/teams-ai";
import type { TurnContext } from "botbuilder";
import type { Door } from "../../core/door.ts";
import { EdgeError } from "../../core/errors.ts";
import type { Log } from "../../core/ports.ts";
import { langOf } from "../../core/words/lang.ts";
import { readAction } from "../adaptive-card/read.ts";
import { ReceivedActivity, tenantOf, typedText } from "./activity.ts";
import { type Answer, DEFAULT_LANG, replaceCard, sendAnswer, trouble } from "./answer.ts";
import { withDeadline } from "./deadline.ts";
import { kindOf } from "./errors.ts";
import { TEAMS_LIMITS } from "./limits.ts";
import { type Addresses, findSender } from "./receive.ts";

export interface ApplicationParts {
  readonly door: Door;
  readonly log: Log;
  readonly addressesOf: (context: TurnContext) => ReturnType<Addresses>;
}

/** The first thing that someone who installs the bot is told. */
const GREETING = "next-period";

/** The library starts its typing timer whatever `startTypingTimer` says, and shares one between all conversations. */
class QuietApplication extends Application<TurnState> {
  override startTypingTimer(): void {}
}

/** One route for each kind of activity; what was asked is found by the door, not by patterns. */
export function createApplication({ door, log, addressesOf }: ApplicationParts): Application<TurnState> {
  const application = new QuietApplication({ startTypingTimer: false, removeRecipientMention: false });

  async function answerTo(context: TurnContext, ask: Ask): Promise<Answer> {
    const activity = ReceivedActivity.parse(context.activity);
    const lang = langOf(activity.locale);
    try {
      const sender = await findSender(door, activity, () => addressesOf(context));
      if (!sender.known) return door.stranger(sender.email, lang);
      return (
        (await ask(sender.asker, activity)) ?? trouble("unreadable", sender.asker.person.lang ?? lang ?? DEFAULT_LANG)
      );
    } catch (error) {
      log.error({ kind: kindOf(error), cause: kindOf(error instanceof Error ? error.cause : undefined) }, "no answer");
      return trouble(error instanceof EdgeError ? "directory" : "failed", lang ?? DEFAULT_LANG);
    }
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
    await sendAnswer(context, await answerTo(context, ask));
  });

  application.addRoute(
    async ({ activity }) => activity.type === "invoke" && activity.name === "adaptiveCard/action",
    async (context) => {
      const { activity } = context;
      const late = () => trouble("late", langOf(activity.locale) ?? DEFAULT_LANG);
      const answer = answerTo(context, press(pressedData(activity.value)));
      await replaceCard(context, await withDeadline(answer, TEAMS_LIMITS.invokeMs, late));
    },
    true,
  );

  application.conversationUpdate("membersAdded", async (context) => {
    const { conversation } = context.activity;
    if (conversation.conversationType !== "personal") return;
    const tenant = tenantOf(ReceivedActivity.parse(context.activity));
    if (!(await door.first(`teams:greeting:${tenant}:${conversation.id}`))) return;
    await sendAnswer(context, await answerTo(context, (asker) => door.invoke(GREETING, {}, asker)));
  });

  return application;
}

type Ask = (asker: Parameters<Door["line"]>[1], activity: ReceivedActivity) => Promise<Answer | null>;

/** `Action.Execute` arrives as `{ action: { data } }`, what was typed beside the data's own keys. */
function pressedData(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("action" in value)) return null;
  const { action } = value;
  return typeof action === "object" && action !== null && "data" in action ? action.data : null;
}
