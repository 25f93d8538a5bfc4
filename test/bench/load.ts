import { connect, type Socket } from "node:net";

export interface Shot {
  /** A whole HTTP/1.1 request. */
  readonly request: Buffer;
  /** What the answer must hold to be right. */
  readonly marker: string;
}

export interface Load {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds, of all answers. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Fires every shot once over `connections` kept connections, the next when the last is answered. @throws Error on the first wrong answer */
export async function fire(port: number, shots: readonly Shot[], connections: number): Promise<Load> {
  let next = 0;
  const times: number[] = [];
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const start = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      const reader = answers(socket);
      for (let shot = shots[next++]; shot; shot = shots[next++]) {
        const sent = performance.now();
        socket.write(shot.request);
        const answer = await reader.one();
        times.push(performance.now() - sent);
        if (!answer.startsWith("HTTP/1.1 200") || !answer.includes(shot.marker)) {
          throw new Error(`wrong answer, without ${shot.marker}: ${answer.slice(0, 2000)}`);
        }
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return { requests: shots.length, seconds, p50: at(0.5), p99: at(0.99), most: at(1) };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Answers of one connection in order; each has a content length, or is chunked in one go. */
function answers(socket: Socket): { one(): Promise<string> } {
  let data = "";
  let wake: ((answer: string) => void) | null = null;
  let fail: (error: Error) => void = () => {};
  socket.once("close", () => fail(new Error("the connection was closed")));
  socket.setEncoding("latin1");
  socket.on("data", (part: string) => {
    data += part;
    const end = endOf(data);
    if (end === null || !wake) return;
    const answer = data.slice(0, end);
    data = data.slice(end);
    const resolve = wake;
    wake = null;
    resolve(answer);
  });
  return {
    one: () =>
      new Promise((resolve, reject) => {
        wake = resolve;
        fail = reject;
      }),
  };
}

function endOf(data: string): number | null {
  const head = data.indexOf("\r\n\r\n");
  if (head < 0) return null;
  const length = /content-length: (\d+)/i.exec(data.slice(0, head))?.[1];
  if (length !== undefined) return data.length >= head + 4 + Number(length) ? head + 4 + Number(length) : null;
  const last = data.indexOf("\r\n0\r\n\r\n", head);
  return last < 0 ? null : last + 7;
}
