import { UserError } from "../../src/core/errors.ts";
import { type Flaw, flawOf } from "./flaws.ts";

/** Reads the whole of a copy, and says what does not hold (see `flawOf`). */
export type Look = (file: string) => Promise<Flaw | null>;

/** @throws UserError `bad-backup` naming the first thing that does not hold, `no-backup` when the file is not there */
export async function verifyCopy(file: string, look: Look = async () => flawOf(file)): Promise<void> {
  const found = await look(file);
  if (found?.flaw === "missing") throw new UserError("no-backup", { file });
  if (found) throw new UserError("bad-backup", { file, of: "backup", ...found });
}
