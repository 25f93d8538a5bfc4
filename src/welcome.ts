import type { App } from "./compose.ts";
import type { Lang } from "./core/words/lang.ts";
import { defineWords, sayer } from "./core/words/words.ts";
import type { Serving } from "./serve.ts";

const words = defineWords({
  fr: {
    ready: "Passerelle est prête : {url}",
    doors: "Portes ouvertes : {doors}",
    "doors.none":
      "Aucune porte n'est ouverte : réglez Slack (SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN) ou Teams (TEAMS_APP_ID, …), ou gardez une base de démonstration.",
    demo: "École de démonstration : ouvrez {url}, choisissez une personne et tapez « next-period ».",
    terminal: 'Ou dans un autre terminal : npx passerelle ask --as apprentice1@demo.example "/next-period"',
  },
  en: {
    ready: "Passerelle is ready: {url}",
    doors: "Open doors: {doors}",
    "doors.none":
      "No door is open: set up Slack (SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN) or Teams (TEAMS_APP_ID, …), or keep a demonstration database.",
    demo: "Demonstration school: open {url}, pick a person and type “next-period”.",
    terminal: 'Or in another terminal: npx passerelle ask --as apprentice1@demo.example "/next-period"',
  },
});

/** What to try once the server is up. */
export function welcome(
  { demo }: Pick<App, "demo">,
  { url, doors }: Pick<Serving, "url" | "doors">,
  lang: Lang,
): string {
  const say = sayer(words, lang);
  const open = doors.length > 0 ? say("doors", { doors: doors.join(", ") }) : say("doors.none");
  const lines = [
    say("ready", { url }),
    open,
    ...(demo && doors.includes("web") ? [say("demo", { url }), say("terminal")] : []),
  ];
  return `${lines.join("\n")}\n`;
}
