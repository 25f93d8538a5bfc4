import * as z from "zod";
import { teamAuthority } from "../src/core/authority.ts";
import type { Button, Card, Field, Form, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { peopleOf } from "../src/core/dossiers/people.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { cohortsUnder, enrolmentGround, keeps, rangesUnder, whoLooksAfter } from "../src/core/ground.ts";
import { namingFor } from "../src/core/naming.ts";
import type { EnrolmentView, Range } from "../src/core/ports.ts";
import { pageButtons, pageData, pageInput, pagePart, rolesWho } from "../src/core/reach.ts";
import { type Called, calledAmong, learnerCalled, ownTeams, teamCalled } from "../src/core/teams/find.ts";
import { type TeamStanding, teamStanding } from "../src/core/teams/standing.ts";
import { teamData, teamDataOf, teamPart } from "../src/core/teams/told.ts";
import { teamWords } from "../src/core/teams/words.ts";
import { quoted } from "../src/core/words/common.ts";
import { withTyped, wrongForm } from "../src/core/wrong-form.ts";
import { type TeamWhyNot, type TeamWish, whyNotTeam } from "../src/domain/team/decide.ts";

/** Teams on one page. */
const PAGE = 10;
/** Choices that a form shows at most; beyond it a name or an address is typed. */
const CHOICES = 25;

type Key = keyof (typeof teamWords)["en"] | CommandWord;

const ACTIONS = ["new", "add", "remove"] as const;
const text = z.string().max(200);
const input = z.object({
  action: z.enum(ACTIONS).optional(),
  /** What was typed after it: a team's name, or a person and perhaps a team. */
  what: text.optional(),
  person: text.optional(),
  /** A team's name, or the id of its enrolment. */
  team: text.optional(),
  cohort: text.optional(),
  ...pageInput,
});
/** `make`: the cohorts in which the asker may make a team of their own. */
const data = z.object({ teams: z.array(teamData), make: z.array(z.string()), page: pageData.nullable() });
type Context = CommandContext<Key, z.infer<typeof input>>;

export const teamCommand = defineCommand({
  name: "team",
  needs: null,
  words: teamWords,
  input,
  args: [
    {
      name: "action",
      choices: {
        new: ["nouvelle", "nouveau", "créer", "make"],
        add: ["ajouter", "ajoute"],
        remove: ["retirer", "retire", "enlever", "leave"],
      },
    },
    { name: "what", rest: true },
    ...["person", "team", "cohort", "filter", "page"].map((name) => ({ name, hidden: true })),
  ],
  data,
  async run(context: Context) {
    switch (context.parsed.action) {
      case undefined:
        return overview(context);
      case "new":
        return make(context);
      case "add":
        return add(context);
      case "remove":
        return remove(context);
      default:
        return context.parsed.action satisfies never;
    }
  },
});

/** The asker's teams, or those they follow. */
async function overview(context: Context) {
  const { say, lang, parsed, programmes, stores, person, today } = context;
  const [people, { alone }, naming, kept] = await Promise.all([
    peopleOf(context, { ...parsed, size: PAGE, as: () => true, teams: "only" }),
    ownTeams(context),
    namingFor(context),
    cohortsUnder("roster", context),
  ]);
  if (people === null && (await stores.enrolments.of(person, today)).length === 0) throw new UserError("no-enrolment");
  const rows = people?.rows ?? [];
  const page = people && people.page.of > 1 ? people.page : null;
  const [standings, keepers] = await Promise.all([
    Promise.all(rows.map(({ view }) => teamStanding(context, view))),
    Promise.all(rows.map(({ view }) => keepsRoster(context, view))),
  ]);
  const titled = ({ view, days }: TeamStanding) => naming.of(view.person.name, days.programme);
  const parts: Part[] = [
    ...standings.map((one, index) =>
      teamPart(one, titled(one), buttonsOf(one, keepers[index] ?? false, context), lang),
    ),
    ...alone.map(({ cohort }) => ({ kind: "text", text: say("none", { cohort: cohort.id }) }) as const),
    ...(rows.length + alone.length === 0 ? [{ kind: "text", text: say("nobody") } as const] : []),
    ...(page ? [pagePart("team", page, lang)] : []),
  ];
  const mayMake = alone.length > 0 || kept.some(({ programme }) => (programmes.get(programme)?.teams ?? null) !== null);
  const buttons: Button[] = [
    ...(mayMake ? [{ label: say("make"), command: "team", input: { action: "new" }, opens: "form" } as const] : []),
    ...(page ? pageButtons("team", page, context) : []),
  ];
  const mine = standings.every((one) => isMember(one, context));
  const title = say(mine ? "title" : "title.many", { count: people?.page.total ?? 0 });
  return {
    card: { title, parts, buttons },
    data: {
      teams: standings.map((one) => teamDataOf(one, lang)),
      make: alone.map(({ cohort }) => cohort.id),
      page: people?.page ?? null,
    },
  };
}

/** Whether the asker looks after the roster that the team stands in. */
function keepsRoster(context: Context, team: EnrolmentView): Promise<boolean> {
  return keeps("roster", enrolmentGround(team), context);
}

function isMember({ members }: TeamStanding, { person }: Context): boolean {
  return members.some((member) => member.person.id === person.id);
}

function whyNot(wish: TeamWish, standing: TeamStanding, keeper: boolean, context: Context): TeamWhyNot | null {
  const { members, size, finished } = standing;
  const full = size.most !== null && members.length >= size.most;
  return whyNotTeam(wish, { keeper, member: isMember(standing, context), full, finished });
}

function buttonsOf(standing: TeamStanding, keeper: boolean, context: Context): Button[] {
  const { say, lang, person } = context;
  const { view } = standing;
  const may = (wish: TeamWish) => whyNot(wish, standing, keeper, context) === null;
  const input = (action: string) => ({ action, team: view.id });
  const form = (action: string, label: string): Button => ({
    label,
    command: "team",
    input: input(action),
    opens: "form",
  });
  const leave = { ...input("remove"), person: person.email };
  return [
    { label: dossierSay(lang)("open"), command: "dossier", input: { of: view.person.email } },
    ...(may("add") ? [form("add", say("add"))] : []),
    ...(may("remove") ? [form("remove", say("out"))] : []),
    ...(isMember(standing, context) && may("leave")
      ? [{ label: say("leave"), command: "team", input: leave, style: "danger" } as const]
      : []),
  ];
}

/** Makes a team: of oneself, or for who keeps the roster of whoever is named. */
async function make(context: Context) {
  const { say, stores, parsed, programmes, person, today, at } = context;
  const [ranges, { alone, teams }] = await Promise.all([rangesUnder("roster", context), ownTeams(context)]);
  const keeper = ranges.length > 0;
  const [known] = teams;
  if (alone.length === 0 && !keeper && known) {
    const keepers = whoLooksAfter("roster", enrolmentGround(known), context);
    throw new UserError("in-a-team", { who: person.name, team: known.person.name, keepers });
  }
  if (alone.length === 0 && !keeper) throw await refused("learners", null, context);
  const problems: Problems = {};
  const name = parsed.what?.trim() ?? "";
  if (name === "") problems["what"] = say("problem.missing");
  const own = alone.filter(({ cohort }) => parsed.cohort === undefined || cohort.id === parsed.cohort);
  if (alone.length > 0 && own.length !== 1) problems["cohort"] = say("problem.missing");
  const first = alone.length > 0 ? own[0] : await judged(parsed.person, ranges, problems, context);
  if (!first || Object.keys(problems).length > 0) return ask(makeForm(alone, context), problems, context);
  const most = programmes.get(first.cohort.programme)?.teams?.most ?? null;
  const why = whyNotTeam("make", { keeper, member: alone.length > 0, full: false, finished: false });
  const team = { name, members: [first.id], most, from: today };
  const made = await withKeepers(first, context, stores.teams.make(teamAuthority(person, why), team, at));
  return shown(made, say("title.new", { team: made.person.name }), context);
}

async function add(context: Context) {
  const { say, stores, parsed, person, today, at } = context;
  const [typed, to] = split(parsed.what, /^(.*?)\s+(?:to|in|à|dans)\s+(.+)$/i);
  const { standing, keeper } = await chosen(parsed.team ?? to, context);
  const { view, size } = standing;
  const why = whyNot("add", standing, keeper, context);
  if (why !== null) throw await refused(why, standing, context);
  const problems: Problems = {};
  const ranges: readonly Range[] = [{ kind: "cohort", cohort: view.cohort.id }];
  const who = await judged(parsed.person ?? typed, ranges, problems, context);
  if (!who) {
    const alone = await stores.teams.alone(view.cohort.id, CHOICES + 1, today);
    return ask(personForm("add", view, alone, context), problems, context);
  }
  const member = { team: view.id, member: who.id, most: size.most, from: today };
  await withKeepers(view, context, stores.teams.add(teamAuthority(person, why), member, at));
  return shown(view, say("title.add", { who: who.person.name, team: view.person.name }), context);
}

/** What a store refuses, with the names of the roles that look after the roster: they can mend it. */
async function withKeepers<Made>(of: EnrolmentView, context: Context, made: Promise<Made>): Promise<Made> {
  try {
    return await made;
  } catch (error) {
    if (!(error instanceof UserError && "keepers" in error.values)) throw error;
    const keepers = whoLooksAfter("roster", enrolmentGround(of), context);
    throw new UserError(error.id, { ...error.values, keepers });
  }
}

/** Whom nobody is left in is dissolved: what the team did stays. A member who names nobody means themselves. */
async function remove(context: Context) {
  const { say, stores, parsed, person, today, at } = context;
  const [typed, from] = split(parsed.what, /^(.*?)\s+from\s+(.+)$/i);
  const { standing, keeper } = await chosen(parsed.team ?? from, context);
  const { view, members } = standing;
  const problems: Problems = {};
  const wanted = parsed.person ?? typed ?? (isMember(standing, context) && !keeper ? person.email : undefined);
  const found = wanted === undefined ? null : calledAmong(members, wanted);
  const who = heard(found, wanted, problems, context);
  const why = whyNot(who?.person.id === person.id ? "leave" : "remove", standing, keeper, context);
  if (why !== null) throw await refused(why, standing, context);
  if (!who) return ask(personForm("remove", view, members, context), problems, context);
  const authority = teamAuthority(person, why);
  const names = { who: who.person.name, team: view.person.name };
  await stores.teams.remove(authority, { team: view.id, member: who.id, from: today }, at);
  if (members.length > 1) return shown(view, say("title.remove", names), context);
  await stores.teams.dissolve(authority, { team: view.id, from: today }, at);
  const card: Card = { title: say("title.over", names), parts: [], buttons: [allButton(context)] };
  return { card, data: { teams: [], make: [], page: null } };
}

/** The team that is named, or the asker's own where they have one. @throws UserError `not-found` */
async function chosen(which: string | undefined, context: Context) {
  const { say, lang } = context;
  const { teams } = await ownTeams(context);
  const view = which === undefined ? (teams.length === 1 ? teams[0] : null) : await teamCalled(context, which);
  if (!view) {
    const what = which === undefined ? say("team.none") : say("team", { which: quoted(which, lang) });
    throw new UserError("not-found", { what, mend: say("mend") });
  }
  const [standing, keeper] = await Promise.all([teamStanding(context, view), keepsRoster(context, view)]);
  return { standing, keeper };
}

/** What was typed, and the team that it names after it. */
function split(what: string | undefined, pattern: RegExp): [string | undefined, string | undefined] {
  const [, typed, team] = pattern.exec(what?.trim() ?? "") ?? [];
  return typed === undefined ? [what?.trim() || undefined, undefined] : [typed, team];
}

type Problems = Record<string, string>;

async function judged(typed: string | undefined, ranges: readonly Range[], problems: Problems, context: Context) {
  const found = typed === undefined || typed.trim() === "" ? null : await learnerCalled(context, typed, ranges);
  return heard(found, typed, problems, context);
}

/** The one who is meant; otherwise what is wrong stands at the field. */
function heard(found: Called, typed: string | undefined, problems: Problems, { say, lang }: Context) {
  if (found && "learner" in found) return found.learner;
  if (found) problems["person"] = say("problem.several", { names: found.several });
  else if (typed) problems["person"] = say("problem.person", { who: quoted(typed, lang) });
  else problems["person"] = say("problem.missing");
  return null;
}

/** Says who may. */
async function refused(why: TeamWhyNot | "learners", standing: TeamStanding | null, context: Context) {
  if (why === "full") return new UserError("team-full", { most: standing?.size.most ?? 0 });
  const { say } = context;
  const who =
    standing === null
      ? await rolesWho(context, ({ duties }) => duties.includes("roster"))
      : whoLooksAfter("roster", enrolmentGround(standing.view), context);
  const text = say(`why.${why}`, { team: standing?.view.person.name ?? "" });
  return new UserError(
    "not-allowed",
    { who },
    { card: { title: "", parts: [{ kind: "text", text }], buttons: [allButton(context)] } },
  );
}

/** The form, or what was wrong with what was sent. */
function ask(form: Form, problems: Problems, context: Context) {
  const { parsed } = context;
  if (parsed.what === undefined && parsed.person === undefined) {
    const card: Card = { title: form.submit, parts: [{ kind: "form", form }], buttons: [] };
    return { card, data: { teams: [], make: [], page: null } };
  }
  const { what, person, cohort } = parsed;
  throw wrongForm({ title: "", buttons: [] }, withTyped(form, { what, person, cohort }, problems));
}

function makeForm(alone: readonly EnrolmentView[], { say, parsed }: Context): Form {
  const choices = alone.map(({ cohort: { id } }) => ({ value: id, label: id }));
  const cohort: Field = { name: "cohort", label: say("field.cohort"), kind: "choice", required: true, choices };
  const first: Field = { name: "person", label: say("field.first"), kind: "text", required: true, maxLength: 200 };
  const [only] = alone;
  const fixed = only && alone.length === 1 ? { cohort: only.cohort.id } : {};
  return {
    command: "team",
    fixed: { action: parsed.action ?? "new", ...fixed },
    fields: [
      { name: "what", label: say("field.name"), kind: "text", required: true, maxLength: 100 },
      ...(alone.length === 0 ? [first] : alone.length > 1 ? [cohort] : []),
    ],
    submit: say("make"),
  };
}

/** Chooses among them where they are few, else asks for an address or a name. */
function personForm(
  action: "add" | "remove",
  { id }: EnrolmentView,
  among: readonly EnrolmentView[],
  { say }: Context,
): Form {
  const few = among.length > 0 && among.length <= CHOICES;
  const choices = among.map(({ person: { name, email } }) => ({ value: email, label: name }));
  const field: Field = few
    ? { name: "person", label: say("field.person"), kind: "choice", required: true, choices }
    : { name: "person", label: say("field.who"), kind: "text", required: true, maxLength: 200 };
  return {
    command: "team",
    fixed: { action, team: id },
    fields: [field],
    submit: say(action === "add" ? "add" : "out"),
  };
}

/** The team as it stands after a change. */
async function shown(team: EnrolmentView, title: string, context: Context) {
  const { lang } = context;
  const [standing, keeper] = await Promise.all([teamStanding(context, team), keepsRoster(context, team)]);
  const part = teamPart(standing, team.person.name, buttonsOf(standing, keeper, context), lang);
  const card: Card = { title, parts: [part], buttons: [allButton(context)] };
  return { card, data: { teams: [teamDataOf(standing, lang)], make: [], page: null } };
}

function allButton({ say }: Context): Button {
  return { label: say("all"), command: "team", input: {} };
}
