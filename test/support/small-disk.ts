import { execFileSync } from "node:child_process";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./folder.ts";

/** A disk of so many KiB in memory, as a folder that is gone after the test; null, with the reason printed, where this user may not mount one. */
export function smallDisk(kib: number): string | null {
  const folder = temporaryFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kib}k`, "tmpfs", folder], { stdio: "pipe" });
  } catch (error) {
    console.warn(`skipped: a small tmpfs cannot be mounted here (${String(error).split("\n")[0]})`);
    return null;
  }
  onTestFinished(() => {
    execFileSync("umount", ["-l", folder]);
  });
  return folder;
}
