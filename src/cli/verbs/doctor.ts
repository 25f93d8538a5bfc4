import { examineDatabase } from "../../compose.ts";
import { dossierRef } from "../../core/dossiers/ref.ts";
import { UserError } from "../../core/errors.ts";
import { explain } from "../../core/explain.ts";
import type { Lang } from "../../core/words/lang.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { configFor } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: {
    sound: "La base {file} se porte bien",
    structure: "Structure",
    whole: "entière",
    migrations: "Mises à jour",
    "migrations.none": "à jour",
    "migrations.pending": "{count, plural, one {# sera faite} other {# seront faites}} au prochain démarrage",
    audit: "Journal",
    "audit.holds": "la chaîne tient",
    dossiers: "Dossiers",
    "dossiers.hold": "tels que le journal les a notés",
    "dossiers.altered":
      "La base {file} est lisible, mais {count, plural, one {un dossier n''est plus tel que le journal l''a noté} other {# dossiers ne sont plus tels que le journal les a notés}} : {which}.",
    standing: "Rôles et remplacements",
    "standing.hold": "tels que Passerelle les a écrits",
    "standing.altered":
      "La base {file} est lisible, mais {table, select, relations {des rôles} other {des remplacements}} n''y sont plus tels que Passerelle les a écrits : {found, select, rows {{which}} other {{there, plural, one {# ligne} other {# lignes}} au lieu de {recorded} notées au journal, ou d''autres lignes}}.",
    turns: "À qui le tour",
    "turns.hold": "comme le disent les dossiers",
    "turns.altered":
      "La base {file} est lisible, mais {count, plural, one {un dossier n''attend plus ceux dont c''est le tour} other {# dossiers n''attendent plus ceux dont c''est le tour}} : {which}.",
    "turns.next":
      "Si un fichier de formation a été corrigé sous le même numéro, donnez-lui une « version » plus grande et lancez « npx passerelle import programme FICHIER --migrate » : les tours sont alors refaits. Sinon : {otherwise}",
    rules: "Règles des dossiers",
    "rules.hold": "toutes là",
    "rules.missing":
      "La base {file} est lisible, mais il y manque le fichier de la version {version} de « {programme} », que {count, plural, one {suit un dossier} other {suivent # dossiers}} ; d''ici là {count, plural, one {il ne bouge} other {ils ne bougent}} pas.",
    "rules.next":
      "Importez de nouveau ce fichier : npx passerelle import programme FICHIER. La version en vigueur le reste.",
    version: "{dossier} (dès la version {version})",
    more: "… et {n} de plus",
    "audit.broken": "La base {file} est lisible, mais son journal a été modifié à l''entrée {entry}.",
    "audit.next":
      "Gardez {file} tel quel comme pièce, sans l''effacer, et cherchez qui a pu y écrire sans passer par Passerelle. Comparez avec les sauvegardes et avec l''empreinte que portent les exports ; pour revenir à la dernière sauvegarde qui tient, arrêtez Passerelle et lancez « npx passerelle restore SAUVEGARDE --db {file} --yes », qui garde {file} à côté.",
    damage: "La base {file} est abîmée : {what}.",
    restore:
      "Pour revenir à une sauvegarde, arrêtez Passerelle et lancez « npx passerelle restore SAUVEGARDE --db {file} --yes », qui garde {file} à côté. Sans sauvegarde, l''outil sqlite3 sauve ce qui peut l''être : sqlite3 {file} .recover | sqlite3 sauvee.db",
  },
  en: {
    sound: "The database {file} is sound",
    structure: "Structure",
    whole: "whole",
    migrations: "Migrations",
    "migrations.none": "up to date",
    "migrations.pending": "{count, plural, one {# will be made} other {# will be made}} at the next start",
    audit: "Audit",
    "audit.holds": "the chain holds",
    dossiers: "Dossiers",
    "dossiers.hold": "as the audit recorded them",
    "dossiers.altered":
      "The database {file} can be read, but {count, plural, one {one dossier is} other {# dossiers are}} no longer as the audit recorded: {which}.",
    standing: "Roles and delegations",
    "standing.hold": "as Passerelle wrote them",
    "standing.altered":
      "The database {file} can be read, but {table, select, relations {roles} other {delegations}} in it are no longer as Passerelle wrote them: {found, select, rows {{which}} other {{there, plural, one {# row} other {# rows}} where the audit recorded {recorded}, or other rows}}.",
    turns: "Whose turn it is",
    "turns.hold": "as the dossiers say",
    "turns.altered":
      "The database {file} can be read, but {count, plural, one {one dossier no longer waits} other {# dossiers no longer wait}} for those whose turn it is: {which}.",
    "turns.next":
      "If a programme file was corrected under the same number, give it a greater `version` and run “npx passerelle import programme FILE --migrate”: turns are then set anew. Otherwise: {otherwise}",
    rules: "Rules of dossiers",
    "rules.hold": "all there",
    "rules.missing":
      "The database {file} can be read, but the file of version {version} of “{programme}” is missing, by which {count, plural, one {one dossier goes} other {# dossiers go}}; until it is there {count, plural, one {it stays as it is} other {they stay as they are}}.",
    "rules.next": "Import that file again: npx passerelle import programme FILE. The version in force stays in force.",
    version: "{dossier} (from version {version} on)",
    more: "… and {n} more",
    "audit.broken": "The database {file} can be read, but its audit was tampered with at entry {entry}.",
    "audit.next":
      "Keep {file} as it is, as a piece of evidence, do not delete it, and find out who could write to it other than through Passerelle. Compare it with the backups and with the hash that exports carry; to go back to the last backup that holds, stop Passerelle and run “npx passerelle restore BACKUP --db {file} --yes”, which keeps {file} beside it.",
    damage: "The database {file} is damaged: {what}.",
    restore:
      "To go back to a backup, stop Passerelle and run “npx passerelle restore BACKUP --db {file} --yes”, which keeps {file} beside it. Without a backup, the sqlite3 tool saves what can be saved: sqlite3 {file} .recover | sqlite3 saved.db",
  },
});

type Examination = Awaited<ReturnType<typeof examineDatabase>>;

/** Altered dossiers and rows named one by one. */
const SHOWN = 5;

/** Examines the database without changing it and says how to mend it. @throws UserError `no-database`, `database-newer` */
export async function doctor(terminal: Terminal, options: CommonOptions): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  try {
    const found = await examineDatabase(configFor(terminal, options));
    return firstIll(found, lang) ?? sound(found, lang);
  } catch (error) {
    if (!(error instanceof UserError) || error.id !== "database-corrupt") throw error;
    const file = String(error.values["file"] ?? "");
    return ill(error.id, explain(error, lang).message, sayer(words, lang)("restore", { file }));
  }
}

/** The worst that was found; null: nothing. */
function firstIll(found: Examination, lang: Lang): Told | null {
  const { file, damage, auditBrokenAt, altered, standing, turns, missing } = found;
  const say = sayer(words, lang);
  const tampered = say("audit.next", { file });
  if (damage !== null) return ill("database-corrupt", say("damage", { file, what: damage }), say("restore", { file }));
  if (auditBrokenAt !== null) {
    return ill("audit-broken", say("audit.broken", { file, entry: String(auditBrokenAt) }), tampered);
  }
  if (altered.length > 0) {
    const told = altered.map((one) => say("version", { dossier: dossierRef(one), version: one.version }));
    const message = say("dossiers.altered", { file, count: altered.length, which: listed(told, lang) });
    return ill("dossier-altered", message, tampered);
  }
  const [table] = standing;
  if (table) {
    const { rows, ...values } = table;
    const which = listed(rows, lang);
    const message = say("standing.altered", { file, ...values, which, found: rows.length > 0 ? "rows" : "count" });
    return ill("standing-altered", message, tampered);
  }
  if (turns.length > 0) {
    const message = say("turns.altered", { file, count: turns.length, which: listed(turns.map(dossierRef), lang) });
    return ill("turns-altered", message, say("turns.next", { otherwise: tampered }));
  }
  const [lost] = missing;
  if (!lost) return null;
  const { programme, version, dossiers: count } = lost;
  return ill("rules-missing", say("rules.missing", { file, programme, version, count }), say("rules.next"));
}

function sound({ file, pending }: Examination, lang: Lang): Told {
  const say = sayer(words, lang);
  const migrations = pending > 0 ? say("migrations.pending", { count: pending }) : say("migrations.none");
  const facts = [
    { label: say("structure"), value: say("whole") },
    { label: say("migrations"), value: migrations },
    { label: say("audit"), value: say("audit.holds") },
    { label: say("dossiers"), value: say("dossiers.hold") },
    { label: say("standing"), value: say("standing.hold") },
    { label: say("turns"), value: say("turns.hold") },
    { label: say("rules"), value: say("rules.hold") },
  ];
  return {
    ok: true,
    lang,
    command: "doctor",
    data: { file, pending },
    card: { title: say("sound", { file }), parts: [{ kind: "facts", facts }], buttons: [] },
  };
}

function listed(all: readonly string[], lang: Lang): string {
  const left = all.length - SHOWN;
  return [...all.slice(0, SHOWN), ...(left > 0 ? [sayer(words, lang)("more", { n: left })] : [])].join(", ");
}

function ill(id: string, message: string, next: string): Told {
  return { ok: false, error: { id, message, next } };
}
