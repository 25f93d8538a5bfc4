import { openProgrammes } from "../../db/compiled-programmes.ts";
import { cpu } from "./cpu.ts";
import { openPlanningSchool, type Waiting } from "./planning-school.ts";
import type { Asked } from "./planning-sides.ts";
import { answer } from "./sides.ts";

// A school in a process of its own (`URL LEARNERS CHANGES`), which does what it is told over its channel.

const PRIME = 7_919;

const [, , url = "", learners = "", changes = ""] = process.argv;
const programmes = await openProgrammes();
const them = await everybody();
const school = await openPlanningSchool(url, programmes);
await school.prepare();

/** Looked up beside, so that the school has read nothing of them when they change. */
async function everybody(): Promise<readonly Waiting[]> {
  const aside = await openPlanningSchool(url, programmes);
  const found: Waiting[] = [];
  for (let i = 0; i < Number(changes); i++) found.push(await aside.waiting((i * PRIME) % Number(learners)));
  aside.stores.close();
  return found;
}

async function doneBy(asked: Asked): Promise<readonly number[]> {
  if (asked.what === "next day") {
    school.nextDay();
    return [];
  }
  const spent: number[] = [];
  for (const one of them.slice(asked.from, asked.to)) spent.push(await cpu(() => school[asked.what](one)));
  return spent;
}

answer(doneBy, () => school.stores.close());
