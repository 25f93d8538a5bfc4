import { openProgrammes } from "../../db/compiled-programmes.ts";
import { cpu } from "./cpu.ts";
import { openPlanningSchool, type Waiting } from "./planning-school.ts";
import type { Asked, Told } from "./planning-sides.ts";

// A school in a process of its own (`URL LEARNERS`), which does what it is told over its channel.

const PRIME = 7_919;

const [, , url = "", learners = ""] = process.argv;
const school = await openPlanningSchool(url, await openProgrammes());
await school.prepare();
const tell = (told: Told) => process.send?.(told);

process.on("message", async ({ what, from, to }: Asked) => {
  const them: Waiting[] = [];
  for (let i = from; i < to; i++) them.push(await school.waiting((i * PRIME) % Number(learners)));
  const spent: number[] = [];
  for (const one of them) spent.push(await cpu(() => school[what](one)));
  tell({ spent });
});
process.on("disconnect", () => school.stores.close());
tell({ spent: [] });
