/** A way into the running program, as people use it: they say lines, press what they are shown and fill in forms. People are addresses. */
export interface YearDoor {
  /** From now on it is that instant for the program, and for what is signed. */
  at(instant: string): Promise<void>;
  say(who: string, line: string): Promise<Shown>;
  /** Says a line whose answer stays before the eyes of `who`; `shows` waits until that answer has changed in place and holds the text. */
  watch(who: string, line: string): Promise<{ shows(text: string): Promise<void> }>;
  /** The program has ended well, and nothing of what it sent was too much for the platform. */
  close(): Promise<void>;
}

/** What someone sees. */
export interface Shown {
  /** Everything that can be read, each text on a line of its own. */
  readonly text: string;
  readonly buttons: readonly Button[];
  /** Null: there is nothing to fill in. */
  readonly form: (() => Promise<Form>) | null;
}

export interface Button {
  readonly label: string;
  /** What stands above it. */
  readonly on: string;
  /** By whom matters: a button may have been forwarded. */
  press(by: string): Promise<Shown>;
}

export interface Form {
  readonly fields: readonly FormField[];
  /** By name of field; what is left out is sent as it stood. */
  send(values: Readonly<Record<string, string>>): Promise<Shown>;
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  /** Null: it is typed. */
  readonly choices: readonly { readonly label: string; readonly value: string }[] | null;
}

/** The one button of that label below that text. @throws when there is none, or more than one */
export function buttonOn({ buttons, text }: Shown, label: string, on = ""): Button {
  const found = buttons.filter((one) => one.label === label && one.on.includes(on));
  const [only] = found;
  if (only && found.length === 1) return only;
  const all = buttons.map((one) => `${one.on.split("\n")[0]} → ${one.label}`).join("\n");
  throw new Error(`${found.length} buttons “${label}” on “${on}” among:\n${all}\nin:\n${text}`);
}

/** Fills in a form by its labels, as they can be read. @throws for a label or a choice that is not there */
export async function fill({ form, text }: Shown, typed: Readonly<Record<string, string>>): Promise<Shown> {
  if (!form) throw new Error(`no form in:\n${text}`);
  const { fields, send } = await form();
  const values = Object.entries(typed).map(([label, value]) => {
    const field = fields.find((one) => one.label === label);
    const choice = field?.choices?.find((one) => one.label === value);
    if (!field || (field.choices && !choice)) {
      const all = fields.map((one) => `${one.label} ${one.choices?.map((each) => each.label) ?? ""}`).join("\n");
      throw new Error(`nothing to put “${label}: ${value}” into among:\n${all}`);
    }
    return [field.name, choice?.value ?? value];
  });
  return send(Object.fromEntries(values));
}

/** Waits until it is so. @throws after 30 seconds, with what `told` then says */
export async function until(so: () => boolean, told: () => string): Promise<void> {
  for (let tries = 0; tries < 3_000; tries += 1) {
    if (so()) return;
    await new Promise((soon) => setTimeout(soon, 10));
  }
  throw new Error(`it never came: ${told()}`);
}
