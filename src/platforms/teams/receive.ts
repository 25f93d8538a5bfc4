import type { IncomingMessage } from "node:http";
import * as z from "zod";
import type { Asker, Door } from "../../core/door.ts";
import { EdgeError } from "../../core/errors.ts";
import { langOf } from "../../core/words/lang.ts";
import { personIn, ReceivedActivity, tenantOf } from "./activity.ts";
import type { TeamsConfig } from "./config.ts";
import { TEAMS_LIMITS } from "./limits.ts";
import { talkOf } from "./place.ts";

/** A request whose body a server in front may have read already. */
export type Incoming = IncomingMessage & { readonly body?: unknown };

/** @throws EdgeError 405, 415, 413 or 400 for what is no activity */
export async function readActivity(request: Incoming): Promise<ReceivedActivity> {
  if (request.method !== "POST") throw new EdgeError(405, "only POST");
  const read = ReceivedActivity.safeParse(request.body ?? (await readJson(request)));
  if (read.success) return read.data;
  throw new EdgeError(400, `no activity: ${read.error.issues[0]?.path.join(".") || "not an object"}`);
}

async function readJson(request: Incoming): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) throw new EdgeError(415, "only JSON");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const piece = Buffer.from(z.instanceof(Uint8Array).parse(chunk));
    bytes += piece.length;
    if (bytes > TEAMS_LIMITS.bodyBytes) throw new EdgeError(413, `over ${TEAMS_LIMITS.bodyBytes} bytes`);
    chunks.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new EdgeError(400, "no JSON");
  }
}

/** What is judged before the token: without authentication, only this machine may call. @throws EdgeError 403 */
export function requireDoor(request: Incoming, activity: ReceivedActivity, config: TeamsConfig): void {
  if (activity.channelId !== "msteams") throw new EdgeError(403, "not from Teams");
  if (!config.auth && !isThisMachine(request.socket.remoteAddress ?? ""))
    throw new EdgeError(403, "not from this machine");
}

/** What is judged after the token. @throws EdgeError 403 for another tenant, and where no answer can be sent */
export function requireOrigin(activity: ReceivedActivity, config: TeamsConfig): void {
  const { serviceUrl } = activity;
  const url = z.url({ protocol: /^https?$/ }).safeParse(serviceUrl);
  if (!serviceUrl || !url.success) throw new EdgeError(403, "no serviceUrl to answer to");
  if (!config.auth && !isThisMachine(new URL(serviceUrl).hostname))
    throw new EdgeError(403, "serviceUrl not on this machine");
  const wanted = config.tenantId.toLowerCase();
  if (wanted !== "" && tenantOf(activity) !== wanted) throw new EdgeError(403, "another tenant");
}

function isThisMachine(host: string): boolean {
  return /^(localhost|\[?::1\]?|(::ffff:)?127(\.\d{1,3}){3})$/.test(host);
}

/** The addresses by which Teams knows a member, the likeliest first. */
export type Addresses = () => Promise<readonly string[]>;

/** Who sent an activity: someone of the roster, or the address by which they are not found there. */
export type Sender =
  | { readonly known: true; readonly asker: Asker }
  | { readonly known: false; readonly email: string | null };

/** By the object id in the directory and the tenant, never by what a card says. */
export async function findSender(door: Door, activity: ReceivedActivity, addresses: Addresses): Promise<Sender> {
  const user = personIn(activity)?.aadObjectId?.toLowerCase() ?? null;
  const tenant = tenantOf(activity);
  if (user === null || tenant === null) return { known: false, email: null };
  const account = { platform: "teams", tenant, user };
  const told = { lang: langOf(activity.locale), zone: zoneOf(activity.localTimezone) };
  let known: readonly string[] = [];
  const talk = talkOf(activity);
  const reference = talk && JSON.stringify(talk);
  const first = async () => {
    known = await addresses();
    return { email: known[0] ?? null, ...told };
  };
  let person = await door.identify(account, first, reference);
  for (const email of known.slice(1)) {
    person ??= await door.identify(account, async () => ({ email, ...told }), reference);
  }
  return person ? { known: true, asker: { person, ...told } } : { known: false, email: known[0] ?? null };
}

/** An IANA zone that this machine knows, else null. */
function zoneOf(zone: string | null | undefined): string | null {
  if (!zone) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
