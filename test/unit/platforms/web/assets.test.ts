import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterAll, describe, expect, it } from "vitest";
import { loadAssets } from "../../../../src/platforms/web/assets.ts";

const folder = mkdtempSync(join(tmpdir(), "web-assets-"));
writeFileSync(join(folder, "client.js"), "1;");
writeFileSync(join(folder, "client.css"), "a{}");
writeFileSync(join(folder, "secret.txt"), "no");
const assets = loadAssets(folder);
const server = express().use("/chat", assets.serve).listen(0, "127.0.0.1");
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string) => {
  const address = server.address();
  return fetch(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}${path}`);
};

describe("the files of the page", () => {
  it("may be kept by the browser under the address that names their content, only there", async () => {
    const named = await get(assets.url("client.js"));
    expect(await named.text()).toBe("1;");
    expect(named.headers.get("content-type")).toContain("text/javascript");
    expect(named.headers.get("cache-control")).toContain("immutable");
    expect((await get("/chat/client.js")).headers.get("cache-control")).toBe("no-cache");
    expect((await get("/chat/client.js?v=old")).headers.get("cache-control")).toBe("no-cache");
  });

  it("are three, whatever else lies in the folder", async () => {
    expect((await get(assets.url("mark.svg"))).headers.get("content-type")).toContain("image/svg+xml");
    expect((await get(assets.url("client.css"))).status).toBe(200);
    expect((await get("/chat/secret.txt")).status).toBe(404);
  });
});
