import { readFileSync } from "node:fs";
import { App, LogLevel } from "@slack/bolt";

/** What ours is held against: Bolt as its guide has it, acknowledging one constant, with as many listeners as BARE_COMMANDS says. */
const {
  BARE_REPLY = "",
  BARE_COMMAND = "/next-period",
  BARE_COMMANDS = "1",
  PORT,
  SLACK_BOT_TOKEN = "",
  SLACK_SIGNING_SECRET = "",
} = process.env;
const reply: string = JSON.parse(readFileSync(BARE_REPLY, "utf8"));
const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env["SLACK_API_URL"] ?? "" },
  logLevel: LogLevel.ERROR,
});
const others = Array.from({ length: Number(BARE_COMMANDS) - 1 }, (_, i) => `/command-${i}`);
for (const name of [...others, BARE_COMMAND]) {
  app.command(name, async ({ ack }) => {
    await ack(reply);
  });
}
app.action(/./, async ({ ack }) => {
  await ack();
});
void app.start({ port: Number(PORT), host: "127.0.0.1" }).then(() => console.log(`ready http://127.0.0.1:${PORT}/`));
