import { webApi } from "@slack/bolt";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Profile } from "../../core/door.ts";
import { langOf } from "../../core/words/lang.ts";

const User = z.object({
  team_id: z.string().optional(),
  is_bot: z.boolean().default(false),
  deleted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  is_email_confirmed: z.boolean().default(true),
  locale: z.string().optional(),
  tz: z.string().optional(),
  enterprise_user: z.object({ enterprise_id: z.string() }).optional(),
  profile: z.object({ email: z.string().optional() }).default({}),
});

/** Whose word on an address counts: the workspace, and the organisation it may be part of. */
export interface Workspace {
  readonly team: string;
  readonly enterprise: string | null;
}

/**
 * What Slack knows of a user. The address counts only when our own workspace vouches for it: in a shared channel, people of another workspace can show any.
 * @throws what Slack's client throws
 */
export async function usersInfo(client: webApi.WebClient, user: string, workspace: Workspace): Promise<Profile> {
  const answer = await client.users.info({ user, include_locale: true });
  return profileIn(answer.user, workspace);
}

/**
 * The user of an address in our own workspace; null: nobody of ours.
 * @throws what Slack's client throws
 */
export async function userOf(client: webApi.WebClient, email: string, workspace: Workspace): Promise<string | null> {
  try {
    const { user } = await client.users.lookupByEmail({ email });
    const known = profileIn(user, workspace).email?.toLowerCase() === email.toLowerCase();
    return known ? (user?.id ?? null) : null;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && NOBODY.has(error.data.error)) return null;
    throw error;
  }
}

const NOBODY = new Set(["users_not_found", "user_not_found"]);

function profileIn(user: unknown, workspace: Workspace): Profile {
  const read = User.safeParse(user);
  if (!read.success) return { email: null };
  const { team_id, enterprise_user, profile, locale, tz, ...marks } = read.data;
  const ours =
    team_id === undefined ||
    team_id === workspace.team ||
    (workspace.enterprise !== null && enterprise_user?.enterprise_id === workspace.enterprise);
  const vouched = ours && !marks.is_bot && !marks.deleted && !marks.is_stranger && marks.is_email_confirmed;
  return { email: (vouched && profile.email) || null, lang: langOf(locale), zone: isZone(tz) ? tz : null };
}

function isZone(zone: string | undefined): zone is string {
  try {
    return zone !== undefined && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== "";
  } catch {
    return false;
  }
}
