import { describe, expect, it } from "vitest";
import { gather } from "../../../../src/domain/programme/problems.ts";
import { readYearPlan } from "../../../../src/domain/programme/read-plan.ts";

const WEEKS = [40, 41, 42, 43, 44, 45, 46];
const LETTERS = "lettres : S école, C entreprise, E examens, D soutenance, O fermé, U inconnu";

/** What is read of a year of seven weeks, and what is told of it. */
function read(written: string | undefined, year = 2) {
  const paths: (string | number)[][] = [];
  const { problems, found } = gather("small.yaml", (path, where) => {
    paths.push([...path, where]);
    return 1;
  });
  const { readings, doubtful } = readYearPlan(written, year, WEEKS, problems);
  const told = found.map(({ problem: { fr, en }, mend }) => ({ fr: `${fr} → ${mend.fr}`, en: `${en} → ${mend.en}` }));
  return { places: readings, doubtful: [...doubtful], paths, told };
}

describe("the plan of a year", () => {
  it("is where each of its weeks is, by the letters of the places, with commas or without", () => {
    const [defence, company] = ["defence", "company"];
    expect(read(" S40, E41-42 ,C43  D44 O45 U46 ")).toEqual({
      places: [["school", "exam", "exam", company, defence, "off", "unknown"]],
      ...{ doubtful: [], paths: [], told: [] },
    });
    expect(read("S40-46").places).toEqual([WEEKS.map(() => "school")]);
  });

  it("is refused where there is none", () => {
    expect(read(undefined)).toEqual({
      ...{ places: [], doubtful: [], paths: [["calendar", "plan", "key"]] },
      told: [
        {
          fr: 'il manque l\'année 2 → ajoutez `2: "S40-44 C45-46"`',
          en: 'year 2 is missing → add `2: "S40-44 C45-46"`',
        },
      ],
    });
  });

  it.each(["X40", "S", "40", "S40-", "aS40", "S40x", "S400", "s40", ""])(
    "is refused where `%s` stands in it",
    (stretch) => {
      const { places, doubtful, told, paths } = read(stretch);
      expect([places, doubtful, paths]).toEqual([[], [], [["calendar", "plan", "2", "value"]]]);
      expect(told[0]?.en).toMatch(`“${stretch}” cannot be read → write every week once and in order, like`);
      expect(told[0]?.fr).toBe(
        `« ${stretch} » ne se lit pas → écrivez toutes les semaines une fois et dans l'ordre, comme \`2: "S40-44 C45-46"\` ; ${LETTERS}`,
      );
    },
  );

  it.each([
    ["S40-41 C43", "C43", "42"],
    ["S40-41 C41", "C41", "42"],
    ["S40-44 C45-43", "C45-43", "45"],
    ["S40-47", "S40-47", "40"],
    ["S40-46 C40", "C40", "—"],
  ])("%s is refused: a week is left out, comes twice, or is none of the year", (written, stretch, at) => {
    const { places, told } = read(written);
    expect(places).toEqual([]);
    expect(told).toHaveLength(1);
    expect(told[0]?.en).toMatch(`“${stretch}” does not go on with the year, which is at week ${at} → write every week`);
    expect(told[0]?.fr).toMatch(
      `« ${stretch} » ne continue pas l'année, qui en est à la semaine ${at} → écrivez toutes`,
    );
  });

  it("is refused where it stops before the last week", () => {
    expect(read("S40-43")).toMatchObject({
      places: [],
      told: [
        {
          fr: "l'année s'arrête avant la semaine 44 → continuez jusqu'à la semaine 46",
          en: "the year stops before week 44 → go on to week 46",
        },
      ],
    });
  });
});
