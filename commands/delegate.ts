import * as z from "zod";
import { isoDate, personData } from "../src/core/answer-data.ts";
import type { Button, Card, Form, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import type { Delegation } from "../src/core/dossier-ports.ts";
import { UserError } from "../src/core/errors.ts";
import { fold } from "../src/core/fold.ts";
import type { Person } from "../src/core/ports.ts";
import { rolesWho } from "../src/core/reach.ts";
import { typedDay } from "../src/core/typed-day.ts";
import { longDate, quoted } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { withTyped, wrongForm } from "../src/core/wrong-form.ts";
import { type Day, isoOf } from "../src/domain/calendar/day.ts";

/** The longest absence, in days: who is away for longer is replaced. */
const LONGEST = 366;
/** In the place of a person: the delegation named next is over. */
const END = "end";

const words = defineWords({
  fr: {
    summary: "Nommer qui vous remplace pendant une absence",
    example: "delegate remplacant@example.org 2027-01-04 2027-01-08",
    "arg.person": "adresse, ou fin",
    "arg.from": "du (AAAA-MM-JJ)",
    "arg.to": "au (AAAA-MM-JJ)",
    title: "{count, plural, =0 {Personne ne vous remplace} one {Un remplacement} other {# remplacements}}",
    "title.done": "{name} vous remplace du {from} au {to}",
    "title.ended": "{name} ne vous remplace plus",
    note: "Ce qui vous attend l''attendra aussi ; ce qui sera fait portera son nom, pour vous. Vous gardez la main.",
    mine: "{name} vous remplace",
    theirs: "Vous remplacez {name}",
    days: "Du {from} au {to}",
    end: "Arrêter",
    list: "Mes remplacements",
    submit: "Nommer",
    "field.person": "Adresse de la personne",
    "field.from": "Du",
    "field.to": "Au",
    "problem.missing": "À remplir.",
    "problem.day": "Écrivez un jour qui existe, par exemple 2027-01-04 ou 4/1/2027.",
    "problem.past": "Le {date} est passé.",
    "problem.before": "Le {to} vient avant le {from}.",
    "problem.long": "Du {from} au {to} : plus d''un an. Demandez plutôt à votre école de vous remplacer.",
    "problem.self": "On ne se remplace pas soi-même.",
    "problem.unknown": "Je ne connais pas {who}. Écrivez l''adresse de quelqu''un qui est dans les inscriptions.",
    "problem.learner": "{name} apprend ici, et ne peut remplacer personne.",
    learner: "Personne ne remplace quelqu''un qui apprend : ce qui vous attend n''attend que vous.",
    which: "Quel remplacement arrêter ?",
    "how.end": "Pour en arrêter un : « delegate fin », et ladresse ou le nom de la personne sil y en a plusieurs.",
    none: "de remplacement à arrêter",
    gone: "le remplacement {id}",
    look: "Tapez « delegate » pour voir les vôtres.",
  },
  en: {
    summary: "Name who stands in for you while you are away",
    example: "delegate deputy@example.org 2027-01-04 2027-01-08",
    "arg.person": "address, or end",
    "arg.from": "from (YYYY-MM-DD)",
    "arg.to": "to (YYYY-MM-DD)",
    title: "{count, plural, =0 {Nobody stands in for you} one {One deputy} other {# deputies}}",
    "title.done": "{name} stands in for you from {from} to {to}",
    "title.ended": "{name} no longer stands in for you",
    note: "What waits for you will wait for them too; what they do bears their name, for you. You can still act yourself.",
    mine: "{name} stands in for you",
    theirs: "You stand in for {name}",
    days: "From {from} to {to}",
    end: "End it",
    list: "My deputies",
    submit: "Name them",
    "field.person": "Address of the person",
    "field.from": "From",
    "field.to": "To",
    "problem.missing": "To be filled in.",
    "problem.day": "Write a day that exists, for example 2027-01-04 or 4/1/2027.",
    "problem.past": "{date} is past.",
    "problem.before": "{to} comes before {from}.",
    "problem.long": "From {from} to {to}: more than a year. Ask your school to replace you instead.",
    "problem.self": "Nobody stands in for themselves.",
    "problem.unknown": "I do not know {who}. Write the address of somebody who is in the roster.",
    "problem.learner": "{name} learns here and cannot stand in for anybody.",
    learner: "Nobody stands in for someone who learns: what waits for you waits for you alone.",
    which: "Which delegation shall end?",
    "how.end": "To end one: “delegate end”, with the deputy''s address or name if there are several.",
    none: "a delegation to end",
    gone: "the delegation {id}",
    look: "Type “delegate” to see yours.",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const text = z.string().max(320);
const input = z.object({ person: text.optional(), from: text.optional(), to: text.optional() });
const data = z.object({
  delegations: z.array(
    z.object({ id: z.string(), person: personData, deputy: personData, from: isoDate, to: isoDate }),
  ),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

export const delegateCommand = defineCommand({
  name: "delegate",
  needs: null,
  words,
  input,
  args: [
    { name: "person", choices: { [END]: ["fin", "stop", "arrêter"] } },
    { name: "from" },
    { name: "to", rest: true },
  ],
  data,
  async run(context: Context) {
    const { parsed } = context;
    await mayDelegate(context);
    if (parsed.person === END) return end(context, [parsed.from, parsed.to].filter((part) => part).join(" "));
    return parsed.person === undefined && parsed.from === undefined ? list(context) : begin(context);
  },
});

/** Learners have nobody act for them. @throws UserError `not-allowed` */
async function mayDelegate(context: Context): Promise<void> {
  const { stores, person, today, say, programmes } = context;
  const [views, grants] = await Promise.all([
    stores.enrolments.of(person, today),
    stores.people.grants(person.id, today),
  ]);
  const learns = (role: string) => [...programmes.values()].some(({ learner }) => learner.id === role);
  if (grants.length > 0 || views.some((view) => view.person.id !== person.id && !view.as.every(learns))) return;
  if (views.length === 0) throw new UserError("no-enrolment");
  const who = await rolesWho(context, ({ learner }) => !learner);
  const parts: Part[] = [{ kind: "text", text: say("learner") }];
  throw new UserError("not-allowed", { who }, { card: { title: "", parts, buttons: [] } });
}

async function begin(context: Context) {
  const { stores, person, say, at } = context;
  const { deputy, from, to, problems } = await judged(context);
  if (deputy === null || from === null || to === null || Object.keys(problems).length > 0) {
    const form = withTyped(formOf(context), context.parsed, problems);
    throw wrongForm({ title: "", buttons: [listButton(context)] }, form);
  }
  const made = await stores.standIns.delegate(person.id, deputy.id, { from, to }, at);
  const title = say("title.done", { name: deputy.name, ...daysOf(made, context) });
  const parts: Part[] = [{ kind: "text", text: say("note") }];
  const card: Card = { title, parts, buttons: [endButton(made, context), listButton(context)] };
  return { card, data: { delegations: [dataOf(made)] } };
}

interface Judged {
  readonly deputy: Person | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** By field. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Reads what was typed; what is wrong with it stands at its field. */
async function judged({ parsed, stores, person, say, today, lang }: Context): Promise<Judged> {
  const problems: Record<string, string> = {};
  const day = (name: "from" | "to"): Day | null => {
    const typed = parsed[name]?.trim() ?? "";
    const read = typedDay(typed, today);
    if (read === null) problems[name] = say(typed === "" ? "problem.missing" : "problem.day");
    else if (read < today) problems[name] = say("problem.past", { date: longDate(read, lang) });
    return read;
  };
  const [from, to] = [day("from"), day("to")];
  if (from !== null && to !== null && Object.keys(problems).length === 0) {
    const days = { from: longDate(from, lang), to: longDate(to, lang) };
    if (to < from) problems["to"] = say("problem.before", days);
    else if (to - from > LONGEST) problems["to"] = say("problem.long", days);
  }
  const typed = parsed.person?.trim() ?? "";
  const deputy = typed === "" ? null : await stores.people.byEmail(typed);
  if (typed === "") problems["person"] = say("problem.missing");
  else if (deputy === null) problems["person"] = say("problem.unknown", { who: quoted(typed, lang) });
  else if (deputy.id === person.id) problems["person"] = say("problem.self");
  else if ((await stores.enrolments.of(deputy, today)).some((view) => view.person.id === deputy.id)) {
    problems["person"] = say("problem.learner", { name: deputy.name });
  }
  return { deputy, from, to, problems };
}

/** `which`: an id, or the address or a part of the name of the deputy; empty: the only one. Asks which where several fit. */
async function end(context: Context, which: string) {
  const { stores, person, say, at, today, lang } = context;
  const all = await stores.standIns.delegations(person.id, today);
  const fitting = named(
    which,
    all.filter((one) => one.person.id === person.id),
  );
  const [mine] = fitting;
  if (mine && fitting.length > 1) return askWhich(fitting, context);
  const ended = mine !== undefined && (await stores.standIns.endDelegation(person.id, mine.id, at));
  if (!ended) {
    const what = which === "" ? say("none") : say("gone", { id: quoted(which, lang) });
    throw new UserError("not-found", { what, mend: say("look") });
  }
  const left = await stores.standIns.delegations(person.id, today);
  const title = say("title.ended", { name: mine.deputy.name });
  return { card: { title, parts: [], buttons: [listButton(context)] }, data: { delegations: left.map(dataOf) } };
}

function named(which: string, mine: readonly Delegation[]): readonly Delegation[] {
  const typed = fold(which);
  const exact = mine.filter(({ id, deputy }) => id === which || fold(deputy.email) === typed);
  return exact.length > 0 ? exact : mine.filter(({ deputy }) => fold(deputy.name).includes(typed));
}

function askWhich(fitting: readonly Delegation[], context: Context) {
  const { say } = context;
  const parts: Part[] = [
    ...fitting.map((one) => itemOf(say("mine", { name: one.deputy.name }), one, [endButton(one, context)], context)),
    { kind: "text", text: say("how.end"), weight: "subtle" },
  ];
  const card: Card = { title: say("which"), parts, buttons: [listButton(context)] };
  return { card, data: { delegations: fitting.map(dataOf) } };
}

/** Both ways, one's own first, and the form that names another. */
async function list(context: Context) {
  const { stores, person, say, today } = context;
  const all = await stores.standIns.delegations(person.id, today);
  const mine = all.filter((one) => one.person.id === person.id);
  const theirs = all.filter((one) => one.person.id !== person.id);
  const parts: Part[] = [
    ...mine.map((one) => itemOf(say("mine", { name: one.deputy.name }), one, [endButton(one, context)], context)),
    ...theirs.map((one) => itemOf(say("theirs", { name: one.person.name }), one, [], context)),
    ...(mine.length > 0 ? [{ kind: "text", text: say("how.end"), weight: "subtle" } as const] : []),
    { kind: "form", form: formOf(context) },
  ];
  const card: Card = { title: say("title", { count: mine.length }), parts, buttons: [] };
  return { card, data: { delegations: [...mine, ...theirs].map(dataOf) } };
}

function itemOf(title: string, one: Delegation, buttons: readonly Button[], context: Context): Part {
  return { kind: "item", title, lines: [context.say("days", daysOf(one, context))], buttons };
}

function formOf({ say }: Context): Form {
  return {
    command: "delegate",
    fixed: {},
    fields: [
      { name: "person", label: say("field.person"), kind: "text", required: true, maxLength: 320 },
      { name: "from", label: say("field.from"), kind: "date", required: true },
      { name: "to", label: say("field.to"), kind: "date", required: true },
    ],
    submit: say("submit"),
  };
}

function daysOf({ from, to }: Delegation, { lang }: Context) {
  return { from: longDate(from, lang), to: longDate(to, lang) };
}

function endButton({ id }: Delegation, { say }: Context): Button {
  return { label: say("end"), command: "delegate", input: { person: END, from: id }, style: "danger" };
}

function listButton({ say }: Context): Button {
  return { label: say("list"), command: "delegate", input: {} };
}

function dataOf({ id, person, deputy, from, to }: Delegation) {
  const named = ({ name, email }: Person) => ({ name, email });
  return { id, person: named(person), deputy: named(deputy), from: isoOf(from), to: isoOf(to) };
}
