import { expect, it } from "vitest";
import { pagePart } from "../../../src/core/reach.ts";

it("a page among several says how to find one person", () => {
  const many = { number: 2, of: 3, total: 24 };
  expect(pagePart("calendar", many, "en")).toMatchObject({
    text: "Page 2 of 3 (24 enrolments). To find someone: calendar filter=NAME",
  });
  expect(pagePart("calendar", many, "fr")).toMatchObject({ text: expect.stringContaining("calendar filter=NOM") });
  expect(pagePart("calendar", { number: 1, of: 1, total: 3 }, "en")).toMatchObject({
    text: "Page 1 of 1 (3 enrolments)",
  });
});
