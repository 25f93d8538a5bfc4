import { describe, expect, it } from "vitest";
import { lineHistory } from "../../../../../src/platforms/web/client/history.ts";

describe("lineHistory", () => {
  it("walks back to the oldest line and forward to the one being written", () => {
    const history = lineHistory();
    history.add("first");
    history.add("second");
    expect(history.older("draft")).toBe("second");
    expect(history.older("second")).toBe("first");
    expect(history.older("first")).toBeNull();
    expect(history.newer()).toBe("second");
    expect(history.newer()).toBe("draft");
    expect(history.newer()).toBeNull();
  });

  it("keeps a line sent twice in a row once, and the last hundred", () => {
    const history = lineHistory();
    for (let sent = 0; sent < 120; sent += 1) history.add(`line ${sent}`);
    history.add("line 119");
    const seen: string[] = [];
    for (let line = history.older(""); line !== null; line = history.older(line)) seen.push(line);
    expect(seen).toHaveLength(100);
    expect(seen.at(-1)).toBe("line 20");
  });

  it("has nothing to show before anything was sent", () => {
    const history = lineHistory();
    expect(history.older("x")).toBeNull();
    expect(history.newer()).toBeNull();
  });
});
