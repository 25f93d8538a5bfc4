import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../db/sqlite/open.ts";
import { type Deliveries, receiveDeliveries } from "../support/deliveries-program.ts";
import { temporaryFolder } from "../support/folder.ts";
import { objectIn, type } from "../support/terminal.ts";

const AT = "2026-11-25T09:00:00+01:00";
const LATER = "2026-11-27T09:00:00+01:00";
const QUESTIONS = [
  ["apprentice1@demo.example", "/next-period"],
  ["tutor1@demo.example", "inbox"],
  ["master1@demo.example", "my-people"],
  ["registrar@demo.example", "late"],
] as const;

interface Refused {
  readonly error: { readonly id: string; readonly message: string };
}

interface BackedUp {
  readonly data: { readonly file: string };
}

let image: Buffer | null = null;

/** The demonstration school in a file of its own, without its reminders. */
async function demoFile(): Promise<string> {
  const db = join(temporaryFolder(), "school.db");
  if (image) writeFileSync(db, image);
  else {
    await type(["init", "--db", db, "--demo", "--at", AT]);
    sql(db, "delete from reminders");
  }
  image ??= readFileSync(db);
  return db;
}

async function answers(db: string): Promise<readonly unknown[]> {
  const told = [];
  for (const [who, line] of QUESTIONS)
    told.push(objectIn(await type(["ask", "--as", who, line, "--db", db, "--at", LATER, "--json"])));
  return told;
}

async function backUp(db: string): Promise<string> {
  return objectIn<BackedUp>(await type(["backup", "--db", db, "--at", AT, "--json"])).data.file;
}

function sql(db: string, text: string): void {
  const open = openDatabase({ url: `file:${db}` });
  open.sqlite.exec(text);
  open.close();
}

function wreck(db: string): Buffer {
  const bytes = readFileSync(db);
  bytes.fill(0x5a, 0, 4096 * 8);
  writeFileSync(db, bytes);
  return bytes;
}

/** Another process that has the file open and writes to it without end. */
async function writer(db: string): Promise<{ child: Deliveries; stop: () => Promise<void> }> {
  const child = receiveDeliveries(`file:${db}`, 1_000_000_000);
  await once(child.stdout, "data");
  child.stdout.resume();
  return {
    child,
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

function reminder(db: string, key: string, state: string, at: string): void {
  const open = openDatabase({ url: `file:${db}` });
  const ms = Date.parse(at);
  open.sqlite
    .prepare(
      `insert into reminders (key, kind, recipient, enrolment, subject, weight, day, last_day, zone, hour, facts, at, expires, state, wake)
       select @key, 'period', person, id, id || ':calendar', 'usual', 20780, 20790, 'Europe/Paris', 8, '{}', @ms, @ms, @state, @ms
       from enrolments order by id limit 1`,
    )
    .run({ key, state, ms });
  open.close();
}

describe("the restore drill", () => {
  it("brings a school with its decisions back from a backup made while another process wrote", async () => {
    const db = await demoFile();
    const before = await answers(db);
    const { stop } = await writer(db);
    const backup = await backUp(db);
    await stop();
    sql(db, "update people set name = 'Somebody Else'");
    const wrecked = wreck(db);
    expect((await type(["doctor", "--db", db])).code).toBe(1);

    const told = objectIn<{ data: { kept: string } }>(
      await type(["restore", backup, "--db", db, "--at", LATER, "--yes", "--json"]),
    );
    expect(told).toMatchObject({
      ok: true,
      data: { file: db, from: backup, expired: 0, made: "2026-11-25T08:00:00Z" },
    });
    expect(await type(["doctor", "--db", db])).toMatchObject({ code: 0, err: "" });
    expect(await answers(db)).toEqual(before);
    expect(readFileSync(told.data.kept).equals(wrecked)).toBe(true);
    expect(readdirSync(join(db, "..")).filter((name) => /restoring|unfinished/.test(name))).toEqual([]);
  });

  it("says nothing again that may have been sent after the backup, and still says what is to come", async () => {
    const db = await demoFile();
    reminder(db, "before", "planned", "2026-11-26T08:00:00+01:00");
    reminder(db, "on-its-way", "leased", "2026-11-27T10:00:00+01:00");
    reminder(db, "called-off-on-its-way", "cancelled", "2026-11-27T10:00:00+01:00");
    reminder(db, "in-doubt", "unknown", "2026-11-24T10:00:00+01:00");
    reminder(db, "to-come", "planned", "2026-11-30T08:00:00+01:00");
    reminder(db, "over", "sent", "2026-11-24T08:00:00+01:00");
    sql(db, "update reminders set wake = null where state in ('sent', 'unknown')");
    const backup = await backUp(db);
    const told = await type(["restore", backup, "--db", db, "--at", LATER, "--yes"]);
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining("4 reminders may have gone out") });

    const { sqlite, close } = openDatabase({ url: `file:${db}` });
    expect(sqlite.prepare("select key, state, reason, wake from reminders order by key").raw().all()).toEqual([
      ["before", "expired", "restored", null],
      ["called-off-on-its-way", "expired", "restored", null],
      ["in-doubt", "expired", "restored", null],
      ["on-its-way", "expired", "restored", null],
      ["over", "sent", null, null],
      ["to-come", "planned", null, Date.parse("2026-11-30T08:00:00+01:00")],
    ]);
    expect(sqlite.prepare("select monday, messages, digest from attention").raw().all()).toEqual([[20780, 2, 20783]]);
    close();
  });
});

describe("backup", () => {
  it("writes one file into the folder beside the database or where it is told", async () => {
    const db = await demoFile();
    const dated = await backUp(db);
    expect(dated).toBe(join(db, "..", "backups", "school-2026-11-25T08-00-00Z.db"));
    const to = join(db, "..", "deep", "copy.db");
    const told = await type(["backup", "--db", db, "--to", to, "--lang", "fr"]);
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).toMatch(/^Sauvegarde écrite : .*copy\.db\nTaille : [\d\s\u202f]+ Kio\nVérifiée : structure/);
    for (const file of [dated, to]) {
      expect((await type(["doctor", "--db", file])).code).toBe(0);
      expect(existsSync(`${file}.unfinished`)).toBe(false);
    }
    const elsewhere = join(db, "..", "elsewhere");
    await type(["backup", "--db", db, "--at", AT], { env: { BACKUP_DIR: elsewhere } });
    expect(readdirSync(elsewhere)).toEqual(["school-2026-11-25T08-00-00Z.db"]);
  });

  it("refuses what it cannot do and leaves nothing behind", async () => {
    const db = await demoFile();
    const folder = join(db, "..");
    const refusal = async (words: readonly string[]) => {
      const told = await type([...words, "--json"]);
      expect(told.code).toBe(1);
      return objectIn<Refused>(told).error.id;
    };
    expect(await refusal(["backup", "--db", join(folder, "none.db")])).toBe("no-database");
    expect(await refusal(["backup", "--db", ":memory:"])).toBe("bad-config");
    expect(await refusal(["backup", "--db", db, "--to", db])).toBe("file-exists");
    expect(await refusal(["backup", "--db", db, "--to", join(db, "below.db")])).toBe("not-written");
    sql(db, "update audit set action = 'role.steal' where seq = 2");
    const flawed = await type(["backup", "--db", db, "--to", join(folder, "flawed.db"), "--lang", "en"]);
    expect(flawed).toMatchObject({ code: 1, out: "" });
    expect(flawed.err).toBe(
      `The database ${db} was not copied, for it does not hold: its audit was tampered with at entry 2. The earlier backups are kept; “npx passerelle doctor --db ${db}” says more.\n`,
    );
    expect(readdirSync(folder).filter((name) => !name.startsWith("school.db"))).toEqual([]);
  });
});

describe("restore", () => {
  it("puts a backup where there is no database yet", async () => {
    const db = await demoFile();
    const backup = await backUp(db);
    const fresh = join(temporaryFolder(), "new.db");
    const told = await type(["restore", backup, "--db", fresh, "--json"]);
    expect(objectIn(told)).toMatchObject({ ok: true, data: { file: fresh, kept: null } });
    expect(await answers(fresh)).toEqual(await answers(db));
  });

  it("asks before it takes the place of a database", async () => {
    const db = await demoFile();
    const backup = await backUp(db);
    const before = readFileSync(db);
    const told = await type(["restore", backup, "--db", db, "--lang", "fr"]);
    expect(told).toMatchObject({ code: 1, out: "", err: expect.stringContaining("ajoutez --yes") });
    expect(readFileSync(db).equals(before)).toBe(true);
  });

  it("refuses while another process has the database open, sound or wrecked", async () => {
    const db = await demoFile();
    const backup = await backUp(db);
    const { stop } = await writer(db);
    const words = ["restore", backup, "--db", db, "--yes", "--json"];
    expect(objectIn(await type(words))).toMatchObject({ error: { id: "database-busy" } });
    if (existsSync("/proc/locks")) {
      wreck(db);
      expect(objectIn(await type(words))).toMatchObject({ error: { id: "database-busy" } });
    }
    await stop();
    expect(objectIn(await type(words))).toMatchObject({ ok: true });
  });

  it("refuses what does not hold, with the database as it was", async () => {
    const db = await demoFile();
    const folder = temporaryFolder();
    const sound = await backUp(db);
    const before = readFileSync(db);
    const spoilt = (name: string, spoil: (file: string) => void) => {
      const file = join(folder, name);
      copyFileSync(sound, file);
      spoil(file);
      return file;
    };
    const cases = [
      [join(folder, "none.db"), "no-backup"],
      [db, "no-backup"],
      [spoilt("text.db", (file) => writeFileSync(file, "not a database")), "bad-backup"],
      [spoilt("half.db", (file) => writeFileSync(file, readFileSync(file).subarray(0, 4096 * 20))), "bad-backup"],
      [spoilt("newer.db", (file) => sql(file, "pragma user_version = 9999")), "bad-backup"],
      [spoilt("audit.db", (file) => sql(file, "delete from audit where seq = 1")), "bad-backup"],
      [
        spoilt("keys.db", (file) =>
          sql(
            file,
            "pragma foreign_keys = off; insert into snoozes (person, subject, until_day) values ('gone', 's', 1)",
          ),
        ),
        "bad-backup",
      ],
    ] as const;
    for (const [file, id] of cases) {
      const told = await type(["restore", file, "--db", db, "--yes", "--json"]);
      expect([file, told.code, objectIn<Refused>(told).error.id]).toEqual([file, 1, id]);
    }
    expect(readFileSync(db).equals(before)).toBe(true);
  });

  it("leaves a database alone when it cannot write beside it", async () => {
    const db = await demoFile();
    const backup = await backUp(db);
    mkdirSync(`${db}.restoring`);
    writeFileSync(join(`${db}.restoring`, "in-the-way"), "");
    const before = await answers(db);
    expect((await type(["restore", backup, "--db", db, "--yes"])).code).toBe(1);
    expect(await answers(db)).toEqual(before);
    expect((await type(["doctor", "--db", db])).code).toBe(0);
  });
});
