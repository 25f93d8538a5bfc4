import { describe, expect, it } from "vitest";
import { percent, type Report, score } from "./score.ts";

function file(...statuses: readonly string[]): Report["files"][string] {
  return {
    mutants: statuses.map((status, index) => ({
      mutatorName: "BlockStatement",
      replacement: "{\n}",
      location: { start: { line: index + 1, column: 3 } },
      status,
    })),
  };
}

const report: Report = {
  files: {
    "src/domain/dossier/act.ts": file("Killed", "Timeout", "Survived"),
    "src/domain/dossier/who.ts": file("NoCoverage", "CompileError", "RuntimeError"),
    "src/domain/dossier/road/gate.ts": file("Killed"),
    "src/domain/dossiers.ts": file("Survived"),
  },
};

describe("the mutation score", () => {
  it("counts a mutant that no test reaches as one that survived, and one that does not run not at all", () => {
    expect(score(report, "src/domain/dossier")).toEqual({
      tried: 4,
      killed: 2,
      survivors: [
        "src/domain/dossier/act.ts:3:3 BlockStatement: { }",
        "src/domain/dossier/who.ts:1:3 BlockStatement: { }",
      ],
    });
    expect(score(report, "src/domain/dossiers.ts")).toMatchObject({ tried: 1, killed: 0 });
  });

  it("is rounded down, so that 80 % is reached and not nearly reached", () => {
    expect(percent({ tried: 1000, killed: 799 })).toBe(79.9);
    expect(percent({ tried: 10_000, killed: 7_999 })).toBe(79.9);
    expect(percent({ tried: 5, killed: 4 })).toBe(80);
    expect(percent({ tried: 0, killed: 0 })).toBe(100);
  });
});
