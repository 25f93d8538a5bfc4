import { describe, expect, it } from "vitest";
import { kindOf } from "../../../../src/domain/programme/kind-of.ts";
import { shipped } from "./support.ts";

describe("a programme's dossier kind", () => {
  it("is the one of its id, asked for once or twice; there is none of another id", () => {
    const programme = shipped("albi-apprenticeship");
    for (const kind of [...programme.dossiers, ...programme.dossiers]) expect(kindOf(programme, kind.id)).toBe(kind);
    expect(kindOf(programme, "no-such-dossier")).toBeUndefined();
  });

  it("is each version's own", () => {
    const programme = shipped("albi-apprenticeship");
    const [first, ...others] = programme.dossiers;
    if (!first) throw new Error("no dossiers");
    const next = { ...programme, dossiers: [{ ...first, each: "once" as const }, ...others.slice(1)] };
    expect(kindOf(programme, first.id)).toBe(first);
    expect(kindOf(next, first.id)).toBe(next.dossiers[0]);
    expect(kindOf(next, others[0]?.id ?? "")).toBeUndefined();
  });
});
