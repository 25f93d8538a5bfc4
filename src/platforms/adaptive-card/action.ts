import type { ActionData, Execute, Submit } from "./card-json.ts";

type Style = "positive" | "destructive" | undefined;

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
