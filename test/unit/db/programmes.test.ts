import { describe, expect, it } from "vitest";
import { loadProgrammes } from "../../../db/programmes.ts";
import type { Place } from "../../../src/domain/calendar/place.ts";

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
    expect([...programmes.keys()]).toEqual(["albi-apprenticeship", "plain-alternation"]);
  });

  it("ALB-02 solve the table of year 3 to four readings, the one with the fewest changes first", () => {
    const year3 = albi?.plan?.years[2];
    expect(albi?.plan?.years.map(({ readings }) => readings.length)).toEqual([1, 1, 4]);
    expect(albi?.plan?.weeks.map((week, row) => [week, year3?.readings[0]?.[row]])).toEqual(
      weeks("S40-45 C46-52 C1-5 S6-16 C17-36 D37-38 O39"),
    );
  });

  it("ALB-01 read the empty row of week 39 as off, in doubt", () => {
    expect([...(albi?.plan?.years[2]?.doubtful ?? [])]).toEqual([[51, "empty-row"]]);
  });

  it("leave the calendar of a plain alternation to each cohort", () => {
    expect(plain?.plan).toBeNull();
    expect(plain?.roles.map(({ id }) => id)).toEqual(["apprentice", "master", "tutor", "registrar"]);
  });
});
