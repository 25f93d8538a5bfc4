import type { CommandInput, Field, Form } from "../../src/core/card.ts";
import type { Asker, Door } from "../../src/core/door.ts";
import type { Outcome } from "../../src/core/outcome.ts";
import { isoOf } from "../../src/domain/calendar/day.ts";

function formOn({ card }: Outcome): Form | null {
  const part = card.parts.find((one) => one.kind === "form");
  return part?.kind === "form" ? part.form : null;
}

/** Presses a button; the form that it opens is filled in and sent. `given` by field's name. */
export async function pressAndFill(
  door: Door,
  { command, input }: { readonly command: string; readonly input: CommandInput },
  asker: Asker,
  today: number,
  given: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const shown = await door.invoke(command, input, asker);
  const form = shown.ok ? formOn(shown) : null;
  if (!form) return shown;
  const values = Object.fromEntries(form.fields.map((field) => [field.name, given[field.name] ?? typed(field, today)]));
  return door.invoke(form.command, { ...form.fixed, ...values }, asker);
}

function typed({ name, kind, choices }: Field, today: number): string {
  switch (kind) {
    case "text":
    case "long-text":
      return "As it was";
    case "number":
      return name === "f.missed" ? "0" : "2";
    case "date":
      return isoOf(name === "f.to" ? today + 150 : name === "f.from" ? today + 50 : today);
    case "choice":
      return choices?.[0]?.value ?? "";
    default:
      return kind satisfies never;
  }
}
