import { existsSync } from "node:fs";
import { backUp } from "../../compose.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { configFor } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: {
    done: "Sauvegarde écrite : {file}",
    size: "Taille",
    kib: "{n, number} Kio",
    verified: "Vérifiée",
    "verified.how": "structure, renvois, mises à jour et chaîne du journal",
    exists: "Le fichier {file} est déjà là ; rien n''a été écrit.",
    "exists.next": "Choisissez un autre nom avec --to.",
  },
  en: {
    done: "Backup written: {file}",
    size: "Size",
    kib: "{n, number} KiB",
    verified: "Verified",
    "verified.how": "structure, references, migrations and the chain of the audit",
    exists: "The file {file} is there already; nothing was written.",
    "exists.next": "Choose another name with --to.",
  },
});

/** Copies the database, which may be in use, and verifies the copy. @throws UserError `no-database`, `bad-backup`, `not-written` */
export async function backup(terminal: Terminal, options: CommonOptions & { readonly to?: string }): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  const say = sayer(words, lang);
  const to = options.to ?? null;
  if (to !== null && existsSync(to))
    return { ok: false, error: { id: "file-exists", message: say("exists", { file: to }), next: say("exists.next") } };
  const at = options.at ?? terminal.clock.now();
  const { file, bytes } = await backUp(configFor(terminal, options), to, at);
  const facts = [
    { label: say("size"), value: say("kib", { n: Math.ceil(bytes / 1024) }) },
    { label: say("verified"), value: say("verified.how") },
  ];
  return {
    ok: true,
    lang,
    command: "backup",
    data: { file, bytes },
    card: { title: say("done", { file }), parts: [{ kind: "facts", facts }], buttons: [] },
  };
}
