import { Worker } from "node:worker_threads";
import { damageOf, type Flaw, flawOf } from "./flaws.ts";

/** What can be asked of a file: whether it may stand for the database, or whether its pages are sound. */
export const LOOKS = { flaw: flawOf, damage: damageOf } as const;
export type Asked = keyof typeof LOOKS;

/** What the thread is given. */
export interface Errand {
  readonly asked: Asked;
  readonly file: string;
}

/** What the build makes of `aside-thread.ts`; the sources have no thread of their own. */
const THREAD = import.meta.url.endsWith(".js") ? new URL("./aside-thread.js", import.meta.url) : null;

/** Looks at a file on another thread: to read all of it takes seconds, in which this one would answer nobody. @throws what the look throws, as a plain Error */
export async function aside(asked: Asked, file: string): Promise<Flaw | null> {
  if (THREAD === null) return LOOKS[asked](file);
  const errand: Errand = { asked, file };
  const thread = new Worker(THREAD, { workerData: errand });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve).once("error", reject);
    thread.once("exit", () => reject(new Error(`nothing was said of ${file}`)));
  });
}
