import { UserError } from "../errors.ts";
import { nobodyCalled } from "../nobody-called.ts";
import type { Asking } from "./asking.ts";
import { type Reaches, reachOf } from "./find.ts";

/**
 * The enrolments that the asker reaches, of those whose name or address has a part; at least one.
 * @throws UserError `not-found` when nobody they reach has that name, `no-enrolment` when they reach nobody
 */
export async function reachedBy(asking: Asking, part: string | undefined): Promise<Reaches> {
  const found = await reachOf(asking, part ?? null);
  if (found.rows.length > 0) return found;
  if (part === undefined || (await reachOf(asking, null)).rows.length === 0) throw new UserError("no-enrolment");
  throw nobodyCalled(part, asking.lang);
}
