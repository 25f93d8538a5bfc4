/** Slack's limits, in characters or items, and below them our own, which keep an answer readable on a phone. */
export const LIMITS = {
  messageBlocks: 50,
  /** Slack also counts a message as a whole (`msg_blocks_too_long`), undocumented and near 12,000 with what surrounds the text. */
  messageWeight: 10_000,
  /** What Slack counts around a text, rounded up. */
  blockWeight: 40,
  runWeight: 12,
  header: 150,
  section: 3000,
  contextText: 2000,
  imageUrl: 3000,
  imageAlt: 2000,
  buttonText: 75,
  buttonValue: 2000,
  inputValue: 3000,
  options: 100,
  optionText: 75,
  id: 255,
  viewBlocks: 100,
  viewTitle: 24,
  viewMetadata: 3000,
  /** Slack refuses a view of 250 kB; as UTF-8 of its JSON. */
  viewBytes: 200_000,
  hint: 2000,
  /** Slack cuts at 40,000; from 4,000 on it may refuse. */
  fallbackText: 3500,

  title: 300,
  text: 6000,
  factLabel: 120,
  factValue: 1000,
  cell: 300,
  columns: 8,
  buttonsInRow: 5,
  buttons: 25,
  itemButtons: 5,
  itemTitle: 300,
  itemText: 2500,
  fields: 40,
  fieldName: 200,
  fieldLabel: 200,
  fieldHelp: 900,
  /** From this many parts on, sources and small print stand in the running text: a block each would be too many. */
  compactFrom: 16,
} as const;
