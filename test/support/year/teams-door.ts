import { type Json as Activity, APP_ID, activity, execute, TENANT } from "../teams/activities.ts";
import { cardProblems, messageProblems } from "../teams/card-check.ts";
import { type Connector, startConnector } from "../teams/connector.ts";
import { ISSUER, signingKey, signToken } from "../teams/tokens.ts";
import { seenCard } from "./adaptive-card.ts";
import { type ClockedProgram, startClocked } from "./clocked-program.ts";
import { type Shown, until, type YearDoor } from "./door.ts";
import { type Json, list } from "./json.ts";

const KEY = signingKey("key-1");
const CARD = "application/vnd.microsoft.card.adaptive";

/** The running program behind `/api/messages`, and everything of Microsoft's on loopback. Tokens are judged by this machine's own clock. */
export async function startTeamsDoor(now: string, databaseUrl: string, people: readonly string[]): Promise<YearDoor> {
  const accounts = Object.fromEntries(people.map((email, i) => [accountOf(i), { id: accountOf(i), email }]));
  const connector = await startConnector([KEY], accounts);
  const program = await startClocked(now, {
    DATABASE_URL: databaseUrl,
    DEMO: "0",
    TEAMS_APP_ID: APP_ID,
    TEAMS_APP_PASSWORD: "unused",
    TEAMS_TENANT_ID: TENANT,
    TEAMS_METADATA: connector.metadataUrl(),
  });
  return teamsDoor(program, connector, people);
}

const accountOf = (index: number): string => `29:person-${index}`;

function teamsDoor(program: ClockedProgram, connector: Connector, people: readonly string[]): YearDoor {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { iss: ISSUER, aud: APP_ID, nbf: seconds - 60, exp: seconds + 600, serviceurl: connector.url };
  const authorization = `Bearer ${signToken(KEY, claims)}`;
  const problems: string[] = [];

  async function post(sent: Activity): Promise<string> {
    const response = await fetch(`${program.url}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: authorization },
      body: JSON.stringify({ ...sent, serviceUrl: connector.url }),
    });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${body}`);
    return body;
  }

  /** Where someone chats with the bot. */
  function chatOf(who: string): Activity {
    const index = people.indexOf(who);
    const aadObjectId = `00000000-0000-4000-8000-0000000001${String(index).padStart(2, "0")}`;
    return {
      from: { id: accountOf(index), name: who, aadObjectId },
      conversation: { id: `a:personal-${index}`, conversationType: "personal", tenantId: TENANT },
    };
  }

  /** The message that answers an activity, with the id it was given. */
  function answerTo(id: unknown): { readonly message: string; readonly card: unknown } {
    const index = connector.sent.findIndex(
      ({ method, path }) => method === "POST" && path.endsWith(`/activities/${id}`),
    );
    const sent = connector.sent[index];
    if (!sent) throw new Error(`no answer to ${id}`);
    problems.push(...messageProblems(sent.body));
    return { message: `sent-${index + 1}`, card: list(sent.body["attachments"])[0]?.["content"] };
  }

  const seen = (card: unknown, message: string, who: string): Shown =>
    seenCard(card, who, (data, by) => press(data, message, by));

  async function press(data: Json, message: string, by: string): Promise<Shown> {
    const pressed = execute(data, { ...chatOf(by), replyToId: message });
    const { type, value } = Object(JSON.parse(await post(pressed)));
    // Where what was typed would be lost, the card stays and the answer is a message of its own.
    if (type !== CARD) return said(pressed["id"], by);
    problems.push(...cardProblems(value));
    return seen(value, message, by);
  }

  function said(id: unknown, who: string): Shown {
    const { card, message } = answerTo(id);
    return seen(card, message, who);
  }

  async function say(who: string, line: string): Promise<Shown & { id: unknown }> {
    const typed = activity({ type: "message", text: line, textFormat: "plain", ...chatOf(who) });
    await post(typed);
    return { ...said(typed["id"], who), id: typed["id"] };
  }

  return {
    at: (instant) => program.at(instant),
    say,
    async watch(who, line) {
      const { id } = await say(who, line);
      const { message } = answerTo(id);
      const updates = () =>
        connector.sent.filter(({ method, path }) => method === "PUT" && path.endsWith(`/activities/${message}`));
      return {
        shows: (text) =>
          until(
            () => JSON.stringify(updates().at(-1)?.body ?? "").includes(text),
            () => JSON.stringify(updates()),
          ),
      };
    },
    async close() {
      await program.stop();
      await connector.close();
      problems.push(...connector.sent.flatMap(({ body }) => messageProblems(body)));
      if (problems.length > 0) throw new Error(problems.join("\n"));
    },
  };
}
