import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { openStores } from "../../../../db/sqlite/stores.ts";
import { operator } from "../../../../src/core/authority.ts";
import { receiveDeliveries } from "../../../support/deliveries-program.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { instant } from "../../../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");

describe("several processes on one file", () => {
  it("make the database together and answer every delivery as first in one of them only", async () => {
    const url = `file:${join(temporaryFolder(), "new", "one.db")}`;
    const said = await Promise.all(
      [1, 2, 3].map(async () => {
        const { stdout, stderr } = receiveDeliveries(url, 100);
        const [output, error] = await Promise.all([text(stdout), text(stderr)]);
        return { output, error };
      }),
    );
    expect(said.map(({ error }) => error)).toEqual(["", "", ""]);
    const lines = said.flatMap(({ output }) => output.trim().split("\n"));
    expect(lines).toHaveLength(300);
    const first = lines.filter((line) => line.endsWith(" true")).map((line) => Number(line.split(" ")[0]));
    expect(first.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  it("see at once what the other one wrote", async () => {
    const url = `file:${join(temporaryFolder(), "one.db")}`;
    const one = openStores({ url });
    const other = openStores({ url });
    const person = await one.people.grant(operator("roster"), "a@x.example", "registrar", at);
    expect(await other.people.byEmail("a@x.example")).toEqual(person);
    await other.people.prefer(person.id, { lang: "en" }, at);
    expect((await one.people.byId(person.id))?.lang).toBe("en");
    expect(await one.audit.recent(5)).toHaveLength(2);
    expect(await one.audit.verify()).toBeNull();
    one.close();
    other.close();
  });

  it("keep every answered delivery when one is killed", async () => {
    const url = `file:${join(temporaryFolder(), "one.db")}`;
    const killed = receiveDeliveries(url, 1_000_000);
    let said = "";
    for await (const chunk of killed.stdout) {
      said += String(chunk);
      if (said.length > 2_000 && !killed.killed) killed.kill("SIGKILL");
    }
    if (killed.exitCode === null && killed.signalCode === null) await once(killed, "exit");
    expect(killed.signalCode).toBe("SIGKILL");
    const keys = said
      .split("\n")
      .slice(0, -1)
      .map((line) => line.split(" ")[0] ?? "");
    expect(keys.length).toBeGreaterThan(100);

    const { deliveries, health, close } = openStores({ url });
    expect(await health.check()).toBeNull();
    const again = await Promise.all(keys.map((key) => deliveries.first(key, at)));
    expect(again.filter(Boolean)).toEqual([]);
    close();
  });
});
