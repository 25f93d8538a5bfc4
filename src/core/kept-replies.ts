import type { Stores } from "./ports.ts";

const MOST = 2_000;

interface Kept {
  readonly revision: string;
  readonly reply: Promise<unknown>;
}

const all = new WeakMap<Stores, Map<string, Kept>>();

/**
 * Gives the answer made before under this key while nothing that answers are made from has changed since, by whatever process.
 * The key names everything else that it depends on: who asks, the language, the day, the input.
 */
export function keepReply<Reply>(stores: Stores, key: string, make: () => Promise<Reply>): Promise<Reply> {
  const revision = stores.revision.current();
  const kept = all.get(stores) ?? new Map<string, Kept>();
  all.set(stores, kept);
  const known = kept.get(key);
  if (known?.revision === revision) return known.reply as Promise<Reply>;
  const reply = make();
  kept.delete(key);
  kept.set(key, { revision, reply });
  reply.catch(() => kept.delete(key));
  const oldest = kept.size > MOST ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return reply;
}
