import { expect, it } from "vitest";
import type { EnrolmentView } from "../../../src/core/ports.ts";
import { doubtParts } from "../../../src/core/whose-doubts.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";
import type { Doubt } from "../../../src/domain/calendar/timeline.ts";
import { enrolmentView } from "../../support/enrolment-view.ts";

const DOUBT: Doubt = { from: dayOf("2026-12-28"), to: dayOf("2026-12-28"), reason: "not-said" };
const LINE = "Not certain on 28 Dec 2026: no calendar says anything of these days.";

const learner = (name: string, cohort: string): EnrolmentView =>
  enrolmentView(name, { cohort: { id: cohort, programme: "course", startYear: 2026, version: 1 } });

const notes = (...views: EnrolmentView[]) =>
  doubtParts(
    views.map((view) => ({ view, doubts: view.cohort.id === "sure" ? [] : [DOUBT] })),
    "en",
  ).map((part) => part.kind === "doubt" && part.text);

it("a doubt about the only person of a card names nobody", () => {
  expect(notes(learner("One", "a"))).toEqual([LINE]);
});

it("a doubt shared by several is said once, with their names and nobody else's", () => {
  expect(notes(learner("One", "a"), learner("Two", "sure"), learner("Three", "b"))).toEqual([`One, Three: ${LINE}`]);
});

it("a doubt of many is said of their cohorts", () => {
  const views = ["One", "Two", "Three"].map((name) => learner(name, "a"));
  expect(notes(...views, learner("Four", "b"))).toEqual([`a, b: ${LINE}`]);
});
