import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { wasNeverSent } from "../../../../src/core/unsent.ts";
import { askSlack } from "../../../../src/platforms/slack/ask.ts";

/** A Slack that answers so, until the test ends. */
async function standIn(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

async function failure(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => null,
    (error: unknown) => error,
  );
}

describe("a call to Slack", () => {
  it("sends what it is given and reads what comes back, a letter in two pieces too", async () => {
    const [first, second] = [Buffer.from('{"name":"É').subarray(0, -1), Buffer.from('É"}').subarray(1)];
    let came: unknown;
    const url = await standIn((request, response) => {
      request.once("data", (body: Buffer) => {
        came = [request.method, request.headers["content-type"], body.toString()];
        response.writeHead(200, { "x-oauth-scopes": "chat:write" });
        response.write(first, () => response.end(second));
      });
    });
    const answer = await askSlack(url, { method: "POST", headers: { "content-type": "text/plain" }, body: "né" });
    expect(came).toEqual(["POST", "text/plain", "né"]);
    expect(answer).toMatchObject({ ok: true, status: 200, url });
    expect(await answer.json()).toEqual({ name: "É" });
    expect(new TextDecoder().decode(await answer.arrayBuffer())).toBe(await answer.text());
    expect([answer.headers.get("X-OAuth-Scopes"), answer.headers.get("x-other")]).toEqual(["chat:write", null]);
  });

  it("goes nowhere else when it is told to", async () => {
    let asked = 0;
    const url = await standIn((_, response) => {
      asked += 1;
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    expect(await askSlack(url)).toMatchObject({ ok: false, status: 302 });
    expect(asked).toBe(1);
  });

  it.each([
    ["7", "7"],
    ["soon", "30"],
    [null, "30"],
  ])("that comes too often waits: Slack says %s, read as %s", async (said, read) => {
    const url = await standIn((_, response) => response.writeHead(429, said ? { "retry-after": said } : {}).end());
    expect((await askSlack(url)).headers.get("retry-after")).toBe(read);
  });

  it("that reaches nobody was never sent", async () => {
    const error = await failure(askSlack("http://127.0.0.1:1/api/"));
    expect(error).toMatchObject({ message: "no answer: ECONNREFUSED" });
    expect(wasNeverSent(error)).toBe(true);
  });

  it.each<[string, RequestListener]>([
    ["before an answer", (request) => request.socket.destroy()],
    ["within an answer", (_, response) => response.writeHead(200).write("{", () => response.destroy())],
  ])("that is cut off %s may have been received", async (_, answer) => {
    const error = await failure(askSlack(await standIn(answer)));
    expect(error).toMatchObject({ message: "no answer: ECONNRESET" });
    expect(wasNeverSent(error)).toBe(false);
  });

  it.each<[string, RequestListener]>([
    ["nothing comes", () => undefined],
    ["the answer does not end", (_, response) => response.writeHead(200).write("{")],
  ])("ends when its time is over although %s", async (_, answer) => {
    const over = new AbortController();
    const url = await standIn((request, response) => {
      answer(request, response);
      setImmediate(() => over.abort(new Error("time is over")));
    });
    expect(await failure(askSlack(url, { signal: over.signal }))).toBe(over.signal.reason);
  });
});
