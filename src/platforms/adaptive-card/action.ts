import type { Button } from "../../core/card.ts";
import type { ActionData, Execute, Submit } from "./card-json.ts";
import type { Limits } from "./limits.ts";
import { shorten } from "./plain-text.ts";

type Style = "positive" | "destructive" | undefined;

const STYLES = { primary: "positive", danger: "destructive" } as const;

/** A button of a card, or of one of its items. */
export function buttonAction({ label, command, input, style }: Button, limits: Limits, mark?: string): Execute {
  const data = { command, input, ...(mark !== undefined && { about: mark }) };
  return commandAction(shorten(label, limits.buttonLabel), data, style && STYLES[style]);
}

/** A press that runs a command: only a form takes what was typed with it, a plain button asks for nothing. */
export function commandAction(title: string, data: ActionData, style: Style): Execute {
  const common = {
    title,
    data,
    associatedInputs: data.form === undefined ? ("none" as const) : ("auto" as const),
    ...(style && { style }),
  };
  const fallback: Submit = { type: "Action.Submit", ...common };
  return { type: "Action.Execute", verb: data.command, ...common, fallback };
}
