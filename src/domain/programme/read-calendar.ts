import { PLACES } from "../calendar/place.ts";
import type { CalendarPlan, YearPlan } from "../calendar/plan.ts";
import { MOST_READINGS, type Narrowing, type RisingCounter, solveYear, type TableEntry } from "../calendar/solver.ts";
import { type Path, type Problems, say } from "./problems.ts";
import type { SessionPlan } from "./programme.ts";
import { readYearPlan } from "./read-plan.ts";
import type { WrittenCalendar } from "./schema-calendar.ts";
import { instead } from "./suggest.ts";

const AT: Path = ["calendar"];
const WEEKS = 52;

type Table = NonNullable<WrittenCalendar["table"]>;

/** The weeks of an academic year in order, week 53 left out: 40…52, 1…39. */
function weeksFrom(startWeek: number): readonly number[] {
  return Array.from({ length: WEEKS }, (_, row) => ((startWeek - 1 + row) % WEEKS) + 1);
}

/** The week in which years begin; null with the mistake noted when there is no such week. */
export function readStartWeek(written: WrittenCalendar, problems: Problems): number | null {
  const week = Number(written.starts.slice("week ".length));
  if (week >= 1 && week <= WEEKS) return week;
  problems.add([...AT, "starts"], {
    problem: say(`une année ne peut pas commencer en semaine ${week}`, `no year can begin in week ${week}`),
    mend: say("écrivez `week 1` à `week 52`", "write `week 1` to `week 52`"),
  });
  return null;
}

/** Null: imported by every cohort, or not readable (the mistakes are noted). */
export function readCalendar(
  written: WrittenCalendar,
  startWeek: number | null,
  years: number,
  sessions: readonly SessionPlan[],
  problems: Problems,
): CalendarPlan | null {
  const ways = [written.table, written.plan, written.imported].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    problems.add(
      AT,
      {
        problem:
          ways.length === 0
            ? say(
                "le calendrier ne dit pas où l'on est chaque semaine",
                "the calendar does not say where people are each week",
              )
            : say("le calendrier est dit de plusieurs façons", "the calendar is told in more than one way"),
        mend: say(
          "gardez exactement l'un de : `table`, `plan`, `imported: true`",
          "keep exactly one of: `table`, `plan`, `imported: true`",
        ),
      },
      "key",
    );
    return null;
  }
  if (startWeek === null) return null;
  const weeks = weeksFrom(startWeek);
  const columns = Array.from({ length: years }, (_, index) => index + 1);
  const { table, plan } = written;
  if (plan) {
    const read = columns.map((year) => readYearPlan(plan[String(year)], year, weeks, problems));
    return { startWeek, weeks, years: read };
  }
  if (!table) return null;
  if (!rowsAreWhole(table, weeks, years, problems)) return null;
  const read = columns.map((year) => readColumn(table, year, weeks, sessions, problems));
  return { startWeek, weeks, years: read };
}

/** Every week has its row, and every row a cell for each year. */
function rowsAreWhole(table: Table, weeks: readonly number[], years: number, problems: Problems): boolean {
  const at = [...AT, "table", "rows"];
  const missing = weeks.filter((week) => table.rows[String(week)] === undefined);
  if (missing.length > 0) {
    problems.add(
      at,
      {
        problem: say(
          `il manque la ligne des semaines ${missing.join(", ")}`,
          `the rows of weeks ${missing.join(", ")} are missing`,
        ),
        mend: say(`ajoutez \`${missing[0]}: […]\` comme imprimé`, `add \`${missing[0]}: […]\` as printed`),
      },
      "key",
    );
  }
  const short = weeks.filter((week) => (table.rows[String(week)]?.length ?? years) !== years);
  for (const week of short) {
    problems.add([...at, String(week)], {
      problem: say(
        `cette ligne a ${table.rows[String(week)]?.length} cases pour ${years} années`,
        `this row has ${table.rows[String(week)]?.length} cells for ${years} years`,
      ),
      mend: say(
        "écrivez une case par année, `null` pour une case vide",
        "write one cell a year, `null` for an empty one",
      ),
    });
  }
  return missing.length + short.length === 0;
}

function readColumn(
  table: Table,
  year: number,
  weeks: readonly number[],
  sessions: readonly SessionPlan[],
  problems: Problems,
): YearPlan {
  const none: YearPlan = { readings: [], doubtful: new Map() };
  const counters = readCounters(table, year, problems);
  const rows = weeks.map((week) => readCell(table, week, year, problems));
  if (!counters || rows.includes(null)) return none;
  const entries = rows.filter((row) => row !== null);
  const solved = solve(entries, counters);
  if (solved === null) {
    problems.add([...AT, "table", "counts", String(year)], {
      problem: say(
        `la colonne de l'année ${year} se lit de plus de ${MOST_READINGS} façons`,
        `the column of year ${year} can be read in more than ${MOST_READINGS} ways`,
      ),
      mend: say(`écrivez plutôt \`plan\`, semaine par semaine`, "write a `plan` instead, week by week"),
    });
    return none;
  }
  if (solved.readings.length === 0) {
    const numbers = entries.filter((row) => "count" in row).length;
    const [one, other] = counters;
    problems.add([...AT, "table", "counts", String(year)], {
      problem: say(
        `la colonne de l'année ${year} ne se lit d'aucune façon comme deux compteurs qui finissent à ${one.upTo} et ${other.upTo} (${numbers} nombres)`,
        `the column of year ${year} cannot be read as two counters that end at ${one.upTo} and ${other.upTo} (${numbers} numbers)`,
      ),
      mend: say(
        "comparez la colonne et ces deux totaux avec le document, ligne par ligne",
        "hold the column and these two totals against the document, row by row",
      ),
    });
    return none;
  }
  const narrowing = narrowingOf(sessions.find((plan) => plan.year === year));
  const narrowed = narrowing ? solveYear(entries, counters, [narrowing]) : solved;
  if (narrowed.readings.length > 0) return narrowed;
  problems.add([...AT, "sessions", "years", String(year)], {
    problem: say(
      `aucune lecture de la colonne de l'année ${year} ne laisse la place de ces séances`,
      `no reading of the column of year ${year} leaves room for these sessions`,
    ),
    mend: say(
      "comparez `count`, `a week` et `in` avec le document",
      "hold `count`, `a week` and `in` against the document",
    ),
  });
  return solved;
}

/** Null when a column says next to nothing: it can be read in too many ways to list. */
function solve(entries: readonly TableEntry[], counters: readonly [RisingCounter, RisingCounter]): YearPlan | null {
  try {
    return solveYear(entries, counters);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** How many company weeks the sessions of a year ask for (ALB-02): each has at least `perWeek.least` and at most `perWeek.most` of them. */
function narrowingOf(plan: SessionPlan | undefined): Narrowing | null {
  if (!plan?.sparesLastPeriod) return null;
  const least = Math.ceil(plan.count / plan.perWeek.most);
  const most = plan.fill === "every" ? Math.floor(plan.count / plan.perWeek.least) : WEEKS;
  return { place: "company", least, most };
}

function readCounters(table: Table, year: number, problems: Problems): [RisingCounter, RisingCounter] | null {
  const written = table.counts[String(year)] ?? {};
  const [one, other, ...more] = PLACES.flatMap((place) => {
    const upTo = written[place];
    return upTo === undefined ? [] : [{ place, upTo }];
  });
  if (one && other && more.length === 0) return [one, other];
  problems.add([...AT, "table", "counts", String(year)], {
    problem: say(`il faut deux compteurs pour l'année ${year}`, `year ${year} needs two counters`),
    mend: say(`écrivez \`${year}: { school: …, company: … }\``, `write \`${year}: { school: …, company: … }\``),
  });
  return null;
}

function readCell(table: Table, week: number, year: number, problems: Problems): TableEntry | null {
  const cell = table.rows[String(week)]?.[year - 1];
  if (typeof cell === "number") return { count: cell };
  const at = [...AT, "table", "rows", String(week), year - 1];
  if (cell === null || cell === undefined) {
    if (table.empty !== undefined) return { place: table.empty, doubt: "empty-row" };
    problems.add(at, {
      problem: say("rien ne dit comment lire une case vide", "nothing says how to read an empty cell"),
      mend: say("ajoutez `empty: off` à la table", "add `empty: off` to the table"),
    });
    return null;
  }
  const place = table.words?.[cell];
  if (place !== undefined) return { place, doubt: null };
  problems.add(at, {
    problem: say(`rien ne dit ce que veut dire « ${cell} »`, `nothing says what “${cell}” means`),
    mend: table.words
      ? instead(cell, Object.keys(table.words))
      : say(`ajoutez \`words: { ${cell}: … }\``, `add \`words: { ${cell}: … }\``),
  });
  return null;
}
