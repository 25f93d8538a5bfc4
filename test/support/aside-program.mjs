import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { Temporal } from "temporal-polyfill";

/** In the program as it is built: a backup is made and the database looked at, sound and then damaged; told as JSON, with how many threads that took. */
const dist = new URL("../../dist/", import.meta.url);
const [{ compose }, { parseConfig }] = await Promise.all(
  ["compose.js", "config.js"].map((file) => import(new URL(file, dist).href)),
);
let threads = 0;
process.on("worker", () => {
  threads += 1;
});
const { FILE = "", FOLDER = "" } = process.env;
const { stores, close } = await compose(parseConfig({ DATABASE_URL: `file:${FILE}`, DEMO: "1", LOG_LEVEL: "silent" }));
const backups = stores.backupsIn(FOLDER);
await backups.make(Temporal.Instant.from("2026-11-22T01:00:00Z"), true);
const sound = await stores.health.check();
const kept = (await backups.list()).length;
close();

damage(FILE);
const again = await compose(parseConfig({ DATABASE_URL: `file:${FILE}`, LOG_LEVEL: "silent" }));
const damaged = await again.stores.health.check();
const refused = await again.stores
  .backupsIn(FOLDER)
  .make(Temporal.Instant.from("2026-11-23T01:00:00Z"), true)
  .then(
    () => "nothing",
    (error) => error.id,
  );
again.close();
process.stdout.write(JSON.stringify({ sound, kept, damaged, refused, threads }));

/** Its last page, which was filled last: nothing reads it when the database is opened. */
function damage(file) {
  const opened = openSync(file, "r+");
  const page = Buffer.alloc(4096, 0xff);
  writeSync(opened, page, 0, page.length, statSync(file).size - page.length);
  closeSync(opened);
}
