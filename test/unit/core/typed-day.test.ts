import { describe, expect, it } from "vitest";
import { dayAtEnd, typedDay } from "../../../src/core/typed-day.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";

/** A Wednesday. */
const TODAY = dayOf("2026-11-25");

describe("a day that someone typed", () => {
  it.each([
    "2027-01-04",
    "4/1/2027",
    "04/01/2027",
    "4.1.2027",
    "04-01-2027",
    " 4/1/2027 ",
    "4/1/27",
    "4/1",
    "4 janvier 2027",
    "le lundi 4 janv. 2027",
    "4 January",
    "on Monday, 4 Jan 2027",
  ])("%j is 4 January", (text) => {
    expect(typedDay(text, TODAY)).toBe(dayOf("2027-01-04"));
  });

  it.each([
    ["Avant-hier", "2026-11-23"],
    ["hier", "2026-11-24"],
    ["yesterday", "2026-11-24"],
    ["Aujourd’hui", "2026-11-25"],
    ["today", "2026-11-25"],
    ["demain", "2026-11-26"],
    ["après-demain", "2026-11-27"],
    ["apres demain", "2026-11-27"],
    ["1er décembre", "2026-12-01"],
    ["21/11", "2026-11-21"],
    ["20/11/26", "2026-11-20"],
    ["29/2", null],
  ])("%j is %s", (text, day) => {
    expect(typedDay(text, TODAY)).toBe(day === null ? null : dayOf(day));
  });

  it.each([
    "",
    "2027-02-30",
    "30/2/2027",
    "1/13/2027",
    "1927-01-04",
    "lundi",
    "4/1/2027x",
    "3-4",
    "1.2",
    "4 réunions",
    "constructor",
  ])("%j is none", (text) => {
    expect(typedDay(text, TODAY)).toBeNull();
  });

  it.each([
    ["atelier hier", "atelier", "hier"],
    ["visite du client  le 4 janvier 2027", "visite du client", "le 4 janvier 2027"],
    ["réunion du 1/12/2026 préparée", "réunion du 1/12/2026 préparée", ""],
    ["atelier 32/13", "atelier", "32/13"],
    ["pages 3-4", "pages", "3-4"],
    ["version 1.2", "version 1.2", ""],
    ["hier", "", "hier"],
    ["", "", ""],
  ])("that ends %j is told from the rest", (text, before, day) => {
    expect(dayAtEnd(text, TODAY)).toEqual({ before, day });
  });
});
