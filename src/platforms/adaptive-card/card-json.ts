import type { CommandInput } from "../../core/card.ts";

/** The part of Adaptive Cards 1.5 that is written here, under the schema's own names. */
export interface AdaptiveCardJson {
  readonly type: "AdaptiveCard";
  readonly $schema?: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly version: "1.5";
  readonly lang?: string;
  readonly fallbackText?: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}

export type Element = TextBlock | RichTextBlock | FactSet | Table | Container | Image | ActionSet | Input;

export type Spacing = "none" | "small" | "default" | "medium" | "large";

export interface TextBlock {
  readonly type: "TextBlock";
  readonly text: string;
  readonly style?: "heading";
  readonly size?: "medium" | "large";
  readonly weight?: "bolder";
  readonly wrap: true;
}

export interface RichTextBlock {
  readonly type: "RichTextBlock";
  readonly id?: string;
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
}

export interface TextRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly weight?: "bolder";
  readonly isSubtle?: true;
  readonly size?: "small";
  readonly color?: "attention";
}

export interface FactSet {
  readonly type: "FactSet";
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

export interface Table {
  readonly type: "Table";
  readonly columns: readonly { readonly type: "TableColumnDefinition"; readonly width: number }[];
  readonly rows: readonly TableRow[];
  readonly firstRowAsHeader: true;
}

export interface TableRow {
  readonly type: "TableRow";
  readonly style?: "emphasis";
  readonly cells: readonly { readonly type: "TableCell"; readonly items: readonly RichTextBlock[] }[];
}

export interface Container {
  readonly type: "Container";
  readonly style: "warning" | "emphasis";
  readonly items: readonly Element[];
}

export interface Image {
  readonly type: "Image";
  readonly url: string;
  readonly altText: string;
  readonly size: "stretch";
}

export interface ActionSet {
  readonly type: "ActionSet";
  readonly actions: readonly Action[];
}

interface InputBase {
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
  /** Said by the host, when what was typed cannot be sent. */
  readonly errorMessage?: string;
}

export type Input =
  | (InputBase & {
      readonly type: "Input.Text";
      readonly isMultiline: boolean;
      readonly maxLength?: number;
      readonly value?: string;
    })
  | (InputBase & {
      readonly type: "Input.ChoiceSet";
      readonly style: "compact";
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly value?: string;
    })
  | (InputBase & { readonly type: "Input.Date"; readonly value?: string })
  | (InputBase & { readonly type: "Input.Number"; readonly value?: number });

export type Action = Execute | Submit | ShowCard;

/** What a press sends back; what was typed arrives beside it under the ids of the inputs (see `read.ts`). */
export interface ActionData {
  readonly command: string;
  readonly input: CommandInput;
  /** The start of the ids of this form's inputs. */
  readonly form?: string;
  /** The mark of its card (see `cardMark`). */
  readonly about?: string;
}

interface ActionBase {
  readonly title: string;
  readonly style?: "positive" | "destructive";
  readonly data: ActionData;
  readonly associatedInputs: "auto" | "none";
}

export interface Execute extends ActionBase {
  readonly type: "Action.Execute";
  readonly verb: string;
  /** For hosts that do not know `Action.Execute`. */
  readonly fallback: Submit;
}

export interface Submit extends ActionBase {
  readonly type: "Action.Submit";
}

export interface ShowCard {
  readonly type: "Action.ShowCard";
  readonly title: string;
  readonly card: AdaptiveCardJson;
}
