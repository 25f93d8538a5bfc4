import { todayIn } from "../domain/calendar/day.ts";
import type { Button, CommandInput, Part } from "./card.ts";
import type { Command, Invocation } from "./command.ts";
import { dispatch, type House } from "./dispatch.ts";
import type { Asker, ChangeListener, Door, Outcome } from "./door.ts";
import { shownIn } from "./dossiers/ref.ts";
import { UserError } from "./errors.ts";
import { explain } from "./explain.ts";
import { isAnswered } from "./facts.ts";
import { inputOf, isMisspelt, isPlainQuestion, nearestCommand, readLine, readSpaced } from "./line.ts";
import { programmesOf } from "./naming.ts";
import type { Account, Clock, Log, Person } from "./ports.ts";
import { doorWords } from "./words/door.ts";
import type { Lang } from "./words/lang.ts";
import { sayer } from "./words/words.ts";
import { DEFAULT_ZONE } from "./zone.ts";

/** For people who chose no language and whose platform tells none. */
export const DEFAULT_LANG: Lang = "fr";

/** The command that answers plain questions, and how much of one it reads. */
const QUESTIONS = "faq";
const MOST_ASKED = 200;

/** So many accounts are known to be written down as they are. */
const REFERENCES = 10_000;

export interface DoorParts {
  readonly house: House;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes the reference under which an unexpected failure is found in the logs. */
  readonly reference: () => string;
  /** Those who hear of changes of dossiers. */
  readonly listeners: Set<ChangeListener>;
}

const says = { fr: sayer(doorWords, "fr"), en: sayer(doorWords, "en") };

/** A refusal as a card: the sentence, the next step, and what may be pressed instead. */
function refusal(error: UserError, lang: Lang, command: string | null, buttons: readonly Button[] = []): Outcome {
  const told = explain(error, lang);
  const { shown } = error;
  const parts: Part[] = [{ kind: "text", text: told.next }];
  if (!shown) return { ok: false, command, card: { title: told.message, parts, buttons }, error: told, lang };
  const card = { ...shown.card, title: told.message, parts: [...parts, ...shown.card.parts] };
  return { ok: false, command, card, error: told, lang, ...(shown.fields && { fields: shown.fields }) };
}

export function openDoor({ house, clock, log, reference, listeners }: DoorParts): Door {
  const { people, deliveries } = house.stores;
  const references = new Map<string, string>();
  const names = new Map(house.commands.map((command) => [command.name, command]));

  /** Told on every visit, written when it is another than last time. */
  async function refer(account: Account, person: Person, reference: string | null): Promise<void> {
    const key = JSON.stringify([account.platform, account.tenant, account.user]);
    if (reference === null || references.get(key) === reference) return;
    await people.link(account, person.id, clock.now(), reference);
    if (references.size >= REFERENCES) references.clear();
    references.set(key, reference);
  }

  function langFor(asker: Asker): Lang {
    return asker.person.lang ?? asker.lang ?? DEFAULT_LANG;
  }

  function zoneFor(asker: Asker): string {
    return asker.person.zone ?? asker.zone ?? DEFAULT_ZONE;
  }

  /** The one catch: a refusal becomes its card, a bug becomes a reference. */
  async function guarded(command: string | null, lang: Lang, work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof UserError) return refusal(error, lang, command, [helpButton(lang)]);
      const id = reference();
      log.error(
        { command, reference: id, error: error instanceof Error ? error.stack : String(error) },
        "command failed",
      );
      return refusal(new UserError("failed", { reference: id }), lang, command);
    }
  }

  function helpButton(lang: Lang): Button {
    return { label: says[lang]("help"), command: "help", input: {} };
  }

  async function run(command: Command, input: CommandInput, asker: Asker, lang: Lang): Promise<Outcome> {
    const invocation: Invocation = {
      command: command.name,
      input,
      person: asker.person,
      lang,
      zone: zoneFor(asker),
      at: clock.now(),
    };
    const { card, data } = await dispatch(house, invocation);
    return { ok: true, command: command.name, card, data, lang };
  }

  /** A line that names no command, asked as a question; null where nothing surely answers it. */
  async function answered(text: string, asker: Asker, lang: Lang): Promise<Outcome | null> {
    const faq = names.get(QUESTIONS);
    const { name, rest } = readLine(text);
    if (!faq || !isPlainQuestion(text) || isMisspelt(name, house.commands)) return null;
    const today = todayIn(zoneFor(asker), clock.now());
    const programmes = await programmesOf({ ...house, person: asker.person, today });
    const words = `${name} ${rest}`.slice(0, MOST_ASKED);
    return isAnswered(words, programmes) ? run(faq, { words }, asker, lang) : null;
  }

  function unknown(typed: string, text: string, lang: Lang): Outcome {
    const near = nearestCommand(typed, house.commands);
    const error = new UserError("unknown-command", {
      typed: (near ? typed : text).slice(0, 80),
      nearest: near?.name ?? "none",
    });
    const say = says[lang];
    const meant: Button[] = near ? [{ label: near.name, command: near.name, input: {}, style: "primary" }] : [];
    const search: Button[] =
      !near && names.has(QUESTIONS)
        ? [{ label: say("search"), command: QUESTIONS, input: { words: text.slice(0, MOST_ASKED) } }]
        : [];
    return refusal(error, lang, null, [...meant, ...search, helpButton(lang)]);
  }

  return {
    commands: house.commands,
    clock,
    async identify(account, profile, reference = null) {
      const known = await people.byAccount(account);
      if (known) {
        await refer(account, known, reference);
        return known;
      }
      const { email, lang = null, zone = null } = await profile();
      const person = email === null ? null : await people.byEmail(email);
      if (!person) return null;
      const at = clock.now();
      await people.link(account, person.id, at, reference);
      const wish = {
        ...(person.lang === null && lang !== null && { lang }),
        ...(person.zone === null && zone !== null && { zone }),
      };
      return Object.keys(wish).length > 0 ? people.prefer(person.id, wish, at) : person;
    },
    line(text, asker) {
      const lang = langFor(asker);
      return guarded(null, lang, async () => {
        const typed = readLine(text);
        const isCommand = (name: string) => names.has(name);
        const { name, rest } = isCommand(typed.name) ? typed : (readSpaced(typed, isCommand) ?? typed);
        const command = names.get(name === "" ? "help" : name);
        if (!command) return (await answered(text, asker, lang)) ?? unknown(name, text.trim(), lang);
        return guarded(command.name, lang, () => run(command, inputOf(command, rest, lang), asker, lang));
      });
    },
    invoke(name, input, asker) {
      const lang = langFor(asker);
      return guarded(name, lang, async () => {
        const command = names.get(name);
        return command ? run(command, input, asker, lang) : unknown(name, name, lang);
      });
    },
    stranger(email, lang) {
      return refusal(new UserError("unknown-person", { email: email ?? "none" }), lang ?? DEFAULT_LANG, null);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async sent(platform, place, { about }, person) {
      if (!about) return;
      const { command, input } = about;
      await house.stores.sentCards.remember(
        { platform, place, person: person.id, command, input },
        shownIn(about),
        clock.now(),
      );
    },
    first: (key) => deliveries.first(key, clock.now()),
  };
}
