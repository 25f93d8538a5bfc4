import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../db/sqlite/open.ts";
import { type OpenStores, storesOn } from "../../db/sqlite/stores.ts";
import type { Person, Scope } from "../../src/core/ports.ts";
import { fillBigSchool, learnerAccount, learnerEmail } from "../support/big-school.ts";
import { day, instant, NOBODY } from "../support/store.ts";

// What each verb of the store costs, in CPU microseconds, on disk, in a small and in a large school: `npx tsx test/bench/store-verbs.ts`

const SIZES = [1_000, 100_000];
const ROUNDS = 15;
const BATCHES = [1, 10, 50, 100];
const PRIME = 7_919;
const TODAY = day("2026-11-22");
const AT = instant("2026-11-22T08:00:00Z");
const PLATFORM = { platform: "slack", tenant: "T00000001" };

type Verb = (index: number) => Promise<unknown>;

/** CPU microseconds a call, in the cheapest of some rounds: the one that other programs disturbed least. */
async function cost(calls: number, verb: Verb): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let call = 0; call < calls; call++) await verb(round * calls + call);
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / calls);
  }
  return Math.min(...rounds);
}

async function verbsOf(stores: OpenStores, size: number): Promise<Record<string, readonly [number, Verb]>> {
  const { people, enrolments } = stores;
  const account = (index: number) => ({ ...PLATFORM, user: learnerAccount((index * PRIME) % size) });
  const learners: Person[] = [];
  for (let index = 0; index < 1_000; index++) {
    const learner = await people.byAccount(account(index));
    if (learner) learners.push(learner);
  }
  const learner = (index: number) => learners[index % learners.length] ?? NOBODY;
  const tutor = (await people.byEmail("tutor0@big.example")) ?? NOBODY;
  const enrolment = (await enrolments.of(learner(0), TODAY))[0]?.id ?? "";
  const page = (scopes: readonly Scope[], filter: string | null): Verb => {
    return () => enrolments.page(scopes, { filter, offset: 0, limit: 10 }, TODAY);
  };
  return {
    "people.byAccount": [2_000, (index) => people.byAccount(account(index))],
    "people.byEmail": [2_000, (index) => people.byEmail(learnerEmail((index * PRIME) % size))],
    "people.grants": [2_000, (index) => people.grants(learner(index).id, TODAY)],
    "enrolments.of a learner": [2_000, (index) => enrolments.of(learner(index), TODAY)],
    "enrolments.of a tutor of 20": [200, () => enrolments.of(tutor, TODAY)],
    "enrolments.byId": [1_000, () => enrolments.byId(enrolment, TODAY)],
    "enrolments.around": [1_000, () => enrolments.around(enrolment, TODAY)],
    "enrolments.page of the school": [20, page([{ kind: "school" }], null)],
    "enrolments.page of the school, part of a name": [5, page([{ kind: "school" }], "tice 77")],
    "enrolments.page of a cohort of 200": [20, page([{ kind: "cohort", cohort: "cohort-1" }], null)],
    "enrolments.page of an option": [20, page([{ kind: "option", cohort: "cohort-1", option: "A" }], null)],
  };
}

async function measure(size: number): Promise<Map<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-bench-"));
  const db = openDatabase({ url: `file:${join(folder, "school.db")}` });
  const options = ["A", "B", "C"];
  fillBigSchool(db, { enrolments: size, programme: "any", startYear: 2026, options, ...PLATFORM });
  const stores = storesOn(db);
  const found = new Map<string, number>();
  for (const [name, [calls, verb]] of Object.entries(await verbsOf(stores, size)))
    found.set(name, await cost(calls, verb));
  let next = 0;
  for (const batch of BATCHES) {
    const turn: Verb = () =>
      Promise.all(Array.from({ length: batch }, () => stores.deliveries.first(`slack:${Math.random()}:${next++}`, AT)));
    found.set(`deliveries.first, ${batch} a turn`, (await cost(50, turn)) / batch);
  }
  stores.close();
  rmSync(folder, { recursive: true });
  return found;
}

const results = new Map<number, Map<string, number>>();
for (const size of SIZES) results.set(size, await measure(size));
const names = results.get(SIZES[0] ?? 0)?.keys() ?? [];
console.table(
  Object.fromEntries(
    Array.from(names, (name) => [
      name,
      Object.fromEntries(SIZES.map((size) => [size, (results.get(size)?.get(name) ?? 0).toFixed(1)])),
    ]),
  ),
);
