import { inflateSync } from "node:zlib";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of every pixel, row by row. */
  readonly pixels: readonly (readonly [number, number, number, number])[];
}

/** Reads a PNG of 8-bit RGBA without interlacing, which is what our icons are. @throws Error on any other */
export function readPng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  if (bytes.toString("latin1", 1, 4) !== "PNG") throw new Error("not a PNG");
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  if (bytes[24] !== 8 || bytes[25] !== 6 || bytes[28] !== 0) throw new Error("not 8-bit RGBA without interlacing");
  const packed: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      packed.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const raw = unfilter(inflateSync(Buffer.concat(packed)), width * 4, height);
  const pixels = Array.from({ length: width * height }, (_, index): [number, number, number, number] => {
    const at = index * 4;
    return [raw[at] ?? 0, raw[at + 1] ?? 0, raw[at + 2] ?? 0, raw[at + 3] ?? 0];
  });
  return { width, height, pixels };
}

/** Undoes the filter of each row, as the PNG specification says (section 9). */
function unfilter(data: Buffer, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column >= 4 ? (out[at - 4] ?? 0) : 0;
      const up = row > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = row > 0 && column >= 4 ? (out[at - stride - 4] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = (data[row * (stride + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
