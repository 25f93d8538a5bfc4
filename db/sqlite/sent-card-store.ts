import { and, asc, eq, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import * as z from "zod";
import type { SentCardStore, ShownDossier } from "../../src/core/dossier-ports.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { dossiers } from "./schema/dossiers.ts";
import { sentCardDossiers, sentCards } from "./schema/sent-cards.ts";

const Input = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const p = sql.placeholder;
const { id, platform, place, person, command, input, changes, since, again } = sentCards;

export function sentCardStore(db: Database): SentCardStore {
  const { orm, write, newId } = db;
  const show = shownWriter(db);
  const outdated = prepared(() =>
    orm
      .select({ id, platform, place, person, command, input, changes })
      .from(sentCards)
      .where(and(eq(platform, p("platform")), isNotNull(since), lte(again, p("at"))))
      .orderBy(asc(since), asc(id))
      .limit(p("limit")),
  );
  const there = prepared(() =>
    orm
      .select({ id })
      .from(sentCards)
      .where(and(eq(platform, p("platform")), eq(place, p("place")))),
  );
  const settle = prepared(() =>
    orm
      .update(sentCards)
      .set({ since: sql`case when ${changes} > ${p("changes")} then ${since} end`, again: 0 })
      .where(eq(id, p("id"))),
  );
  const overdraw = prepared(() =>
    orm
      .update(sentCards)
      .set({ changes: sql`${changes} + 1`, since: sql`coalesce(${since}, 0)` })
      .where(and(eq(platform, p("platform")), eq(place, p("place")))),
  );
  const forget = prepared(() => orm.delete(sentCards).where(eq(id, p("id"))));

  function remove(card: string): void {
    show.nothing(card);
    forget.run({ id: card });
  }

  return {
    remember: async ({ input, ...card }, shown, at) =>
      write(() => {
        const earlier = there.get(card);
        if (earlier) remove(earlier.id);
        if (shown.length === 0) return;
        const { platform, place, person, command } = card;
        const made = { id: newId(), platform, place, person, command, input: JSON.stringify(input) };
        orm
          .insert(sentCards)
          .values({ ...made, changes: 0, at: at.epochMilliseconds })
          .run();
        show.these(made.id, shown);
      }),

    outdated: async (platform, at, limit) =>
      outdated
        .all({ platform, at: at.epochMilliseconds, limit })
        .map(({ input, ...card }) => ({ ...card, input: Input.parse(JSON.parse(input)) })),

    drawn: async ({ id, changes, platform, place }, shown) =>
      write(() => {
        if (settle.run({ id, changes }).changes === 0) {
          overdraw.run({ platform, place });
          return;
        }
        if (shown.length === 0) remove(id);
        else show.these(id, shown);
      }),

    forgetBefore: async (at) =>
      write(() => {
        const shown = sql`from sent_card_dossiers s left join dossiers d
          on d.enrolment = s.enrolment and d.kind = s.kind and d.occasion = s.occasion where s.card = ${id}`;
        const over = and(isNull(since), sql`not exists (select 1 ${shown} and coalesce(d.status, 'open') = 'open')`);
        const old = lt(sentCards.at, at.epochMilliseconds);
        const cards = orm.select({ id }).from(sentCards).where(or(old, over)).all();
        for (const card of cards) remove(card.id);
        return cards.length;
      }),

    failed: async (card, later) =>
      write(() => {
        if (later === null) return remove(card);
        orm.update(sentCards).set({ again: later.epochMilliseconds }).where(eq(id, card)).run();
      }),
  };
}

/** Keeps which dossiers a card shows; a version that has passed meanwhile makes the card outdated again. */
function shownWriter({ orm }: Database) {
  const clear = prepared(() => orm.delete(sentCardDossiers).where(eq(sentCardDossiers.card, p("card"))));
  const add = prepared(() =>
    orm
      .insert(sentCardDossiers)
      .values({ enrolment: p("enrolment"), kind: p("kind"), occasion: p("occasion"), card: p("card") })
      .onConflictDoNothing(),
  );
  const passed = prepared(() =>
    orm
      .select({ since: dossiers.changed })
      .from(sql`json_each(${p("shown")}) s`)
      .crossJoin(dossiers)
      .where(
        sql`${dossiers.enrolment} = s.value ->> 'enrolment' and ${dossiers.kind} = s.value ->> 'kind'
        and ${dossiers.occasion} = s.value ->> 'occasion' and ${dossiers.version} > s.value ->> 'version'`,
      )
      .orderBy(asc(dossiers.changed))
      .limit(1),
  );
  const outdate = prepared(() =>
    orm
      .update(sentCards)
      .set({ changes: sql`${changes} + 1`, since: sql`coalesce(${since}, ${p("since")})` })
      .where(eq(id, p("card"))),
  );
  return {
    nothing: (card: string): void => {
      clear.run({ card });
    },
    these: (card: string, shown: readonly ShownDossier[]): void => {
      clear.run({ card });
      for (const { enrolment, kind, occasion } of shown) add.run({ enrolment, kind, occasion, card });
      const since = passed.get({ shown: JSON.stringify(shown) })?.since ?? null;
      if (since !== null) outdate.run({ card, since });
    },
  };
}
