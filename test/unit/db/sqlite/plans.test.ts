import { describe, expect, it } from "vitest";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import { statementsOf } from "../../../support/statements.ts";
import { testDatabase } from "../../../support/store.ts";

interface Step {
  readonly detail: string;
}

/** What SQLite would do for every statement that the stores prepare. */
function plans(): { readonly statement: string; readonly steps: readonly string[] }[] {
  const db = testDatabase();
  const statements = statementsOf(db, () => Object.values(storesOn(db)));
  return statements.map((statement) => {
    const nothing = Array.from(statement.matchAll(/\?/g), () => null);
    const steps = db.sqlite.prepare<unknown[], Step>(`explain query plan ${statement}`).all(...nothing);
    return { statement, steps: steps.map(({ detail }) => detail) };
  });
}

/** In order of their key, up to a limit. */
const IN_KEY_ORDER = /^SCAN (audit|deliveries|dossier_events)$/;

/** Those steps of all the statements that say this. */
function stepsOf(found: ReturnType<typeof plans>, pattern: RegExp): readonly string[] {
  return found.filter(({ statement }) => pattern.test(statement)).flatMap(({ steps }) => steps);
}

describe("query plans", () => {
  const found = plans();
  const scans = found.flatMap(({ statement, steps }) =>
    steps.filter((step) => step.startsWith("SCAN")).map((step) => ({ step, statement })),
  );

  it("cover the statements of a request", () => {
    const searched = found.flatMap(({ steps }) => steps).filter((step) => step.startsWith("SEARCH"));
    expect(searched.length).toBeGreaterThan(20);
    expect(searched.filter((step) => !/ USING (COVERING )?INDEX | USING (INTEGER )?PRIMARY KEY /.test(step))).toEqual(
      [],
    );
  });

  it("read no table from end to end", () => {
    const allowed = [
      /^SCAN people USING (COVERING )?INDEX people_in_order$/, // in order, until the page is full
      /^SCAN cohorts$/, // the list of all cohorts
      IN_KEY_ORDER,
      /^SCAN reminder_counts$/, // a row for each state
      /^SCAN plan_marks$/, // what is to be planned at once, up to a limit
      /^SCAN (holders|holdings|turn)$/, // a handful of holders, the turns found, no table
      /^SCAN \w+ VIRTUAL TABLE INDEX \d:$/, // the keys, scopes or roles asked for, as JSON
    ];
    const others = scans.filter(({ step }) => !allowed.some((pattern) => pattern.test(step)));
    const onPurpose = [
      'instr("emails"."address"', // part of an address
      'insert into "plan_marks"', // everybody is planned anew
      'select "id" from "reminders" order by "reminders"."id" asc limit', // the oldest, up to a limit
      'delete from "rates"', // once a night, up to a limit
      'delete from "calendar_moves"',
      'delete from "snoozes"',
    ];
    expect(others.filter(({ statement }) => !onPurpose.some((part) => statement.includes(part)))).toEqual([]);
    for (const { statement } of scans.filter(({ step }) => IN_KEY_ORDER.test(step))) {
      expect(statement).toMatch(/order by "\w+"\."seq" (asc|desc) limit/);
    }
  });

  it("read addresses through only for part of a name or address among everybody", () => {
    const reading = scans.filter(({ step }) => /^SCAN emails\b/.test(step)).map(({ statement }) => statement);
    expect(reading).toHaveLength(2);
    for (const statement of reading) expect(statement).toContain("instr");
  });

  it("ask for one's own enrolments in an index that holds all that is asked of them", () => {
    const own = stepsOf(found, /"kept_from".* where \("enrolments"\."person" = \?/);
    expect(own).toContain("SEARCH enrolments USING COVERING INDEX enrolments_whose (person=?)");
  });

  it("find what waits by enrolment and role, by role alone, and what changed by its number", () => {
    expect(stepsOf(found, /'enrolment', r\.value/)).toContain(
      "SEARCH dossier_turns USING PRIMARY KEY (enrolment=? AND role=?)",
    );
    expect(stepsOf(found, /"role" in \(select value/)).toContain(
      "SEARCH dossier_turns USING COVERING INDEX dossier_turns_of_role (role=?)",
    );
    expect(stepsOf(found, /"changed" > \?/)).toContain(
      "SEARCH dossiers USING COVERING INDEX dossiers_by_change (changed>?)",
    );
  });

  it("find the messages to draw again without those that show how things stand", () => {
    expect(stepsOf(found, /"sent_cards"\."since" is not null/)).toContain(
      "SEARCH sent_cards USING INDEX sent_cards_outdated (platform=? AND since>?)",
    );
  });

  it("find what is due, ended leases included, in the order in which it is due, without sorting", () => {
    const due = stepsOf(
      found,
      /^select .* from "reminders" where \("reminders"\."wake" is not null and "reminders"\."wake" <=/,
    );
    expect(due).toContain("SEARCH reminders USING INDEX reminders_awake (wake>? AND wake<?)");
    expect(due.filter((step) => step.includes("TEMP B-TREE"))).toEqual([]);
  });

  it("find what else is due for someone by person, and a message's reminders by the message", () => {
    expect(
      stepsOf(found, /^select .*json_each\(\?\) k cross join "reminders" where "reminders"\."recipient"/),
    ).toContain("SEARCH reminders USING INDEX reminders_of_person (recipient=? AND at>? AND at<?)");
    const ofMessage = stepsOf(found, /^(select|update) .*"reminders"\."message" (=|in)/);
    expect(ofMessage.filter((step) => step.includes(" reminders "))).toEqual(
      ofMessage
        .filter((step) => step.includes(" reminders "))
        .map(() => "SEARCH reminders USING INDEX reminders_of_message (message=?)"),
    );
    expect(ofMessage.length).toBeGreaterThan(5);
  });

  it("reconcile an enrolment, and each of its dossiers, by what its reminders are about", () => {
    expect(stepsOf(found, /^select .*"enrolment" = \? and "reminders"\."kind" <> 'moved'/)).toContain(
      "SEARCH reminders USING INDEX reminders_about (enrolment=?)",
    );
    expect(stepsOf(found, /^select .*"enrolment" = \? and "reminders"\."subject" = \?/)).toContain(
      "SEARCH reminders USING INDEX reminders_about (enrolment=? AND subject=?)",
    );
  });

  it("find deputies by whom they stand in for, and the other way round", () => {
    expect(stepsOf(found, /^select distinct "people".* from "delegations"/)).toContain(
      "SEARCH delegations USING INDEX delegations_of_deputy (deputy=? AND to_day>?)",
    );
    expect(stepsOf(found, /"delegations"\."person" in \(select value/)).toContain(
      "SEARCH delegations USING INDEX delegations_of_person (person=? AND to_day>?)",
    );
  });

  it("find many dossiers by their whole keys", () => {
    expect(stepsOf(found, /value ->> 2/)).toContain(
      "SEARCH dossiers USING INDEX sqlite_autoindex_dossiers_1 (enrolment=? AND kind=? AND occasion=?)",
    );
  });
});
