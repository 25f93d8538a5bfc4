import type { Card, Part } from "../../../src/core/card.ts";

export const longName = (length: number): string => "Apprentie & <Très> Longue ".repeat(200).slice(0, length);

/** What a tutor of `count` apprentices sees, as one table. */
export function tutorTable(count: number, nameLength: number): Card {
  return {
    title: `${count} apprentices`,
    parts: [
      {
        kind: "table",
        columns: ["Apprentice", "Now", "Next", "Return to school"],
        rows: Array.from({ length: count }, (_, i) => [
          longName(nameLength) || `Apprentice ${i + 1}`,
          "company, until Friday 25 December 2026",
          "school, Monday 4 January 2027",
          "Monday 4 January 2027",
        ]),
      },
      { kind: "doubt", text: "Week 53 is not settled yet." },
      { kind: "source", text: "Source: the printed table" },
    ],
    buttons: [{ label: "Calendar", command: "calendar", input: {} }],
  };
}

/** The same as a few parts for each apprentice. */
export function tutorParts(count: number, nameLength: number): Card {
  const one = (i: number): Part[] => [
    { kind: "text", weight: "strong", text: longName(nameLength) || `Apprentice ${i + 1}` },
    {
      kind: "facts",
      facts: [
        { label: "Now", value: "company, until Friday 25 December 2026" },
        { label: "Next", value: longName(nameLength) || "school, Monday 4 January 2027" },
      ],
    },
    { kind: "doubt", text: longName(nameLength) || "Week 53 is not settled yet." },
    { kind: "source", text: longName(nameLength) || "Source: the printed table" },
  ];
  return {
    title: longName(nameLength) || "Your apprentices",
    parts: Array.from({ length: count }, (_, i) => one(i)).flat(),
    buttons: Array.from({ length: count }, (_, i) => ({
      label: longName(nameLength) || `Apprentice ${i + 1}`,
      command: "next-period",
      input: { filter: longName(nameLength) },
    })),
  };
}
