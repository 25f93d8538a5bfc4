import { statfs } from "node:fs/promises";

/** How much room there is where a file or folder lies, for whoever runs this process. */
export async function freeBytesAt(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
