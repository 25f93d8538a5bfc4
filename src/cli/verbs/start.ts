import { urlOf } from "../house.ts";
import type { CommonOptions } from "../options.ts";

/** The same as `npm start`; it ends when it is told to. */
export async function start({ db }: Pick<CommonOptions, "db">): Promise<null> {
  if (db !== undefined) process.env["DATABASE_URL"] = urlOf(db);
  await import("../../main.ts");
  return null;
}
