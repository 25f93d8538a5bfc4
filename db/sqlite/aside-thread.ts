import { parentPort, workerData } from "node:worker_threads";
import { type Errand, LOOKS } from "./aside.ts";

/** Guarantee: only `aside` starts this thread. */
const { asked, file } = workerData as Errand;
parentPort?.postMessage(LOOKS[asked](file));
