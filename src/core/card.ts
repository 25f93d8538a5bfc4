/** A card is plain data: what to show, never how. Every platform renders it; none decides anything. All text is plain: no markup is read in it. */
export interface Card {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly buttons: readonly Button[];
  /** Null or absent: it shows the state of nothing. */
  readonly about?: About;
}

/** Which dossiers a card shows (see `dossierRef`). Where it stands as a message it is drawn again when one changes, by this command for the same person. */
export interface About {
  readonly dossiers: readonly string[];
  /** The version of each that is shown, in the same order. */
  readonly versions?: readonly number[];
  /** It shows other things beside its dossiers; left out: it does not. */
  readonly others?: true;
  readonly command: string;
  readonly input: CommandInput;
}

export type Part =
  | { readonly kind: "text"; readonly text: string; readonly weight?: "strong" | "subtle" }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Something the answer rests on and that is not certain. */
  | { readonly kind: "doubt"; readonly text: string }
  /** Where the answer comes from. */
  | { readonly kind: "source"; readonly text: string }
  | { readonly kind: "image"; readonly url: string; readonly alt: string }
  | { readonly kind: "form"; readonly form: Form }
  /** One of several things, each with buttons of its own. */
  | {
      readonly kind: "item";
      readonly title: string;
      readonly lines: readonly string[];
      readonly buttons: readonly Button[];
    };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A button is a command with its input already filled in. */
export interface Button {
  readonly label: string;
  readonly command: string;
  readonly input: CommandInput;
  readonly style?: "primary" | "danger";
  /** The answer will be a form: a platform with windows of its own opens one at once. */
  readonly opens?: "form";
}

/** A form is a command whose input is still missing, drawn from its fields; `fixed` is the part of the input already known. */
export interface Form {
  readonly command: string;
  readonly fixed: CommandInput;
  readonly fields: readonly Field[];
  readonly submit: string;
  /** Label of a second way to send it: unfinished, to be kept as a draft. The input then holds `draft: true`. */
  readonly keep?: string;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: "text" | "long-text" | "choice" | "date" | "number";
  readonly required: boolean;
  readonly help?: string;
  /** What is wrong with what was typed. */
  readonly problem?: string;
  readonly value?: string;
  readonly maxLength?: number;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** The input of a command before its schema has read it: small, flat, JSON. */
export type CommandInput = Readonly<Record<string, string | number | boolean>>;
