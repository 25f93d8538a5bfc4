import { Temporal } from "temporal-polyfill";
import { DEFAULT_ZONE } from "../../../src/core/zone.ts";
import { buttonOn, fill, type Shown } from "../year/door.ts";
import { type Letter, postOf } from "./post.ts";
import { type CourseSchool, openSchool } from "./school.ts";
import { anything, type Hand, handOf, type Seen } from "./shown.ts";
import type { Act, Scene } from "./story.ts";

/** A course as it goes on, with everything real but the clock; reminders are planned and sent whenever somebody does something. */
export interface Course {
  /** Goes on with these scenes, in the order of time. @throws with the scene that went otherwise */
  tell(...scenes: readonly Scene[]): Promise<void>;
}

interface Progress {
  readonly people: readonly {
    readonly counters: readonly { readonly counter: string; readonly settled: number | null; readonly asked: number }[];
  }[];
}

export async function openCourse(asked: CourseSchool): Promise<Course> {
  const school = await openSchool(asked);
  const post = postOf(school.app);
  const letters: Letter[] = [];

  async function play({ at, who, acts }: Scene): Promise<void> {
    school.setClock(at);
    letters.push(...(await post()));
    const person = await school.personOf(who);
    const hand = handOf(school.app.door, person);
    const date = at.slice(0, 10);
    const today = letters.filter((one) => one.person === person.id && dateOf(one) === date);
    let seen: Seen | null = null;
    for (const [index, act] of acts.entries()) {
      const next = await perform(act, { hand, seen, date, letters: today });
      const refused = next !== null && next !== seen && !next.outcome.ok;
      if (refused && acts[index + 1]?.kind !== "refused") {
        throw new Error(`refused: ${next.text}\n${school.troubles().join("\n")}`);
      }
      seen = next;
    }
  }

  return {
    async tell(...scenes) {
      for (const scene of scenes) {
        try {
          await play(scene);
        } catch (error) {
          const told = scene.acts.map((act) => JSON.stringify(act)).join("\n  ");
          throw new Error(`${scene.at}, ${scene.who}\n  ${told}\n${error instanceof Error ? error.message : error}`);
        }
      }
    },
  };
}

interface Moment {
  readonly hand: Hand;
  readonly seen: Seen | null;
  readonly date: string;
  /** What they were sent on that day. */
  readonly letters: readonly Letter[];
}

/** What is before their eyes afterwards. */
async function perform(act: Act, at: Moment): Promise<Seen | null> {
  const { hand, seen } = at;
  switch (act.kind) {
    case "types":
      return hand.types(act.line);
    case "presses":
      return there(await buttonOn(there(seen), act.label, act.on).press(""));
    case "fills": {
      const rest = act.rest ? anything(there(seen), Object.keys(act.values), at.date) : {};
      return there(await fill(there(seen), { ...rest, ...act.values }));
    }
    case "sees":
      holds(there(seen).text, act.texts, act.there);
      return seen;
    case "may":
      offers(there(seen), act.labels, act.there);
      return seen;
    case "refused":
      if (there(seen).outcome.ok) throw new Error(`not refused:\n${there(seen).text}`);
      holds(there(seen).text, act.texts, true);
      return seen;
    case "counts":
      counted(there(await hand.types("/progress")), act);
      return seen;
    case "reminded":
      holds(await said(at), act.texts, act.there);
      return seen;
    default:
      return act satisfies never;
  }
}

/** What the messages of the day say now. */
async function said({ hand, letters }: Moment): Promise<string> {
  const shown = await Promise.all(letters.map(({ message }) => hand.invoke("reminder", { message })));
  return shown.map(({ text }) => text).join("\n");
}

function there(shown: Shown | null): Seen {
  if (shown === null || !("outcome" in shown)) throw new Error("nothing is shown yet: they type something first");
  return shown as Seen;
}

const blanksAsOne = (text: string): string => text.replaceAll(/\s+/g, " ");

function holds(text: string, wanted: readonly string[], want: boolean): void {
  for (const one of wanted) {
    if (blanksAsOne(text).includes(blanksAsOne(one)) !== want) {
      throw new Error(`${want ? "no" : "there should be no"} “${one}” in:\n${text}`);
    }
  }
}

function offers({ buttons, text }: Seen, labels: readonly string[], want: boolean): void {
  const all = buttons.map(({ label }) => label);
  for (const label of labels) {
    if (all.includes(label) !== want) {
      throw new Error(`${want ? "no" : "there should be no"} button “${label}” among ${all.join(", ")} in:\n${text}`);
    }
  }
}

function counted({ outcome, text }: Seen, { counter, settled, asked }: Extract<Act, { kind: "counts" }>): void {
  if (!outcome.ok) throw new Error(text);
  const [one] = (outcome.data as Progress).people;
  const found = one?.counters.find((each) => each.counter === counter);
  if (found?.settled !== settled || found.asked !== asked) {
    throw new Error(`${counter} is ${found?.settled} and ${found?.asked} more, not ${settled} and ${asked}:\n${text}`);
  }
}

function dateOf({ at }: Letter): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(DEFAULT_ZONE).toPlainDate().toString();
}
