import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStores } from "../../../../db/sqlite/stores.ts";
import { operator } from "../../../../src/core/authority.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { instant, testStores } from "../../../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");

function opened(count: number) {
  const url = `file:${join(temporaryFolder(), "one.db")}`;
  return Array.from({ length: count }, () => {
    const stores = openStores({ url });
    onTestFinished(() => stores.close());
    return stores;
  });
}

describe("the revision", () => {
  it("moves with a process's own commits and stands while nothing is written", async () => {
    for (const stores of [...opened(1), testStores()]) {
      const { revision, people } = stores;
      const seen = [revision.current()];
      expect(revision.current()).toBe(seen[0]);
      for (const role of ["a", "b"]) {
        await people.grant(operator("roster"), "a@x.example", role, at);
        expect(seen).not.toContain(revision.current());
        seen.push(revision.current());
      }
      await people.byEmail("a@x.example");
      expect(revision.current()).toBe(seen.at(-1));
    }
  });

  it("moves with what another process commits, in both", async () => {
    const [one, other] = opened(2);
    const before = [one?.revision.current(), other?.revision.current()];
    await other?.people.grant(operator("roster"), "a@x.example", "registrar", at);
    expect(one?.revision.current()).not.toBe(before[0]);
    expect(other?.revision.current()).not.toBe(before[1]);
    const after = [one?.revision.current(), other?.revision.current()];
    expect([one?.revision.current(), other?.revision.current()]).toEqual(after);
  });

  it("stands when deliveries come in, in a file as in memory", async () => {
    for (const { revision, deliveries } of [...opened(1), testStores()]) {
      const before = revision.current();
      expect(await deliveries.first("key", at)).toBe(true);
      expect(revision.current()).toBe(before);
    }
  });

  it("stands when the work was taken back", async () => {
    const { revision, people, imports } = testStores();
    const before = revision.current();
    await expect(people.prefer("none", { lang: "en" }, at)).rejects.toMatchObject({ id: "not-found" });
    await imports.calendar(operator("calendar"), "none", [], "a.csv", at, true).catch(() => {});
    expect(revision.current()).toBe(before);
  });
});
