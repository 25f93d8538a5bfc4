import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export interface SlackSocket {
  readonly url: string;
  /** Sends an envelope and waits for its acknowledgement; null when none comes within 2 seconds. */
  deliver(type: string, payload: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** Slack's end of a socket-mode connection: as much of WebSocket as short texts need. */
export async function startSocket(): Promise<SlackSocket> {
  const acknowledged = new Map<string, unknown>();
  let open: Duplex | null = null;
  let count = 0;
  const server = createServer();
  server.on("upgrade", (req: IncomingMessage, socket: Duplex) => {
    const key = createHash("sha1").update(`${req.headers["sec-websocket-key"]}${MAGIC}`).digest("base64");
    const head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
    socket.write([...head, `Sec-WebSocket-Accept: ${key}`, "", ""].join("\r\n"));
    socket.write(frame(JSON.stringify({ type: "hello", num_connections: 1 })));
    socket.on("data", (data: Buffer) => {
      for (const text of texts(data)) {
        const { envelope_id: id, payload } = JSON.parse(text);
        acknowledged.set(id, payload);
      }
    });
    socket.on("error", () => {});
    open = socket;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async deliver(type, payload) {
      count += 1;
      const id = `envelope-${count}`;
      open?.write(frame(JSON.stringify({ type, envelope_id: id, accepts_response_payload: true, payload })));
      for (let tries = 0; tries < 200 && !acknowledged.has(id); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return acknowledged.get(id) ?? null;
    },
    close: () =>
      new Promise((resolve) => {
        open?.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A text frame of a server: unmasked, at most 64 KiB. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from(head), body]);
}

/** The texts of a client's frames: masked, each whole in one piece. */
function texts(data: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at + 6 <= data.length; ) {
    const short = (data[at + 1] ?? 0) & 0x7f;
    const length = short === 126 ? data.readUInt16BE(at + 2) : short;
    const mask = at + (short === 126 ? 4 : 2);
    const body = data.subarray(mask + 4, mask + 4 + length).map((byte, i) => byte ^ (data[mask + (i % 4)] ?? 0));
    if (((data[at] ?? 0) & 0x0f) === 1) found.push(Buffer.from(body).toString());
    at = mask + 4 + length;
  }
  return found;
}
