import { type Brought, bringProgramme, OWN_COMMANDS, type Proposal } from "../../compose.ts";
import type { Part } from "../../core/card.ts";
import { cardText } from "../../core/card-text.ts";
import { UserError } from "../../core/errors.ts";
import type { Lang } from "../../core/words/lang.ts";
import { sayer } from "../../core/words/words.ts";
import type { Programme } from "../../domain/programme/programme.ts";
import { configFor } from "../house.ts";
import { importWords } from "../import-words.ts";
import { migratedData, migratedParts } from "../migrated-parts.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import { plainLines } from "../plain-lines.ts";
import { readProgrammeFile } from "../read-programme-file.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";
import { changeData, changeParts } from "../version-parts.ts";
import { versionWords } from "../version-words.ts";

interface Wanted extends CommonOptions {
  /** Not to be asked. */
  readonly yes?: boolean;
  /** Open dossiers are moved to the version in force. */
  readonly migrate?: boolean;
}

/**
 * Checks a programme file and keeps it in the database, where it goes before a shipped one of the same id. Of a new version it first shows what changes for whom,
 * and of what is migrated which dossiers move. @throws UserError `bad-file`, `no-database`, `older-version`, `same-version`; `would-change`, `would-migrate` where nobody can be asked
 */
export async function importProgramme(terminal: Terminal, file: string, options: Wanted): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  const { programme, text } = await readProgrammeFile(file, lang, OWN_COMMANDS);
  const dryRun = options.dryRun ?? false;
  const brought = await bringProgramme(configFor(terminal, options), {
    programme,
    text,
    at: options.at ?? terminal.clock.now(),
    dryRun,
    migrate: options.migrate ?? false,
    agree: async (proposal) => options.yes === true || (await agreed(terminal, programme, proposal, lang, options)),
  });
  return report(programme, brought, dryRun, lang);
}

/** @throws UserError `would-change`, `would-migrate` where nobody can be asked */
async function agreed(
  terminal: Terminal,
  programme: Programme,
  { change, migrated }: Proposal,
  lang: Lang,
  { json }: CommonOptions,
): Promise<boolean> {
  const say = sayer(versionWords, lang);
  const { id, version } = programme;
  const parts = [
    ...(change ? changeParts(change, programme, migrated !== null, lang) : []),
    ...(migrated ? migratedParts(migrated, lang) : []),
  ];
  const changes = `\n${cardText({ title: "", parts, buttons: [] }, lang)}`;
  if (terminal.prompt === null || json) {
    const facts = { programme: id, version, changes };
    throw change
      ? new UserError("would-change", { ...facts, before: change.before.version })
      : new UserError("would-migrate", facts);
  }
  terminal.out(plainLines(`${changes.trim()}\n`));
  const prompt = await terminal.prompt();
  try {
    const typed = (await prompt.line(say(questionOf(change, migrated))))?.trim().toLowerCase() ?? "";
    return typed !== "" && [say("yes"), "yes", "oui"].some((word) => word.startsWith(typed));
  } finally {
    prompt.close();
  }
}

function questionOf(change: Proposal["change"], migrated: Proposal["migrated"]) {
  if (change === null) return "question.migrate";
  return migrated === null ? "question" : "question.both";
}

function report(programme: Programme, brought: Brought, dryRun: boolean, lang: Lang): Told {
  const { weighed, changed, migrated } = brought;
  const change = weighed.verdict === "newer" ? weighed : null;
  return {
    ok: true,
    lang,
    command: "import programme",
    data: {
      kind: "programme",
      programme: programme.id,
      version: programme.version,
      dryRun,
      changed,
      ...(change && changeData(change, programme, lang)),
      ...(migrated && { migrated: migratedData(migrated) }),
    },
    card: {
      title: titleOf(programme, brought, dryRun, lang),
      parts: [
        ...(change && (dryRun || brought.agreed) ? changeParts(change, programme, migrated !== null, lang) : []),
        ...(migrated ? migratedParts(migrated, lang) : []),
        ...(changed && !dryRun ? [restart(lang)] : []),
      ],
      buttons: [],
    },
  };
}

const restart = (lang: Lang): Part => ({ kind: "text", text: sayer(importWords, lang)("programme.restart") });

function titleOf(programme: Programme, { weighed, agreed: yes }: Brought, dryRun: boolean, lang: Lang): string {
  const name = programme.name[lang];
  const say = sayer(importWords, lang);
  const sayVersion = sayer(versionWords, lang);
  if (weighed.verdict === "first") return say(dryRun ? "programme.dry" : "programme.done", { programme: name });
  if (weighed.verdict === "same") return yes ? say("programme.same", { programme: name }) : sayVersion("not-migrated");
  const facts = { programme: name, version: programme.version, before: weighed.before.version };
  if (!yes) return sayVersion("not-agreed", facts);
  if (weighed.verdict === "needed") return sayVersion("done.needed", facts);
  return sayVersion(dryRun ? "dry.newer" : "done.newer", facts);
}
