import { strToU8, zipSync } from "fflate";
import type { teamsManifest } from "./teams.ts";

export interface TeamsIcons {
  /** PNG, 192 × 192. */
  readonly color: Uint8Array;
  /** PNG, 32 × 32, white on transparent. */
  readonly outline: Uint8Array;
}

/** The zip to upload to Teams: the manifest and its two icons, at its root. The same input gives the same bytes. */
export function teamsPackage(manifest: ReturnType<typeof teamsManifest>, { color, outline }: TeamsIcons): Uint8Array {
  const files = {
    "manifest.json": strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    "color.png": color,
    "outline.png": outline,
  };
  // Zip knows no date before 1980 and no zone: a fixed local day keeps the bytes equal.
  return zipSync(files, { mtime: new Date(1980, 0, 2) });
}
