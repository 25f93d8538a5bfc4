/** How much one card shows, in characters or in items. What goes beyond is shortened where the reader sees it. */
export interface Limits {
  readonly title: number;
  readonly text: number;
  readonly parts: number;
  readonly facts: number;
  readonly factLabel: number;
  readonly factValue: number;
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  readonly fields: number;
  readonly fieldLabel: number;
  readonly fieldValue: number;
  readonly choices: number;
  readonly choiceLabel: number;
  readonly buttonLabel: number;
}

export const LIMITS: Limits = {
  title: 200,
  text: 4000,
  parts: 100,
  facts: 60,
  factLabel: 120,
  factValue: 1000,
  columns: 8,
  rows: 60,
  cell: 300,
  fields: 30,
  fieldLabel: 200,
  fieldValue: 3000,
  choices: 100,
  choiceLabel: 120,
  buttonLabel: 60,
};

/** What Teams takes in one message, in bytes of JSON. */
export const TEAMS_CARD_BYTES = 28 * 1024;

/** Tighter limits for a card that came out too heavy. Labels of what can be pressed or typed stay readable. */
export function tightened(limits: Limits, share: number): Limits {
  const cut = (value: number, least: number): number => Math.max(least, Math.floor(value * share));
  return {
    ...limits,
    text: cut(limits.text, 80),
    parts: cut(limits.parts, 4),
    facts: cut(limits.facts, 3),
    factValue: cut(limits.factValue, 40),
    rows: cut(limits.rows, 3),
    cell: cut(limits.cell, 24),
    fields: cut(limits.fields, 8),
    fieldValue: cut(limits.fieldValue, 200),
    choices: cut(limits.choices, 10),
  };
}
