import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RequestHandler } from "express";
import { MARK } from "./mark.ts";

const TYPES = { "client.js": "text/javascript", "client.css": "text/css", "mark.svg": "image/svg+xml" } as const;
type Name = keyof typeof TYPES;

export interface Assets {
  /** False before `npm run build`. */
  readonly built: boolean;
  /** Changes whenever the file does, so that browsers may keep it. */
  url(name: Name): string;
  readonly serve: RequestHandler;
}

/** Beside the bundle where the program is one, in `dist` where it runs from source. */
export function builtAssets(): string {
  const places = ["./web", "../../../dist/web"].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return places.find((place) => existsSync(join(place, "client.js"))) ?? "";
}

function read(folder: string, name: Name): Buffer | null {
  if (name === "mark.svg") return Buffer.from(MARK);
  const path = join(folder, name);
  return folder !== "" && existsSync(path) ? readFileSync(path) : null;
}

/** The page's files, read once and kept in memory. */
export function loadAssets(folder: string): Assets {
  const files = new Map<string, { bytes: Buffer; type: string; hash: string }>();
  for (const name of ["client.js", "client.css", "mark.svg"] as const) {
    const bytes = read(folder, name);
    const hash = (all: Buffer): string => createHash("sha256").update(all).digest("hex").slice(0, 12);
    if (bytes) files.set(name, { bytes, type: TYPES[name], hash: hash(bytes) });
  }
  return {
    built: files.has("client.js"),
    url: (name) => `/chat/${name}?v=${files.get(name)?.hash ?? "none"}`,
    serve: (request, response, next) => {
      const file = files.get(request.path.slice(1));
      if (!file || request.method !== "GET") return next();
      const lasting = request.query["v"] === file.hash;
      response.set("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
      response.type(file.type).send(file.bytes);
    },
  };
}
