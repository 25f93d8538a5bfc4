import * as z from "zod";
import { isoDate, personData } from "../src/core/answer-data.ts";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import type { Reach } from "../src/core/dossiers/find.ts";
import { isLate, nextDue, type Obligation } from "../src/core/dossiers/obligation.ts";
import { type People, peopleOf } from "../src/core/dossiers/people.ts";
import { openOf, waitingFor } from "../src/core/dossiers/standing-now.ts";
import { whereDoubts, whereLine } from "../src/core/dossiers/where.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { type Naming, namingFor } from "../src/core/naming.ts";
import { type DatedAnswer, nextAnswer } from "../src/core/next-answer.ts";
import { pageArgs, pageButtons, pageData, pageInput, pagePart, pageWords, rolesWho } from "../src/core/reach.ts";
import { doubtParts } from "../src/core/whose-doubts.ts";
import { inLang } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isoOf } from "../src/domain/calendar/day.ts";
import { PLACES } from "../src/domain/calendar/place.ts";

/** People on one page. */
const PAGE = 10;
/** Dossiers named one by one in a line; beyond this their number is told. */
const NAMED = 3;

const words = defineWords({
  fr: {
    summary: "Les gens que vous suivez : où ils sont, ce qui est en retard, ce qui vous attend",
    example: "my-people apprenti@example.org",
    ...pageWords.fr,
    title:
      "{total, plural, =0 {Personne ne correspond} one {Une personne que vous suivez} other {# personnes que vous suivez}}",
    who: "{name}{option, select, none {} other { ({option})}}",
    late: "En retard : {what}",
    waiting: "Vous attend : {what}",
    nothing: "Rien en retard, rien qui vous attende",
    more: "{what} et {n} de plus",
    deputy: "Vous remplacez {names}",
  },
  en: {
    summary: "The people you follow: where they are, what is late, what waits for you",
    example: "my-people learner@example.org",
    ...pageWords.en,
    title: "{total, plural, =0 {Nobody matches} one {One person you follow} other {# people you follow}}",
    who: "{name}{option, select, none {} other { ({option})}}",
    late: "Late: {what}",
    waiting: "Waits for you: {what}",
    nothing: "Nothing late, nothing that waits for you",
    more: "{what} and {n} more",
    deputy: "You stand in for {names}",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object(pageInput);
const listed = z.object({ dossier: z.string(), title: z.string(), due: isoDate.nullable() });
/** `for`: as whose deputy the asker follows this person; empty for their own people. `until`: the last day of the period around today. */
const data = z.object({
  people: z.array(
    z.object({
      person: personData,
      cohort: z.string(),
      option: z.string().nullable(),
      as: z.array(z.string()),
      for: z.array(personData),
      today: z.object({ date: isoDate, place: z.enum(PLACES) }),
      until: isoDate.nullable(),
      late: z.array(listed),
      waiting: z.array(listed),
    }),
  ),
  page: pageData,
});
type Context = CommandContext<Key, z.infer<typeof input>>;

interface Line {
  readonly reach: Reach;
  readonly answer: DatedAnswer;
  readonly late: readonly Obligation[];
  readonly waiting: readonly Obligation[];
  /** Whom the asker stands in for here. */
  readonly whose: readonly { readonly name: string; readonly email: string }[];
}

export const myPeopleCommand = defineCommand({
  name: "my-people",
  needs: null,
  words,
  input,
  args: pageArgs,
  data,
  async run(context: Context) {
    const { say, lang, today, parsed } = context;
    const people = await peopleOf(context, { ...parsed, size: PAGE, as: ({ learner }) => !learner });
    if (!people) throw await nobody(context);
    const { rows, page } = people;
    const [open, naming] = await Promise.all([openOf(context, rows), namingFor(context)]);
    const lines = rows.map((reach): Line => {
      const obligations = open.get(reach.view.id) ?? [];
      return {
        reach,
        answer: nextAnswer(reach.days, today, null),
        late: obligations.filter((one) => isLate(one, today)),
        waiting: waitingFor(obligations, reach),
        whose: whoseOf(reach, people),
      };
    });
    const doubtful = lines.map(({ reach: { view, days }, answer }) => ({ view, doubts: whereDoubts(days, answer) }));
    const parts: Part[] = [
      ...lines.map((line) => itemOf(line, naming, context)),
      ...doubtParts(doubtful, lang),
      ...(page.of > 1 ? [pagePart("my-people", page, lang)] : []),
    ];
    return {
      card: { title: say("title", page), parts, buttons: pageButtons("my-people", page, context) },
      data: { people: lines.map((line) => dataOf(line, context)), page },
    };
  },
});

/** A learner follows nobody; anyone else whom no enrolment names is not in the roster of today. */
async function nobody(context: Context): Promise<UserError> {
  const { stores, person, today } = context;
  if ((await stores.enrolments.of(person, today)).length === 0) return new UserError("no-enrolment");
  return new UserError("not-allowed", { who: await rolesWho(context, ({ learner }) => !learner) });
}

function whoseOf({ actor }: Reach, { principals }: People) {
  const ids = actor.roles.some((role) => role.for === null) ? [] : actor.roles.map((role) => role.for ?? "");
  return [...new Set(ids)].flatMap((id) => principals.get(id) ?? []).map(({ name, email }) => ({ name, email }));
}

function itemOf({ reach, answer, late, waiting, whose }: Line, naming: Naming, context: Context): Part {
  const { say, lang } = context;
  const { view, days } = reach;
  const names = whose.map(({ name }) => name).join(", ");
  return {
    kind: "item",
    title: naming.of(say("who", { name: view.person.name, option: view.option ?? "none" }), days.programme),
    lines: [
      whereLine(days, answer, lang),
      ...(late.length > 0 ? [say("late", { what: namesOf(late, context) })] : []),
      ...(waiting.length > 0 ? [say("waiting", { what: namesOf(waiting, context) })] : []),
      ...(late.length + waiting.length === 0 ? [say("nothing")] : []),
      ...(names === "" ? [] : [say("deputy", { names })]),
    ],
    buttons: [{ label: dossierSay(lang)("open"), command: "dossier", input: { of: view.person.email } }],
  };
}

/** Each kind once, with how many there are of it. */
function namesOf(obligations: readonly Obligation[], { say, lang }: Context): string {
  const counts = new Map<string, number>();
  for (const { kind } of obligations) {
    const name = inLang(kind.name, lang);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const all = [...counts].map(([name, count]) => (count > 1 ? `${name} (${count})` : name));
  const what = all.slice(0, NAMED).join(", ");
  return all.length > NAMED ? say("more", { what, n: all.length - NAMED }) : what;
}

function dataOf({ reach, answer, late, waiting, whose }: Line, { lang }: Context) {
  const { view, actor } = reach;
  const told = (one: Obligation) => {
    const due = nextDue(one);
    return { dossier: one.ref, title: inLang(one.kind.name, lang), due: due === null ? null : isoOf(due) };
  };
  return {
    person: { name: view.person.name, email: view.person.email },
    cohort: view.cohort.id,
    option: view.option,
    as: [...new Set(actor.roles.map(({ role }) => role))],
    for: [...whose],
    today: { date: isoOf(answer.today), place: answer.place },
    until: answer.current && isoOf(answer.current.to),
    late: late.map(told),
    waiting: waiting.map(told),
  };
}
