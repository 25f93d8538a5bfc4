import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { openStores } from "../../db/sqlite/stores.ts";
import { temporaryFolder } from "../support/folder.ts";
import { madeSchool } from "../support/made-school.ts";
import { remind } from "../support/reminding-program.ts";
import { instant } from "../support/store.ts";

const AT = "2026-11-23T06:00:00+01:00";

it("two processes that plan and claim on one file take each reminder once between them", async () => {
  const file = join(temporaryFolder(), "school.db");
  await madeSchool(file, "--demo", "--at", AT);
  const both = [1, 2].map(() => remind(`file:${file}`, AT));
  const lines: string[] = [];
  const waits = both.map(async (child) => {
    const reader = createInterface(child.stdout);
    const over = Promise.all([once(child, "close"), once(reader, "close")]);
    await once(reader, "line");
    reader.on("line", (line) => lines.push(line));
    return { child, over };
  });
  const ready = await Promise.all(waits);
  for (const { child } of ready) child.stdin.write("go\n");
  expect((await Promise.all(ready.map(({ over }) => over))).map(([[code]]) => code)).toEqual([0, 0]);

  expect(lines.length).toBeGreaterThan(10);
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.filter((line) => line.startsWith("lost"))).toEqual([]);
  const stores = openStores({ url: `file:${file}`, create: false });
  const { states, everUnknown } = await stores.outbox.figures(instant(AT).add({ hours: 14 * 24 }));
  const messages = lines.filter((line) => line.startsWith("message"));
  expect([states.sent, states.leased, states.unknown, everUnknown]).toEqual([messages.length, 0, 0, 0]);
  expect(states.sent + states.merged).toBeGreaterThanOrEqual(lines.length - messages.length);
  expect(await stores.health.check()).toBeNull();
  stores.close();
});
