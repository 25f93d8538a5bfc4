import { expect, it } from "vitest";
import {
  type FileProblem,
  fault,
  gather,
  ProgrammeFileError,
  problemLine,
  say,
} from "../../../../src/domain/programme/problems.ts";

const mistake = (line: number, en: string): FileProblem => ({
  file: "school.yaml",
  line,
  problem: say("faux", en),
  mend: say("écrivez autre chose", "write something else"),
});

it("a mistake is one line with its file, what is wrong and what to write, in either language", () => {
  expect(problemLine(mistake(12, "wrong"), "en")).toBe("school.yaml:12: wrong → write something else");
  expect(problemLine(mistake(12, "wrong"), "fr")).toBe("school.yaml:12: faux → écrivez autre chose");
});

it("an error tells all mistakes of a file in the order of its lines, in English", () => {
  const error = new ProgrammeFileError([mistake(12, "later"), mistake(3, "first")]);
  expect(error.name).toBe("ProgrammeFileError");
  expect(error.problems.map(({ line }) => line)).toEqual([3, 12]);
  expect(error.message).toBe(
    "school.yaml:3: first → write something else\nschool.yaml:12: later → write something else",
  );
});

it("the same mistake is told once a line, on the line of the value unless the key is meant", () => {
  const { problems, found } = gather("school.yaml", ([key], where) => (where === "key" ? 1 : 10) + Number(key));
  const wrong = fault(say("faux", "wrong"), say("", ""));
  problems.add([1], wrong);
  problems.add([1], wrong);
  problems.add([1], fault(say("autre", "other"), say("", "")));
  problems.add([2], wrong);
  problems.add([1], wrong, "key");
  expect(problems.take([3], wrong)).toBeNull();
  expect(problems.take<number>([3], { ok: true, value: 5 })).toBe(5);
  expect(found.map(({ line, problem }) => `${line} ${problem.en}`)).toEqual([
    "11 wrong",
    "11 other",
    "12 wrong",
    "2 wrong",
    "13 wrong",
  ]);
});
