import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadProgrammes } from "../../../db/programmes.ts";
import type { Place } from "../../../src/domain/calendar/place.ts";
import { ProgrammeFileError, problemLine } from "../../../src/domain/programme/problems.ts";
import { changed, SMALL } from "../domain/programme/support.ts";

const programmes = loadProgrammes();
const albi = programmes.get("albi-apprenticeship");
const plain = programmes.get("plain-alternation");

/** `S40-45` → six school weeks. */
function weeks(text: string): [number, Place][] {
  const places: Record<string, Place> = { S: "school", C: "company", D: "defence", O: "off" };
  return text.split(" ").flatMap((stretch) => {
    const [from = 0, to = from] = stretch.slice(1).split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, step): [number, Place] => [
      from + step,
      places[stretch.charAt(0)] ?? "unknown",
    ]);
  });
}

describe("the programmes that are shipped", () => {
  it("are read by their ids", () => {
    const ids = [
      "albi-apprenticeship",
      "ales-mobility",
      "cmi-internships",
      "imt-international",
      "missions-professionnelles",
      "plain-alternation",
    ];
    expect([...programmes.keys()]).toEqual(ids);
  });

  it("ALB-02 solve the table of year 3 to four readings, the one with the fewest changes first", () => {
    const year3 = albi?.plan?.years[2];
    expect(albi?.plan?.years.map(({ readings }) => readings.length)).toEqual([1, 1, 4]);
    expect(albi?.plan?.weeks.map((week, row) => [week, year3?.readings[0]?.[row]])).toEqual(
      weeks("S40-45 C46-52 C1-5 S6-16 C17-36 D37-38 O39"),
    );
  });

  it("ALB-01 read the empty row of week 39 as off, in doubt", () => {
    const year3 = albi?.plan?.years[2];
    expect(year3?.readings.map((reading) => reading[51])).toEqual(["off", "off", "off", "off"]);
    expect([...(year3?.doubtful ?? [])]).toEqual([[51, "empty-row"]]);
  });

  it("leave the calendar of a plain alternation to each cohort", () => {
    expect(plain?.plan).toBeNull();
    expect(plain?.roles.map(({ id }) => id)).toEqual(["apprentice", "master", "tutor", "option_head", "registrar"]);
  });
});

describe("a folder of programmes", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "programmes-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function told(): string[] {
    try {
      loadProgrammes(folder);
    } catch (error) {
      if (error instanceof ProgrammeFileError) return error.problems.map((problem) => problemLine(problem, "en"));
      throw error;
    }
    return [];
  }

  it("may hold other files", () => {
    writeFileSync(join(folder, "small.yaml"), SMALL);
    writeFileSync(join(folder, "notes.txt"), "not YAML: at: all");
    expect([...loadProgrammes(folder).keys()]).toEqual(["small"]);
  });

  it("is refused with the mistakes of all its files, each with its file and line", () => {
    writeFileSync(join(folder, "small.yaml"), changed("years: 2", "years: 12"));
    writeFileSync(join(folder, "other.yaml"), "programme: other\nversion: one\n");
    const lines = told();
    expect(lines).toContain("small.yaml:9: `12` is not taken here → write at most 9");
    expect(lines).toContain("other.yaml:2: `one` is not taken here → write for example `1`");
    expect(lines).toContain("other.yaml:1: `roles` is missing → add `roles: …`");
  });

  it("is refused when a file has the name of another programme", () => {
    writeFileSync(join(folder, "large.yaml"), SMALL);
    expect(told()).toEqual(["large.yaml:1: this file holds the programme `small` → name it small.yaml"]);
  });

  it("is refused when a file is not in UTF-8", () => {
    writeFileSync(join(folder, "small.yaml"), Buffer.from(SMALL, "latin1"));
    expect(told()).toEqual(["small.yaml:1: the file is not in UTF-8 → save it as UTF-8"]);
  });
});
