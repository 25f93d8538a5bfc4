import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as overHttp } from "node:http";
import { Agent as HttpsAgent, request as overHttps } from "node:https";
import type { webApi } from "@slack/bolt";

/** No call is without an end. */
export const CALL_MS = 10_000;
/** An idle connection is closed before Slack might, so that no call is lost on the way. */
const KEPT = { keepAlive: true, timeout: 4_000 };
const PLAIN = { request: overHttp, agent: new HttpAgent(KEPT) };
const SECURE = { request: overHttps, agent: new HttpsAgent(KEPT) };

/**
 * What Slack is asked with, in place of `fetch`: that of Node compiles a parser of its own, which takes 5 to 13 MiB for good.
 * It goes nowhere else when it is told to. To be asked to wait, but not how long, is more than Slack's client reads: then it is half a minute.
 * @throws Error whose cause is Node's, or `signal`'s reason
 */
export const askSlack: webApi.FetchFunction = async (url, { method, headers, body, signal = soon() } = {}) => {
  if (typeof body === "object") throw new TypeError("no files are sent to Slack");
  const at = new URL(url);
  const { request, agent } = at.protocol === "http:" ? PLAIN : SECURE;
  try {
    const asked = request(at, { method, headers, agent, signal });
    asked.end(body);
    return await read(at.href, await answerTo(asked));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new Error(`no answer: ${codeOf(error)}`, { cause: error });
  }
};

function soon(): AbortSignal {
  return AbortSignal.timeout(CALL_MS);
}

/** An error that comes after the answer is one of its body. */
function answerTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.on("response", resolve).on("error", reject);
  });
}

async function read(url: string, answer: IncomingMessage): ReturnType<webApi.FetchFunction> {
  let text = "";
  for await (const part of answer.setEncoding("utf8")) text += part;
  const { statusCode: status = 0, statusMessage: statusText = "" } = answer;
  const headers = new Map(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
  if (status === 429 && !/^\d+$/.test(headers.get("retry-after") ?? "")) headers.set("retry-after", "30");
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    url,
    headers: { get: (name) => headers.get(name.toLowerCase()) ?? null, entries: () => headers.entries() },
    text: async () => text,
    json: async () => JSON.parse(text),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "?";
  return "code" in error ? String(error.code) : error.message;
}
