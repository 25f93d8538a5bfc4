import type { CommandInput, Form } from "./card.ts";

/** The input with which a form's own command draws the form: what is known of it, without the `sent` that says it was filled in. */
export function openingOf({ fixed }: Pick<Form, "fixed">): CommandInput {
  const { sent: _, ...known } = fixed;
  return known;
}
