import { Temporal } from "temporal-polyfill";
import { restoreBackup } from "../../compose.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { configFor } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: {
    done: "La base {file} est de nouveau ce qu''elle était",
    from: "Sauvegarde",
    made: "Faite le",
    "made.unknown": "elle ne le dit pas",
    kept: "Ce qui était là",
    "kept.none": "rien",
    reminders: "Rappels",
    expired:
      "{count, plural, =0 {aucun n''était à dire depuis la sauvegarde} one {un rappel a pu partir depuis la sauvegarde : il ne sera pas redit} other {# rappels ont pu partir depuis la sauvegarde : ils ne seront pas redits}}",
    next: "Ce qui a été décidé depuis la sauvegarde n''y est pas. Lancez « npx passerelle doctor », puis démarrez.",
  },
  en: {
    done: "The database {file} is again what it was",
    from: "Backup",
    made: "Made at",
    "made.unknown": "it does not say",
    kept: "What was there",
    "kept.none": "nothing",
    reminders: "Reminders",
    expired:
      "{count, plural, =0 {none was to be said since the backup} one {one reminder may have gone out since the backup: it will not be said again} other {# reminders may have gone out since the backup: they will not be said again}}",
    next: "What was decided since the backup is not in it. Run “npx passerelle doctor”, then start.",
  },
});

/** Puts a backup in the place of the database. @throws UserError `no-backup`, `bad-backup`, `database-busy`, `would-replace`, `not-written` */
export async function restore(
  terminal: Terminal,
  file: string,
  options: CommonOptions & { readonly yes?: boolean },
): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  const say = sayer(words, lang);
  const at = options.at ?? terminal.clock.now();
  const restoring = { backup: file, replace: options.yes ?? false, at };
  const { file: database, kept, madeAt, expired } = await restoreBackup(configFor(terminal, options), restoring);
  const made = madeAt === null ? null : Temporal.Instant.fromEpochMilliseconds(madeAt).toString();
  const facts = [
    { label: say("from"), value: file },
    { label: say("made"), value: made ?? say("made.unknown") },
    { label: say("kept"), value: kept ?? say("kept.none") },
    { label: say("reminders"), value: say("expired", { count: expired }) },
  ];
  return {
    ok: true,
    lang,
    command: "restore",
    data: { file: database, from: file, made, kept, expired },
    card: {
      title: say("done", { file: database }),
      parts: [
        { kind: "facts", facts },
        { kind: "text", text: say("next") },
      ],
      buttons: [],
    },
  };
}
