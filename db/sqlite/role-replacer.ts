import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Authority } from "../../src/core/authority.ts";
import type { StandInStore } from "../../src/core/dossier-ports.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Instant, Person } from "../../src/core/person.ts";
import type { AppendAudit } from "./audit-log.ts";
import { personColumns } from "./columns.ts";
import type { Database } from "./open.ts";
import { peopleRows } from "./people-rows.ts";
import { nameFrom } from "./people-store.ts";
import { planMarks } from "./plan-marks.ts";
import { prepared } from "./prepared.ts";
import { enrolments, relations } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";
import { readerMarks } from "./sent-card-marks.ts";
import { teamChecks } from "./team-checks.ts";
import { teamRows } from "./team-rows.ts";

type Change = Parameters<StandInStore["replace"]>[1];
type Replaced = Awaited<ReturnType<StandInStore["replace"]>>;

/** Hands a role around an enrolment over, within the transaction under way; who held it before did so until the day before. Around a team it changes hands around each of its members too. @throws UserError `not-found`, `holds-a-role` */
export function roleReplacer(
  db: Database,
  audit: AppendAudit,
): (authority: Authority, change: Change, at: Instant) => Replaced {
  const { orm, newId } = db;
  const rows = peopleRows(db);
  const teams = teamRows(db);
  const checks = teamChecks(db, teams);
  const marks = planMarks(db);
  const outdate = readerMarks(db);
  const p = sql.placeholder;
  const enrolment = prepared(() =>
    orm
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(eq(enrolments.id, p("enrolment"))),
  );
  const holding = prepared(() =>
    orm
      .select({ id: relations.id, from: relations.from, until: relations.until, person: personColumns })
      .from(relations)
      .innerJoin(people, eq(people.id, relations.person))
      .where(
        and(
          eq(relations.enrolment, p("enrolment")),
          eq(relations.role, p("role")),
          or(isNull(relations.until), gt(relations.until, p("from"))),
        ),
      ),
  );

  /** Who held it before, each once; null: the same person holds it alone already. */
  function hand(id: string, { role, from }: Pick<Change, "role" | "from">, now: Person): readonly Person[] | null {
    const held = holding.all({ enrolment: id, role, from });
    const stays = held.find((row) => row.person.id === now.id && row.from <= from && row.until === null);
    const ends = held.filter((row) => row !== stays);
    if (stays && ends.length === 0) return null;
    for (const row of ends) {
      outdate(id, row.person.id);
      orm
        .update(relations)
        .set({ until: Math.max(row.from, from) })
        .where(eq(relations.id, row.id))
        .run();
    }
    if (!stays) {
      const relation = { id: newId(), scope: "enrolment", enrolment: id, role, person: now.id, from } as const;
      orm.insert(relations).values(relation).run();
    }
    marks.enrolment(id);
    return othersIn(
      ends.map(({ person }) => person),
      now,
    );
  }

  return (authority, { enrolment: id, role, email, name, from }, at) => {
    if (!enrolment.get({ enrolment: id })) throw new UserError("not-found");
    const now = rows.byEmail(email) ?? rows.add({ name: name ?? nameFrom(email), email });
    const members = teams.membersFrom(id, from);
    for (const member of members) checks.holder(member, now, role, from);
    const before = hand(id, { role, from }, now);
    for (const member of members) hand(member.id, { role, from }, now);
    if (before === null) return { now, before: [] };
    const facts = { role, person: now.id, before: before.map((person) => person.id).join(","), from };
    audit({ at: at.epochMilliseconds, actor: authority.actor, action: "role.replace", subject: id, facts });
    return { now, before };
  };
}

/** Each once. */
function othersIn(held: readonly Person[], now: Person): readonly Person[] {
  const others = new Map(held.map((person) => [person.id, person]));
  others.delete(now.id);
  return [...others.values()];
}
