import { describe, expect, it } from "vitest";
import { sourcesIn } from "../support/sources.ts";

/** What a file of this name does, in every platform folder that has one. */
const JOBS: Readonly<Record<string, { readonly job: string; readonly shows: RegExp }>> = {
  "index.ts": { job: "opens the platform for compose", shows: /^export (async )?function \w+/m },
  "config.ts": { job: "types what the environment must say", shows: /^export interface \w+Config\b/m },
  "receive.ts": { job: "verifies, parses and finds the person", shows: /^export (async )?(function|const) \w+/m },
  "render.ts": { job: "draws a card", shows: /^export function \w+\([^)]*\bcard: Card\b/m },
  "limits.ts": { job: "is the table of the platform's limits", shows: /^export const [A-Z][A-Z_]+\b/m },
  "errors.ts": { job: "reads the vendor's error shapes", shows: /^export (async )?(function|class) \w+/m },
  "place.ts": { job: "says where a message stands, and reads it back", shows: /^export function readPlace\b/m },
  "courier.ts": { job: "begins conversations", shows: /^export function \w+Courier\b/m },
  "delivery.ts": { job: "says what became of a message", shows: /^export function deliveryOf\b/m },
  "words.ts": { job: "holds the platform's own words", shows: /\bdefineWords\(/ },
};

const folders = new Map<string, Map<string, string>>();
for (const { path, text } of sourcesIn("src/platforms")) {
  const [, platform, file] = /^src\/platforms\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (!platform || !file) continue;
  folders.set(platform, (folders.get(platform) ?? new Map<string, string>()).set(file, text));
}

describe("platform folders", () => {
  it("share a file name only where it has the same job in each", () => {
    const all = [...folders.values()].flatMap((files) => [...files.keys()]);
    const shared = new Set(all.filter((file, index) => all.indexOf(file) !== index));
    expect([...shared].filter((file) => !(file in JOBS))).toEqual([]);
  });

  it("do in each file what its name says", () => {
    const other = [...folders].flatMap(([platform, files]) =>
      [...files].flatMap(([file, text]) => {
        const entry = JOBS[file];
        return entry && !entry.shows.test(text) ? [`${platform}/${file} ${entry.job}`] : [];
      }),
    );
    expect(other).toEqual([]);
  });

  it("have every part that a door needs", () => {
    const missing = [...folders]
      .filter(([, files]) => files.has("index.ts"))
      .flatMap(([platform, files]) =>
        ["receive.ts", "render.ts", "limits.ts", "errors.ts"]
          .filter((file) => !files.has(file))
          .map((file) => `${platform}/${file}`),
      );
    expect(missing).toEqual([]);
  });
});
