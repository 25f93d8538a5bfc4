import { describe, expect, it } from "vitest";
import type { Programme, Source } from "../../../src/domain/programme/programme.ts";
import { printedAt, printedLines } from "../../support/printed-lines.ts";
import { shipped } from "../domain/programme/support.ts";

/** By id: how its rules are called, and how many there are. */
const PROGRAMMES = [
  ["cmi-internships", "CMI", 6],
  ["ales-mobility", "ALE", 11],
  ["missions-professionnelles", "MIS", 7],
  ["imt-international", "IMT", 6],
] as const;
const WORDS_ALIKE = 10;

const linesOf = ({ document }: Programme) => (document === null ? null : printedLines(document.slice(0, 3)));

const figuresIn = (text: string): readonly string[] => text.match(/\d+/g) ?? [];

function sourcesOf({ dossiers, counters, settings, facts }: Programme): Source[] {
  return [...dossiers, ...counters, ...settings, ...facts].map(({ source }) => source);
}

/** Words in a row that stand in both. */
function copied(text: string, printed: string): string | undefined {
  const words = (said: string): readonly string[] => said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const all = ` ${words(printed).join(" ")} `;
  const own = words(text);
  return own
    .map((_, at) => own.slice(at, at + WORDS_ALIKE).join(" "))
    .find((run) => run.split(" ").length === WORDS_ALIKE && all.includes(` ${run} `));
}

describe.each(PROGRAMMES)("%s, held against its document", (id, prefix, count) => {
  it.skipIf(linesOf(shipped(id)) === null)("cites only lines that are there and say something", () => {
    const lines = linesOf(shipped(id)) ?? [];
    const cited = sourcesOf(shipped(id)).flatMap(
      ({ line, why }) => (line ?? why?.en ?? "").match(/L\d+(-\d+)?/g) ?? [],
    );
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter((one) => printedAt(lines, one).trim() === "")).toEqual([]);
  });

  it.skipIf(linesOf(shipped(id)) === null)("gives no figure in an answer that its lines do not print", () => {
    const lines = linesOf(shipped(id)) ?? [];
    const figures = shipped(id).facts.flatMap(({ id: fact, answer, source }) =>
      [answer.fr, answer.en]
        .flatMap((text) => figuresIn(text))
        .map((figure) => ({ fact, figure, printed: figuresIn(printedAt(lines, source.line ?? "")) })),
    );
    expect(figures.length).toBeGreaterThan(10);
    expect(figures.filter(({ figure, printed }) => !printed.includes(figure))).toEqual([]);
  });

  it.skipIf(linesOf(shipped(id)) === null)("answers in sentences of its own", () => {
    const printed = (linesOf(shipped(id)) ?? []).join("\n");
    const answers = shipped(id).facts.flatMap(({ answer }) => [answer.fr, answer.en]);
    expect(answers.flatMap((answer) => copied(answer, printed) ?? [])).toEqual([]);
    expect(copied(printed.slice(0, 500), printed)).toBeDefined();
  });

  it("carries out each of its rules in some place of the file", () => {
    const { dossiers, counters, facts, settings } = shipped(id);
    const rules = [...dossiers, ...counters, ...facts, ...settings].flatMap((one) => one.rules);
    const all = Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`);
    expect([...new Set(rules)].toSorted()).toEqual(all);
  });
});
