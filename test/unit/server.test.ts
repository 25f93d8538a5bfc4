import { request, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Log } from "../../src/core/ports.ts";
import { listen, requestListener, type ServerParts, shut } from "../../src/server.ts";

const TOKEN = "0123456789abcdef";
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const parts: ServerParts = {
  slack: null,
  teams: null,
  web: null,
  ready: async () => null,
  figures: async () => [],
  metricsToken: null,
  log: silent,
};

let server: Server | null = null;
afterEach(async () => {
  if (server) await shut(server, 100);
  server = null;
});

async function get(path: string, some: Partial<ServerParts> = {}, headers: Record<string, string> = {}) {
  const open = await listen(await requestListener({ ...parts, ...some }), "127.0.0.1", 0);
  server = open.server;
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: open.port, path, headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += String(chunk);
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", body }),
      );
    });
    asked.on("error", reject).end();
  });
}

describe("/healthz and /readyz", () => {
  it("say that the process answers and that the database is sound", async () => {
    expect(await get("/healthz")).toMatchObject({ status: 200, body: '{"ok":true}' });
  });

  it("say that it is ready", async () => {
    expect(await get("/readyz?deep=1")).toMatchObject({ status: 200 });
  });

  it("say 503 and why when the database is not sound", async () => {
    const answer = await get("/readyz", { ready: async () => "page 7 is torn" });
    expect(answer).toMatchObject({ status: 503, body: '{"ok":false,"problem":"page 7 is torn"}' });
  });

  it("say 503 when the database cannot be asked", async () => {
    expect(await get("/readyz", { ready: () => Promise.reject(new Error("closed")) })).toMatchObject({ status: 503 });
  });
});

describe("/metrics", () => {
  it("tells memory, CPU and event loop to this machine", async () => {
    const { status, type, body } = await get("/metrics");
    expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    for (const figure of ["resident_memory_bytes", "cpu_seconds_total", "eventloop_lag_seconds"]) {
      expect(body).toMatch(new RegExp(`^passerelle_(process|nodejs)_${figure} `, "m"));
    }
  });

  it("tells the figures of the house, each time as they are then", async () => {
    let sent = 3;
    const figures = async () =>
      [
        { name: "reminders", help: "Reminders.", type: "gauge", label: "state", values: { sent: sent++, dead: 0 } },
        { name: "backups_made_total", help: "Backups.", type: "counter", values: { "": 2 } },
        { name: "backup_age_seconds", help: "Age.", type: "gauge", values: { "": null } },
      ] as const;
    const open = await listen(await requestListener({ ...parts, figures }), "127.0.0.1", 0);
    server = open.server;
    const read = async () => (await fetch(`http://127.0.0.1:${open.port}/metrics`)).text();
    const first = await read();
    expect(first).toContain('passerelle_reminders{state="sent"} 3\npasserelle_reminders{state="dead"} 0\n');
    expect(first).toContain("passerelle_backups_made_total 2\n");
    expect(first).not.toMatch(/^passerelle_backup_age_seconds /m);
    expect(await read()).toContain('passerelle_reminders{state="sent"} 4\n');
  });

  it("is closed to what a proxy passes on", async () => {
    expect(await get("/metrics", {}, { "x-forwarded-for": "203.0.113.7" })).toMatchObject({ status: 403 });
    expect(await get("/metrics", {}, { forwarded: "for=203.0.113.7" })).toMatchObject({ status: 403 });
  });

  it("opens to others with METRICS_TOKEN", async () => {
    const headers = { "x-forwarded-for": "203.0.113.7", authorization: `Bearer ${TOKEN}` };
    expect(await get("/metrics", { metricsToken: TOKEN }, headers)).toMatchObject({ status: 200 });
  });

  it("refuses a wrong token, and any token when none is set", async () => {
    const wrong = { authorization: "Bearer 0123456789abcdeX" };
    expect(await get("/metrics", { metricsToken: TOKEN }, wrong)).toMatchObject({ status: 403 });
    const forwarded = { "x-forwarded-for": "203.0.113.7", authorization: `Bearer ${TOKEN}` };
    expect(await get("/metrics", { metricsToken: null }, forwarded)).toMatchObject({ status: 403 });
  });
});

describe("a path that is no door", () => {
  it("answers 404", async () => {
    expect(await get("/nowhere")).toMatchObject({ status: 404, body: '{"error":"not found"}' });
  });
});
