import { describe, expect, it } from "vitest";
import { progressLine } from "../../../src/cli/progress.ts";

function watched(columns: number | null) {
  const written: string[] = [];
  const terminal = {
    env: {},
    clock: {
      now: () => {
        throw new Error("a progress line needs no clock");
      },
    },
    out: () => {
      throw new Error("stdout belongs to answers");
    },
    err: (text: string) => {
      written.push(text);
    },
    columns,
    prompt: null,
  };
  return { written, terminal };
}

describe("a progress line", () => {
  it("is written over once a percent and wiped at the end", () => {
    const { written, terminal } = watched(60);
    const bar = progressLine(terminal, "Writing", 1000);
    for (let done = 1; done <= 1000; done += 1) bar.step(done);
    bar.end();
    expect(written).toHaveLength(102);
    expect(written[50]).toBe("\rWriting [##########----------] 50 %  500/1000");
    expect(written.at(-1)).toBe(`\r${" ".repeat(59)}\r`);
  });

  it("never wraps on a narrow terminal", () => {
    const { written, terminal } = watched(12);
    progressLine(terminal, "Writing", 10).step(5);
    expect(written).toEqual(["\rWriting [##"]);
  });

  it("is silent where nobody watches and when there is nothing to do", () => {
    const pipe = watched(null);
    const bar = progressLine(pipe.terminal, "Writing", 10);
    bar.step(10);
    bar.end();
    const empty = watched(80);
    progressLine(empty.terminal, "Writing", 0).end();
    expect([...pipe.written, ...empty.written]).toEqual([]);
  });
});
