/** How much one card shows, in characters or in items. What goes beyond is shortened where the reader sees it. */
export interface Limits {
  readonly title: number;
  readonly text: number;
  readonly parts: number;
  /** Items of one card, and the lines and buttons of one of them. */
  readonly items: number;
  readonly itemLines: number;
  readonly itemButtons: number;
  /** Buttons of all the items of one card. */
  readonly itemActions: number;
  readonly facts: number;
  readonly factLabel: number;
  readonly factValue: number;
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  readonly fields: number;
  readonly fieldLabel: number;
  readonly fieldHelp: number;
  readonly fieldProblem: number;
  /** What may be typed into a field that sets no length of its own. What stands in it is never cut: it is sent back. */
  readonly fieldValue: number;
  readonly choices: number;
  readonly choiceLabel: number;
  readonly buttonLabel: number;
}

export const LIMITS: Limits = {
  title: 200,
  text: 4000,
  parts: 100,
  items: 40,
  itemLines: 12,
  itemButtons: 4,
  itemActions: 60,
  facts: 60,
  factLabel: 120,
  factValue: 1000,
  columns: 8,
  rows: 60,
  cell: 300,
  fields: 30,
  fieldLabel: 200,
  fieldHelp: 400,
  fieldProblem: 400,
  fieldValue: 3000,
  choices: 100,
  choiceLabel: 120,
  buttonLabel: 60,
};

/** What Teams takes in one message, in bytes of JSON. */
export const TEAMS_CARD_BYTES = 28 * 1024;

/**
 * Tighter limits for a card that came out too heavy. Labels of what can be pressed or typed stay readable, and every field stays:
 * what a form holds is sent back. The help beside its fields goes first.
 */
export function tightened(limits: Limits, share: number): Limits {
  const cut = (value: number, least: number): number => Math.max(least, Math.floor(value * share));
  return {
    ...limits,
    text: cut(limits.text, 80),
    parts: cut(limits.parts, 4),
    items: cut(limits.items, share < 0.06 ? 2 : 10),
    itemLines: cut(limits.itemLines, 3),
    facts: cut(limits.facts, 3),
    factValue: cut(limits.factValue, 40),
    rows: cut(limits.rows, 3),
    cell: cut(limits.cell, 24),
    fieldHelp: share < 0.25 ? 0 : cut(limits.fieldHelp, 0),
    fieldProblem: cut(limits.fieldProblem, 80),
    choices: cut(limits.choices, 10),
  };
}
