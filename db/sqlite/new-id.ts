import { randomFillSync } from "node:crypto";

/** Lower case, without the letters that look like digits: it can be read out, typed, and never looks like a flag. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

const LENGTH = 16;
/** Random bytes are asked for many at a time: a large import makes ids by the hundred thousand. */
const pool = Buffer.alloc(LENGTH * 256);
let used = pool.length;

/** 16 characters of 5 random bits each; half a UUID's length, which the indexes of a large school repay. */
export function newId(): string {
  if (used + LENGTH > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let id = "";
  for (const end = used + LENGTH; used < end; used++) id += ALPHABET.charAt((pool[used] ?? 0) & 31);
  return id;
}
