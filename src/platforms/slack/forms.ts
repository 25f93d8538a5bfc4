import type { Card, CommandInput, Form } from "../../core/card.ts";

interface Wanted {
  readonly command: string;
  readonly fixed: CommandInput;
}

/** The form of a card that is most like the one wanted: of the same command, with the most of its input. Null: none of that command. */
export function formLike({ parts }: Card, { command, fixed }: Wanted): Form | null {
  const forms = formsIn(parts).filter((form) => form.command === command);
  const alike = (form: Form) => Object.entries(fixed).filter(([name, value]) => form.fixed[name] === value).length;
  return forms.reduce<Form | null>((best, form) => (best && alike(best) >= alike(form) ? best : form), null);
}

/** What a button that opens a form leads to: the form it names, else the first. */
export function formFor(card: Card, wanted: Wanted): Form | null {
  return formLike(card, wanted) ?? formsIn(card.parts)[0] ?? null;
}

/** Whether it is the same form, with the same things known. */
export function isSameForm(form: Form, { command, fixed }: Wanted): boolean {
  const names = Object.keys(fixed);
  return (
    form.command === command &&
    Object.keys(form.fixed).length === names.length &&
    names.every((name) => form.fixed[name] === fixed[name])
  );
}

function formsIn(parts: Card["parts"]): readonly Form[] {
  return parts.flatMap((part) => (part.kind === "form" ? [part.form] : []));
}
