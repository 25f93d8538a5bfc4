import { randomBytes } from "node:crypto";

/** Lower case, without the letters that look like digits: it can be read out, typed, and never looks like a flag. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** 16 characters of 5 random bits each; half a UUID's length, which the indexes of a large school repay. */
export function newId(): string {
  return Array.from(randomBytes(16), (byte) => ALPHABET[byte & 31]).join("");
}
