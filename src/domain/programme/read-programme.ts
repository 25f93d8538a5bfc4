import { gather, type Problems, ProgrammeFileError } from "./problems.ts";
import type { Programme } from "./programme.ts";
import { parseRange } from "./range.ts";
import { readCalendar, readStartWeek } from "./read-calendar.ts";
import { readCounters } from "./read-counters.ts";
import { readDossiers } from "./read-dossiers.ts";
import { readContacts, readCurriculum, readFacts } from "./read-knowledge.ts";
import { readCalendarLadder } from "./read-ladder.ts";
import { readRoles } from "./read-roles.ts";
import { readSessions } from "./read-sessions.ts";
import { readSettings } from "./read-settings.ts";
import { readYaml } from "./read-yaml.ts";
import { namedOptions, type WrittenProgramme, writtenProgramme } from "./schema.ts";
import { noteSchemaIssues } from "./schema-problems.ts";
import type { FileVocabulary } from "./vocabulary.ts";

/** Sections whose entries can be judged without each other: a bad one does not hide the mistakes of the rest. */
const COLLECTIONS = ["dossiers", "counters", "facts", "contacts"] as const;

/**
 * What a programme file means. `file` is its name, for the errors; `commands` are the words that people type for something else already.
 * @throws ProgrammeFileError with every mistake: its line, what is wrong, what to write instead.
 */
export function readProgramme(text: string, file: string, commands: readonly string[] = []): Programme {
  const yaml = readYaml(text, file);
  const { problems, found } = gather(file, yaml.lineOf);
  const read = writtenProgramme.safeParse(yaml.data, { reportInput: true });
  if (!read.success) noteSchemaIssues(read.error.issues, problems);
  const written = read.success ? read.data : withoutBadEntries(yaml.data, read.error.issues);
  const names = { dossiers: yaml.keysOf(["dossiers"]), counters: yaml.keysOf(["counters"]), commands };
  const programme = written && understand(written, names, problems);
  if (!programme || found.length > 0) throw new ProgrammeFileError(found);
  return programme;
}

/** The file without the entries that the schema refuses; null when what is refused is no such entry. */
function withoutBadEntries(
  data: unknown,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): WrittenProgramme | null {
  const rest = structuredClone(data);
  for (const { path } of issues) {
    const [section = "", entry] = path.map(String);
    if (entry === undefined || !(COLLECTIONS as readonly string[]).includes(section)) return null;
    remove(rest, section, entry);
  }
  return writtenProgramme.safeParse(rest).data ?? null;
}

function remove(data: unknown, section: string, entry: string): void {
  const entries: unknown = typeof data === "object" && data !== null ? Reflect.get(data, section) : null;
  if (typeof entries === "object" && entries !== null) Reflect.deleteProperty(entries, entry);
}

function understand(
  written: WrittenProgramme,
  names: Pick<FileVocabulary, "dossiers" | "counters" | "commands">,
  problems: Problems,
): Programme | null {
  const { roles, learner } = readRoles(written, problems);
  const options = Object.entries(namedOptions(written)).map(([id, name]) => ({ id, name }));
  const settings = readSettings(written, problems);
  const sessions = readSessions(written, settings, problems);
  const dossiers = readDossiers(written, { ...names, roles: roles.map((role) => role.id), settings }, problems);
  const startWeek = readStartWeek(written.calendar, problems);
  const plan = readCalendar(written.calendar, startWeek, written.years, sessions, problems);
  const { remind } = written.calendar;
  const calendarReminders = {
    return: readCalendarLadder(remind?.return, ["calendar", "remind", "return"], problems),
    period: readCalendarLadder(remind?.period, ["calendar", "remind", "period"], problems),
  };
  const counters = readCounters(written, settings, names.dossiers, dossiers, problems);
  const curriculum = readCurriculum(written, options, problems);
  const facts = readFacts(written, problems);
  const contacts = readContacts(written, problems);
  if (!learner || startWeek === null) return null;
  return {
    id: written.programme,
    version: written.version,
    name: written.name,
    document: written.document ?? null,
    roles,
    learner,
    years: written.years,
    options: options.map((option) => option.id),
    optionNames: options,
    anyOption: written.options === "any",
    startWeek,
    plan,
    calendarSource: { line: written.calendar.table?.source ?? null, why: null },
    calendarReminders,
    sessions,
    teams: written.teams ? problems.take(["teams", "size"], parseRange(written.teams.size)) : null,
    settings,
    dossiers,
    counters,
    curriculum,
    facts,
    contacts,
  };
}
