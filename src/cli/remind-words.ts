import { defineWords } from "../core/words/words.ts";

/** What `passerelle remind` says. */
export const remindWords = defineWords({
  fr: {
    title:
      "{count, plural, =0 {Rien ne partirait d''ici la fin du jour} one {Un message partirait d''ici la fin du jour} other {# messages partiraient d''ici la fin du jour}} ; rien n''a été écrit",
    sent: "{count, plural, =0 {Aucun message n''est parti} one {Un message est parti} other {# messages sont partis}}",
    message: "{time}, {name} <{email}>",
    line: "{title}. {rule} (rôle : {role}).",
    deputy: "{title}. {rule} (rôle : {role}, à la place de {name}).",
    later: "{count, plural, one {Un rappel attendrait} other {# rappels attendraient}} plus longtemps.",
    "sent.later": "{count, plural, one {Un rappel attend} other {# rappels attendent}} une heure ou un jour permis.",
    "fate.sent": "Parti par {platform}",
    "fate.retry": "Remis au {until} : {reason}",
    "fate.dead": "N''a pas pu partir : {reason}",
    "fate.unknown": "Peut-être arrivé, on ne le sait pas encore : {reason}",
    "fate.none": "Pas encore parti ; le prochain passage le reprend",
    "no-account": "aucun compte n''est connu pour cette adresse",
    "no-platform": "Aucune plateforme n''est configurée : il n''y a pas où écrire aux gens.",
    "no-platform.next":
      "Donnez les variables de Slack (SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET) ou de Teams (TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID), ou ajoutez --dry-run pour voir ce qui partirait.",
  },
  en: {
    title:
      "{count, plural, =0 {Nothing would go by the end of the day} one {One message would go by the end of the day} other {# messages would go by the end of the day}}; nothing was written",
    sent: "{count, plural, =0 {No message went} one {One message went} other {# messages went}}",
    message: "{time}, {name} <{email}>",
    line: "{title}. {rule} (told as {role}).",
    deputy: "{title}. {rule} (told as {role}, in place of {name}).",
    later: "{count, plural, one {One reminder would wait} other {# reminders would wait}} longer.",
    "sent.later": "{count, plural, one {One reminder waits} other {# reminders wait}} for a permitted hour or day.",
    "fate.sent": "Went by {platform}",
    "fate.retry": "Put off until {until}: {reason}",
    "fate.dead": "Could not go: {reason}",
    "fate.unknown": "It may have arrived, nobody knows yet: {reason}",
    "fate.none": "It has not gone yet; the next pass takes it up",
    "no-account": "no account is known for this address",
    "no-platform": "No platform is configured: there is nowhere to write to people.",
    "no-platform.next":
      "Set the variables of Slack (SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET) or of Teams (TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID), or add --dry-run to see what would go.",
  },
});
