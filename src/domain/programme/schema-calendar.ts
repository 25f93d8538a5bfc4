import * as z from "zod";
import { PLACES } from "../calendar/place.ts";
import { about, camelId, rangeText, sourceKey, weekKey, yearKey } from "./schema-parts.ts";

const SESSION_WEEKS = [
  "company weeks",
  "company weeks before the last company period",
  "every company week",
  "every company week before the last company period",
] as const;

const place = z.enum(PLACES);

const writtenTable = z.strictObject({
  source: sourceKey,
  counts: about(
    z.record(yearKey, z.partialRecord(place, z.int().min(1).max(52))),
    "For each year, the two places whose weeks its column counts, each with how many weeks there are. The two counters both rise from 1.",
    { 1: { school: 17, company: 35 } },
  ),
  words: about(
    z.record(z.string().min(1), place).optional(),
    "What the words that stand in cells mean; everything else in a cell is a number.",
    { Soutenances: "defence" },
  ),
  empty: about(place.optional(), "How an empty cell (written null) is read; such a week stays in doubt.", "off"),
  rows: about(
    z.record(weekKey, z.array(z.union([z.int().min(1).max(52), z.string().min(1), z.null()]))),
    "The table as printed: for each ISO week, the cells of years 1, 2, 3… in order. Week 53 has no row.",
    { 40: [1, 1, 1], 37: [15, 15, "Soutenances"], 39: [17, 17, null] },
  ),
});

const writtenSessions = z.strictObject({
  source: sourceKey,
  hours: about(z.number().positive(), "How long one session is, in hours.", 3.5),
  years: about(
    z.record(
      yearKey,
      z.strictObject({
        count: about(z.int().min(1), "How many sessions the year has.", 46),
        "a week": about(rangeText, "How many sessions a week with sessions has.", 2, "2 to 3"),
        in: about(
          z.enum(SESSION_WEEKS),
          "Which weeks have sessions. With `every`, each such week has some, which narrows how the table can be read.",
          ...SESSION_WEEKS,
        ),
        weeks: about(camelId.optional(), "The setting (is: weeks) with which the school names the weeks itself."),
      }),
    ),
    "The sessions of each year.",
  ),
});

export const writtenCalendar = z.strictObject({
  starts: about(z.string().regex(/^week \d{1,2}$/), "The ISO week in which every academic year begins.", "week 40"),
  table: about(
    writtenTable.optional(),
    "The document's own table as printed, two counters a column; the places are worked out from it.",
  ),
  plan: about(
    z.record(yearKey, z.string().min(1)).optional(),
    "For each year, all its ISO weeks in order, each stretch after the letter of its place: S school, C company, E exam, D defence, O off, U unknown.",
    { 1: "S40-44 C45-46 S47-52 C1-39" },
  ),
  imported: about(z.literal(true).optional(), "Every cohort imports a calendar of its own.", true),
  remind: about(
    z
      .strictObject({
        return: about(
          z.string().optional(),
          "How long before each return to school the learner and those outside the school are told.",
          "7, 1 days before",
        ),
        period: about(
          z.string().optional(),
          "How long before any other place begins they are told.",
          "1 working day before",
        ),
      })
      .optional(),
    "When people are told what the calendar brings; nobody is told what is left out.",
  ),
  sessions: about(writtenSessions.optional(), "School work done in company time, in sessions."),
});

export type WrittenCalendar = z.infer<typeof writtenCalendar>;
