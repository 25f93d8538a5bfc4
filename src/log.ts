import pino from "pino";
import type { Config } from "./config.ts";
import type { Log } from "./core/ports.ts";

/** Where secrets could hide in a logged object. */
const SECRET = ["token", "secret", "password", "authorization", "signingSecret", "botToken", "appToken", "appPassword"];

/** JSON lines on stderr: stdout belongs to answers. */
export function makeLog(level: Config["logLevel"]): Log {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact: { paths, censor: "[secret]" }, base: null }, pino.destination({ dest: 2, sync: true }));
}
