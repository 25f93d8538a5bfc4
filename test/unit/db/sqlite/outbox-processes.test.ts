import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../../db/sqlite/open.ts";
import { openStores, storesOn } from "../../../../db/sqlite/stores.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { NINE, SUNDAY } from "../../../support/outbox.ts";
import { emptyOutbox } from "../../../support/outbox-program.ts";
import { planned } from "../../../support/reminders.ts";
import { schoolIn } from "../../../support/store.ts";

/** A database in a file in which so many people are each to be told one thing. */
async function fileWith(people: number): Promise<string> {
  const url = `file:${join(temporaryFolder(), "one.db")}`;
  const db = openDatabase({ url });
  const { plans, close } = storesOn(db);
  const learners = db.write(() => {
    const school = schoolIn(db);
    school.cohort({ id: "c1" });
    return Array.from({ length: people }, (_, i) => {
      const recipient = school.person({ name: "Ann", email: `p${i}@x.example` });
      return { recipient, enrolment: school.enrolment({ cohort: "c1", person: recipient }) };
    });
  });
  await plans.markAll();
  const recipients = new Map(learners.map(({ enrolment, recipient }) => [enrolment, recipient]));
  for (const one of await plans.toPlan(0, people)) {
    const wanted = [planned({ ...one, recipient: recipients.get(one.enrolment) ?? "" })];
    await plans.replan({ ...one, wanted, through: 99_999, next: 30_000 }, SUNDAY);
  }
  close();
  return url;
}

function keysOf(lines: readonly string[], word: string): readonly string[] {
  return lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
}

describe("several senders on one file", () => {
  it("take each reminder once between them", async () => {
    const url = await fileWith(300);
    const said = await Promise.all([1, 2, 3].map(() => text(emptyOutbox(url).stdout)));
    const sent = keysOf(said.join("").split("\n"), "sent");
    expect(sent).toHaveLength(300);
    expect(new Set(sent).size).toBe(300);
    const { outbox, close } = openStores({ url });
    expect((await outbox.figures(NINE)).states).toMatchObject({ sent: 300, planned: 0, leased: 0 });
    close();
  });

  it("let nobody write that a thing is done between the last look and the sending", async () => {
    const url = await fileWith(1);
    const [sender, other] = [openStores({ url }), openDatabase({ url })];
    other.sqlite.pragma("busy_timeout = 0");
    const write = () => other.sqlite.transaction(() => {}).immediate();
    const { messages } = await sender.outbox.claim(NINE, { token: "t", limit: 1, until: NINE.add({ minutes: 1 }) });
    let tried = 0;
    const go = () => {
      tried += 1;
      expect(write).toThrow("locked");
    };
    expect(await sender.outbox.begin("t", messages[0]?.message ?? "", NINE, go)).toBe(true);
    expect(tried).toBe(1);
    expect(write).not.toThrow();
    sender.close();
    other.close();
  });

  it("lose nothing when one is killed: what it had claimed is unknown, all else is sent once", async () => {
    const url = await fileWith(400);
    const killed = emptyOutbox(url);
    let said = "";
    for await (const chunk of killed.stdout) {
      said += String(chunk);
      if (said.includes("sent ") && !killed.killed) killed.kill("SIGKILL");
    }
    if (killed.exitCode === null && killed.signalCode === null) await once(killed, "exit");
    const rest = await text(emptyOutbox(url).stdout);
    const { outbox, close } = openStores({ url });
    const later = NINE.add({ minutes: 2 });
    const claimed = await outbox.claim(later, { token: "t", limit: 50, until: later.add({ minutes: 1 }) });
    expect(claimed.messages).toEqual([]);
    const doubted = (await outbox.unknown(100)).flatMap(({ reminders }) => reminders.map(({ key }) => key));
    const sent = [...keysOf(said.split("\n"), "sent"), ...keysOf(rest.split("\n"), "sent")];
    const { states } = await outbox.figures(later);
    expect(states).toMatchObject({ planned: 0, leased: 0, unknown: doubted.length, sent: 400 - doubted.length });
    expect(new Set([...sent, ...doubted, ...keysOf(said.split("\n"), "claimed")]).size).toBe(400);
    expect(new Set(sent).size).toBe(sent.length);
    for (const key of doubted) expect(sent).not.toContain(key);
    close();
  });

  it("keep to a platform's rate across a restart, and between them", async () => {
    const url = await fileWith(0);
    const rate = { scope: "slack T1", everyMs: 1_000, burst: 1 };
    const one = openStores({ url });
    const other = openStores({ url });
    const start = NINE.epochMilliseconds;
    expect(await one.rates.reserve([[rate]], NINE)).toEqual([start]);
    expect(await other.rates.reserve([[rate]], NINE)).toEqual([start + 1_000]);
    one.close();
    other.close();
    const again = openStores({ url });
    expect(await again.rates.reserve([[rate]], NINE)).toEqual([start + 2_000]);
    again.close();
  });
});
