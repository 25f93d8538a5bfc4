import { WEIGHTS, type Weight } from "../../../src/domain/reminder/reminder.ts";

interface Ordered {
  readonly weight: Weight;
  readonly day: number;
  readonly id: number;
}

/** The weightiest first, then by day: the first of a message is the one that is kept as sent. */
export function inOrder(one: Ordered, other: Ordered): number {
  const byWeight = WEIGHTS.indexOf(other.weight) - WEIGHTS.indexOf(one.weight);
  return byWeight || one.day - other.day || one.id - other.id;
}
