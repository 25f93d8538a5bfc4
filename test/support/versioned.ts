import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { compose } from "../../src/compose.ts";
import { parseConfig } from "../../src/config.ts";
import type { CommandInput } from "../../src/core/card.ts";
import type { Outcome } from "../../src/core/door.ts";
import { temporaryFolder } from "./folder.ts";
import { madeSchool } from "./made-school.ts";
import { ROSTER_COLUMNS } from "./roster.ts";
import { type Typed, type } from "./terminal.ts";

const AT = Temporal.Instant.from("2026-11-22T09:00:00+01:00");

/** A small programme with one dossier that people bring about: version 2 asks one more step and one field less. */
export function versioned(version: 1 | 2, more = ""): string {
  return `programme: small
version: ${version}
name: { fr: Petite, en: Small }
roles:
  learner: { name: { fr: apprenant, en: learner }, per: enrolment, learner: true }
  tutor: { name: { fr: tutor, en: tutor }, per: enrolment }
  ${version === 1 ? "helper: { name: { fr: aide, en: helper }, per: school }" : "head: { name: { fr: chef, en: head }, per: school }"}
  registrar: { name: { fr: scolarité, en: registrar }, per: school, duties: [calendar, settings, roster] }
years: 1
options: any
calendar: { starts: week 31, imported: true }
dossiers:
  topic:
    name: { fr: sujet, en: topic }
    command: subject
    each: time it is needed
    rules: [ABC-01]
    source: none
    why: { fr: Un essai., en: A trial. }
    form:
      title: { label: { fr: Titre, en: Title }, is: text, by: [learner] }
${version === 1 ? "      colour: { label: { fr: Couleur, en: Colour }, is: text, by: [learner] }\n" : ""}    steps:
      in order: [learner fills, tutor validates${version === 1 ? "" : ", registrar validates"}]
${more}`;
}

const ROSTER = `${ROSTER_COLUMNS}\nsmall,s1,2026,,Learner One,one@x.example,,,,Tutor One,tutor@x.example,\n`;

export interface VersionedSchool {
  typed(words: readonly string[], asking?: Parameters<typeof type>[1]): Promise<Typed>;
  /** Imports that version of the programme. */
  take(version: 1 | 2, ...flags: readonly string[]): Promise<Typed>;
  /** Imports version 2 in which `topic` is called otherwise. */
  takeRenamed(): Promise<Typed>;
  /** The house on the database as a server has it, until it is closed. */
  open(): Promise<{ press(email: string, command: string, input: CommandInput): Promise<Outcome>; close(): void }>;
  /** Writes a programme file beside the database. */
  file(text: string): string;
}

/** A school of one learner that follows version 1, in a file. */
export async function versionedSchool(): Promise<VersionedSchool> {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const typed: VersionedSchool["typed"] = (words, asking = {}) =>
    type([...words, "--db", join(folder, "test.db")], asking);
  const file = (text: string) => write("small.yaml", text);
  const take: VersionedSchool["take"] = (version, ...flags) =>
    typed(["import", "programme", file(versioned(version)), ...flags]);
  const takeRenamed = () =>
    typed([
      "import",
      "programme",
      file(versioned(2).replace("  topic:", "  theme:").replace("subject", "theme")),
      "--yes",
    ]);
  const open: VersionedSchool["open"] = async () => {
    const config = parseConfig({ DATABASE_URL: `file:${join(folder, "test.db")}`, LOG_LEVEL: "silent" });
    const { door, stores, close } = await compose(config, { clock: { now: () => AT } });
    return {
      async press(email, command, input) {
        const person = await stores.people.byEmail(email);
        return person ? door.invoke(command, input, { person, lang: "en", zone: null }) : door.stranger(email, "en");
      },
      close,
    };
  };
  await madeSchool(join(folder, "test.db"));
  await take(1);
  await typed(["import", "roster", write("roster.csv", ROSTER)]);
  return { typed, take, takeRenamed, file, open };
}
