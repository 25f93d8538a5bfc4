import { Temporal } from "temporal-polyfill";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import { demoSchoolFile, loadDemo } from "../../db/demo.ts";
import { openDatabase } from "../../db/sqlite/open.ts";
import { storesOn } from "../../db/sqlite/stores.ts";
import { type App, compose, DEMO_MARK } from "../../src/compose.ts";
import { type Config, parseConfig } from "../../src/config.ts";
import type { CommandInput } from "../../src/core/card.ts";
import type { Outcome } from "../../src/core/door.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import type { Stores } from "../../src/core/ports.ts";
import type { Lang } from "../../src/core/words/lang.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";

export interface School {
  readonly app: App;
  /** What someone is answered, at the clock's time. */
  ask(email: string, line: string, lang?: Lang): Promise<Outcome>;
  /** What someone gets for a button or a form. */
  press(email: string, command: string, input: CommandInput, lang?: Lang): Promise<Outcome>;
  /** Moves the clock. */
  setClock(at: string): void;
}

/** Read once for all the schools of a test file. */
let programmes: Promise<ReadonlyMap<string, Programme>> | undefined;

/** The database of the demonstration as it is made at an instant, whole or of one programme; made once, since it is filled step by step. */
const images = new Map<string, Promise<Buffer>>();

function remember(at: string, config: Config, only: string | null): Promise<Buffer> {
  const image = (async () => {
    const db = openDatabase({ url: ":memory:" });
    programmes ??= openProgrammes();
    const stores = storesOn(db);
    const clock = { now: () => Temporal.Instant.from(at) };
    if (only !== null) await loadOnly(only, stores, await programmes, clock.now());
    await compose(config, { clock, programmes: await programmes, stores });
    const bytes = db.sqlite.serialize();
    stores.close();
    return bytes;
  })();
  images.set(`${at} ${only}`, image);
  return image;
}

/** One programme of the demonstration, as if it were all of it. */
async function loadOnly(
  only: string,
  stores: Stores & { readonly marks: { set(key: string, value: string): Promise<void> } },
  all: ReadonlyMap<string, Programme>,
  at: Temporal.Instant,
): Promise<void> {
  const part = demoSchoolFile()[only];
  if (!part) throw new Error(`the demonstration has no ${only}`);
  await loadDemo({ stores, programmes: all, calendars: keepCalendars(stores, all) }, at, { [only]: part });
  await stores.marks.set(DEMO_MARK, at.toString());
}

/** The demonstration school as it is made on a day, in memory, with everything real but the clock; `only`: of that programme alone. */
export async function demoSchool(at = "2026-11-22T09:00:00+01:00", only: string | null = null): Promise<School> {
  let now = Temporal.Instant.from(at);
  const config = parseConfig({ DATABASE_URL: ":memory:", DEMO: "1", LOG_LEVEL: "silent" });
  programmes ??= openProgrammes();
  const image = await (images.get(`${at} ${only}`) ?? remember(at, config, only));
  const stores = storesOn(openDatabase({ url: ":memory:", image }));
  const app = await compose(config, { clock: { now: () => now }, programmes: await programmes, stores });
  return {
    app,
    setClock(next) {
      now = Temporal.Instant.from(next);
    },
    async press(email, command, input, lang = "en") {
      const person = await app.stores.people.byEmail(email);
      if (!person) return app.door.stranger(email, lang);
      return app.door.invoke(command, input, { person, lang, zone: null });
    },
    async ask(email, line, lang = "en") {
      const person = await app.stores.people.byEmail(email);
      if (!person) return app.door.stranger(email, lang);
      return app.door.line(line, { person, lang, zone: null });
    },
  };
}

/** The demonstration school as a file would hold it. */
export async function demoDatabase(at: string): Promise<Buffer> {
  const config = parseConfig({ DATABASE_URL: ":memory:", DEMO: "1", LOG_LEVEL: "silent" });
  return images.get(`${at} ${null}`) ?? remember(at, config, null);
}

/** The data of an answer that went well. */
export function dataOf<Data>(outcome: Outcome): Data {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.message} ${outcome.error.next}`);
  return outcome.data as Data;
}
