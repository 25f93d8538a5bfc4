import type { Instant } from "../../src/core/person.ts";
import type { Database } from "./open.ts";

/**
 * Ends what the lost database may have sent after the copy was made: everything whose hour came before now, and what was on its way. Nothing of it is
 * said again; a digest of today counts as had, and the week's messages count towards the cap. Returns how many reminders ended.
 */
export function expireRestored({ sqlite, write }: Database, now: Instant): number {
  const doubtful = `(state = 'unknown' or wake is not null and (wake <= @now or state in ('leased', 'cancelled')))`;
  const spend = sqlite.prepare(`
    insert into attention (person, monday, messages, digest)
    select recipient, monday, count(distinct said), max(said) from (
      select recipient, cast(at / 86400000 as integer) as said,
        cast(@now / 86400000 as integer) - (cast(@now / 86400000 as integer) + 3) % 7 as monday
      from reminders where ${doubtful} and at <= @now
    ) where said >= monday group by recipient
    on conflict (person, monday) do update
      set messages = messages + excluded.messages, digest = max(digest, excluded.digest)`);
  const expire = sqlite.prepare(
    `update reminders set state = 'expired', reason = 'restored', wake = null, lease = null, ended = @now where ${doubtful}`,
  );
  return write(() => {
    const at = { now: now.epochMilliseconds };
    spend.run(at);
    return expire.run(at).changes;
  });
}
