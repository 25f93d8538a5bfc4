import { buttonOn, fill, type Shown, type YearDoor } from "./door.ts";

/** What someone does on some day, and what they must then see. */
export interface Step {
  readonly at: string;
  /** Who of the school's people. */
  readonly who: string;
  readonly says: string;
  /** The one of several things, by a part of its title. */
  readonly on?: string;
  /** Labels of buttons, one after the other. */
  readonly press?: readonly string[];
  /** Of the form that is then there: what is typed or chosen, by label. */
  readonly fills?: Readonly<Record<string, string>>;
  readonly sees: readonly string[];
  /** Labels of buttons that must not be there. */
  readonly cannot?: readonly string[];
  /** The card is not their own: somebody else got it, and they press in it. */
  readonly cardOf?: string;
  /** Somebody has a card before their eyes meanwhile, which then changes in place. */
  readonly watched?: { readonly by: string; readonly says: string; readonly shows: string };
}

/** Goes through a script at one door, as a person would. @throws with the step that went wrong */
export async function runScript(door: YearDoor, script: readonly Step[], addressOf: (who: string) => string) {
  for (const step of script) {
    try {
      await door.at(step.at);
      await take(door, step, addressOf);
    } catch (error) {
      throw new Error(`${step.at}, ${step.who}, ${step.says}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

async function take(door: YearDoor, step: Step, addressOf: (who: string) => string): Promise<void> {
  const { watched, who } = step;
  const watch = watched && (await door.watch(addressOf(watched.by), watched.says));
  let shown = await door.say(addressOf(step.cardOf ?? who), step.says);
  for (const [index, label] of (step.press ?? []).entries()) {
    shown = await buttonOn(shown, label, index === 0 ? step.on : "").press(addressOf(who));
  }
  if (step.fills) shown = await fill(shown, step.fills);
  check(shown, step);
  await watch?.shows(watched?.shows ?? "");
}

function check(shown: Shown, { sees, cannot = [] }: Step): void {
  for (const text of sees) if (!shown.text.includes(text)) throw new Error(`no “${text}” in:\n${shown.text}`);
  const found = shown.buttons.map(({ label }) => label).filter((label) => cannot.includes(label));
  if (found.length > 0) throw new Error(`buttons that should not be there: ${found.join(", ")}`);
}
