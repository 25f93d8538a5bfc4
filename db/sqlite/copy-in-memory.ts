import { type Database, openDatabase } from "./open.ts";

/** Where a database's header says how it is written and read; 1: without a log beside it, which memory cannot have. */
const WAYS = [18, 19] as const;

/** A copy in memory of a database as it stands; the file is only read. @throws UserError `no-database`, `database-newer`, `database-corrupt` */
export function copyInMemory(url: string): Database {
  const source = openDatabase({ url, readonly: true });
  try {
    const image = source.sqlite.serialize();
    for (const at of WAYS) image[at] = 1;
    return openDatabase({ url: ":memory:", image });
  } finally {
    source.close();
  }
}
