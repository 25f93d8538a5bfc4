import { statfs } from "node:fs/promises";

/** Less than that, and what is written next may fail. */
const LEAST_BYTES = 32 * 1024 * 1024;

export interface Disk {
  readonly freeBytes: number;
  readonly nearlyFull: boolean;
}

/** How much room there is where a file or folder lies, for whoever runs this process. */
export async function diskAt(path: string, least = LEAST_BYTES): Promise<Disk> {
  const { bavail, bsize } = await statfs(path);
  const freeBytes = bavail * bsize;
  return { freeBytes, nearlyFull: freeBytes < least };
}
