import { accessSync, constants } from "node:fs";

const USUAL = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser for the end-to-end tests. @throws Error that says how to get one. */
export function chromiumPath(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const wanted = env["CHROMIUM"];
  const found = (wanted ? [wanted] : USUAL).find(runs);
  if (found) return found;
  throw new Error(
    wanted
      ? `CHROMIUM is ${wanted}, which cannot be run. Set it to a Chromium or Chrome program.`
      : "These tests need a browser. Install one (Debian: apt-get install chromium) or set CHROMIUM to the path of Chromium or Chrome.",
  );
}

/** Vitest's global setup: without a browser the run stops at once, with the way to get one. */
export function setup(): void {
  chromiumPath();
}
