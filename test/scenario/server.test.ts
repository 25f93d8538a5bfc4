import { existsSync, readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, startProgram } from "../support/program.ts";
import { objectIn, type } from "../support/terminal.ts";

let program: Program;
beforeAll(async () => {
  program = await startProgram({ DEMO: "1" });
}, 40_000);
afterAll(() => program.stop());

describe("the real program", () => {
  it.each([
    ["/healthz", '{"ok":true}'],
    ["/readyz", '{"ok":true}'],
    ["/metrics", "passerelle_process_resident_memory_bytes"],
    ["/metrics", 'passerelle_reminders{state="dead"} 0'],
  ])("answers %s", async (path, said) => {
    const answer = await fetch(program.url + path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(said);
  });

  it("answers 404 where there is no door", async () => {
    expect((await fetch(`${program.url}/slack/events`, { method: "POST" })).status).toBe(404);
  });
});

describe("a program that is told to stop", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "by %s answers what is under way, takes nothing new and ends with 0",
    async (name) => {
      const { url, signal, ended, stop } = await startProgram({ DEMO: "0" });
      const { hostname, port } = new URL(url);
      const slow = request({ hostname, port, method: "POST", path: "/api/none", headers: { "content-length": 4 } });
      const answered = new Promise<number>((resolve, reject) => {
        slow.on("response", (response) => resolve(response.resume().statusCode ?? 0)).on("error", reject);
      });
      slow.write("{ ");
      await fetch(`${url}/healthz`);
      signal(name);
      await until(() =>
        fetch(`${url}/healthz`).then(
          () => false,
          () => true,
        ),
      );
      slow.end("}\n");
      expect(await answered).toBe(404);
      expect(await ended).toBe(0);
      await stop();
    },
  );

  it("has made a backup, where it is asked to, that an ordinary terminal restores", async () => {
    const program = await startProgram({ DEMO: "0", BACKUPS: "on" });
    const folder = join(program.folder, "backups");
    await until(async () => existsSync(folder) && readdirSync(folder).some((one) => one.endsWith("-nightly.db")));
    const [backup = ""] = readdirSync(folder).filter((one) => one.endsWith("-nightly.db"));
    const db = join(program.folder, "test.db");
    const words = ["restore", join(folder, backup), "--db", db, "--yes", "--json"];
    expect(objectIn(await type(words))).toMatchObject({ error: { id: "database-busy" } });
    const figures = await (await fetch(`${program.url}/metrics`)).text();
    expect(figures).toContain("passerelle_backups_made_total 1\n");
    expect(figures).toMatch(/^passerelle_backup_age_seconds \d/m);
    program.signal("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(existsSync(`${db}-wal`)).toBe(false);
    expect(objectIn(await type(words))).toMatchObject({ ok: true });
    await program.stop();
  });
});

describe("a program whose backups cannot be written", () => {
  it("does not start, and names the variable", async () => {
    await expect(startProgram({ DEMO: "0", BACKUP_DIR: "/dev/null/backups" })).rejects.toThrow(/BACKUP_DIR/);
    await expect(startProgram({ DEMO: "0", BACKUPS: "nightly" })).rejects.toThrow(/BACKUPS .*\n?.*on \| off/);
  });
});

async function until(there: () => Promise<boolean>): Promise<void> {
  while (!(await there())) await new Promise((soon) => setTimeout(soon, 25));
}
