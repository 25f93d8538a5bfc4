import * as z from "zod";
import { isoDate, personData } from "../src/core/answer-data.ts";
import type { Button, Card, Form, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { fold } from "../src/core/fold.ts";
import { enrolmentGround, keptAmong, rangesUnder } from "../src/core/ground.ts";
import { namingFor, programmesOf } from "../src/core/naming.ts";
import type { EnrolmentView } from "../src/core/ports.ts";
import { typedDay } from "../src/core/typed-day.ts";
import { inLang, longDate, quoted } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { withTyped, wrongForm } from "../src/core/wrong-form.ts";
import { type Day, isoOf } from "../src/domain/calendar/day.ts";
import type { Role } from "../src/domain/programme/programme.ts";

/** How far ahead a replacement may be set, in days. */
const FURTHEST = 366;
/** People named when a part of a name fits several. */
const NAMED = 5;

const words = defineWords({
  fr: {
    summary: "Remplacer quelqu'un dans son rôle à partir d'un jour",
    example: "replace apprenant@example.org",
    "arg.learner": "inscrit",
    "arg.role": "rôle",
    "arg.email": "nouvelle adresse",
    "arg.from": "à partir du (AAAA-MM-JJ)",
    "arg.name": "nouveau nom",
    "arg.cohort": "promotion",
    title: "Remplacer quelqu''un",
    done: "{name}, {role} à partir du {from} ({learner})",
    same: "{name} était déjà {role} ({learner}) : rien n''a changé",
    before: "Avant",
    "before.none": "personne",
    kept: "Tout ce qui a été fait par {names} reste dans l''historique. À partir de ce jour, ses boutons ne décident plus rien.",
    again: "Remplacer quelqu''un d''autre",
    look: "Ses dossiers",
    submit: "Remplacer",
    "field.learner": "Inscrit : adresse ou nom",
    "field.role": "Rôle",
    "field.email": "Adresse de la nouvelle personne",
    "field.name": "Son nom (gardé s''il est déjà connu)",
    "field.from": "À partir du",
    "problem.missing": "À remplir.",
    "problem.learner": "Parmi les inscrits d''aujourd''hui que vous gérez, personne ne correspond à {who}.",
    "problem.several": "Plusieurs correspondent : {names}. Écrivez l''adresse.",
    "problem.cohorts": "Inscrit dans plusieurs promotions ({names}) : ajoutez cohort=PROMOTION.",
    "problem.which": "Plusieurs rôles correspondent : {roles}. Écrivez l''un d''eux en entier.",
    "problem.role": "Choisissez un de ces rôles : {roles}.",
    "problem.team":
      "Ce rôle est tenu auprès de toute une équipe : écrivez {team, select, none {le nom de l''équipe} other {le nom de l''équipe, {team},}} à la place de celui de l''inscrit.",
    "problem.email": "Écrivez une adresse, par exemple prenom.nom@ecole.example.",
    "problem.self": "{name} ne peut pas tenir ce rôle pour sa propre inscription.",
    "problem.held":
      "{name} est déjà {role} ({learner}) : une personne ne tient qu''un rôle autour d''une inscription. Nommez quelqu''un d''autre, ou donnez d''abord ce rôle à une autre personne.",
    "problem.learns":
      "{name} est inscrit dans cette formation : ce rôle revient à quelqu''un qui n''y est pas apprenant.",
    "problem.day": "Écrivez un jour qui existe, par exemple 2027-01-04 ou 4/1/2027.",
    "problem.past": "Le {date} est passé : l''historique ne change pas. Commencez aujourd''hui au plus tôt.",
    "problem.far": "Le {date} est dans plus d''un an.",
  },
  en: {
    summary: "Replace someone in their role from a day on",
    example: "replace learner@example.org",
    "arg.learner": "learner",
    "arg.role": "role",
    "arg.email": "new address",
    "arg.from": "from (YYYY-MM-DD)",
    "arg.name": "new name",
    "arg.cohort": "cohort",
    title: "Replace someone",
    done: "{name}, {role} of {learner} from {from}",
    same: "{name} was {role} of {learner} already: nothing has changed",
    before: "Before",
    "before.none": "nobody",
    kept: "What {names} did stays in the history. From that day on their buttons decide nothing any more.",
    again: "Replace someone else",
    look: "Their dossiers",
    submit: "Replace",
    "field.learner": "Learner: address or name",
    "field.role": "Role",
    "field.email": "Address of the new person",
    "field.name": "Their name (kept when known already)",
    "field.from": "From",
    "problem.missing": "To be filled in.",
    "problem.learner": "Nobody enrolled today whom you look after matches {who}.",
    "problem.several": "Several match: {names}. Write the address.",
    "problem.cohorts": "Enrolled in several cohorts ({names}): add cohort=COHORT.",
    "problem.which": "Several roles match: {roles}. Write one of them in full.",
    "problem.role": "Choose one of these roles: {roles}.",
    "problem.team":
      "This role is held around a whole team: write the name of the team{team, select, none {} other {, {team},}} in place of the learner''s.",
    "problem.email": "Write an address, for example first.last@school.example.",
    "problem.self": "{name} cannot hold this role around their own enrolment.",
    "problem.held":
      "{name} is {role} of {learner} already: one person holds one role around an enrolment. Name someone else, or give that role to another person first.",
    "problem.learns": "{name} is enrolled in this programme: somebody who is no learner of it has to hold this role.",
    "problem.day": "Write a day that exists, for example 2027-01-04 or 4/1/2027.",
    "problem.past": "{date} is past: the history does not change. Begin today at the earliest.",
    "problem.far": "{date} is more than a year away.",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const text = z.string().max(320);
const input = z.object({
  learner: text.optional(),
  role: text.optional(),
  email: text.optional(),
  from: text.optional(),
  name: text.optional(),
  cohort: text.optional(),
});
/** Null while nothing is asked yet. */
const data = z.object({
  replaced: z
    .object({
      person: personData,
      cohort: z.string(),
      role: z.string(),
      from: isoDate,
      now: personData,
      before: z.array(personData),
    })
    .nullable(),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

interface Judged {
  readonly view: EnrolmentView | null;
  readonly role: Role | null;
  readonly email: string | null;
  readonly from: Day | null;
}

/** Puts what is wrong with a field in its place. */
type Complain = (field: keyof z.infer<typeof input>, problem: string) => null;

export const replaceCommand = defineCommand({
  name: "replace",
  needs: "roster",
  words,
  input,
  args: [
    { name: "learner" },
    { name: "role" },
    { name: "email" },
    { name: "from" },
    { name: "name", rest: true },
    { name: "cohort", hidden: true },
  ],
  data,
  async run(context: Context) {
    const { parsed, say, stores, at } = context;
    if (Object.values(parsed).every((value) => value === undefined)) {
      const card: Card = {
        title: say("title"),
        parts: [{ kind: "form", form: await formOf(context, null) }],
        buttons: [],
      };
      return { card, data: { replaced: null } };
    }
    const problems: Record<string, string> = {};
    const { view, role, email, from } = await judged(context, (field, problem) => {
      problems[field] ??= problem;
      return null;
    });
    if (view === null || role === null || email === null || from === null || Object.keys(problems).length > 0) {
      throw wrongForm({ title: "", buttons: [] }, withTyped(await formOf(context, view), parsed, problems));
    }
    const authority = await context.authorise("roster", enrolmentGround(view));
    const held = await stores.enrolments.around(view.id, from);
    const name = parsed.name?.trim() || null;
    const { now, before } = await stores.standIns.replace(
      authority,
      { enrolment: view.id, role: role.id, email, name, from },
      at,
    );
    const already = held.some((one) => one.role === role.id && one.person.id === now.id) && before.length === 0;
    return told({ view, role, from, now, before, already }, context);
  },
});

type Change = Pick<Awaited<ReturnType<Context["stores"]["standIns"]["replace"]>>, "now" | "before"> & {
  readonly view: EnrolmentView;
  readonly role: Role;
  readonly from: Day;
  /** They held it before, and alone. */
  readonly already: boolean;
};

async function told({ view, role, from, now, before, already }: Change, context: Context) {
  const { say, lang } = context;
  const [naming, { programme }] = await Promise.all([namingFor(context), context.calendars.of(view)]);
  const names = before.map((one) => one.name).join(", ");
  const values = { name: now.name, role: inLang(role.name, lang), learner: view.person.name };
  const facts: Part[] = [
    { kind: "facts", facts: [{ label: say("before"), value: names || say("before.none") }] },
    ...(names === "" ? [] : [{ kind: "text", text: say("kept", { names }) } as const]),
  ];
  const buttons: Button[] = [
    { label: say("look"), command: "dossier", input: { of: view.person.email } },
    { label: say("again"), command: "replace", input: {}, opens: "form" },
  ];
  const named = ({ name, email }: { readonly name: string; readonly email: string }) => ({ name, email });
  const title = already ? say("same", values) : say("done", { ...values, from: longDate(from, lang) });
  return {
    card: { title: naming.of(title, programme), parts: already ? [] : facts, buttons },
    data: {
      replaced: {
        person: named(view.person),
        cohort: view.cohort.id,
        role: role.id,
        from: isoOf(from),
        now: named(now),
        before: before.map(named),
      },
    },
  };
}

async function judged(context: Context, complain: Complain): Promise<Judged> {
  const view = await enrolmentOf(context, complain);
  const role = await roleOf(context, view, complain);
  const email = await addressOf(context, view, complain);
  const from = dayIn(context, complain);
  const held = view && role && email && from !== null && (await otherRoleOf(context, { view, role, email, from }));
  if (held) complain("email", held);
  return { view, role, email, from };
}

/** Nobody is two of the people around one enrolment, from that day to the furthest for which a replacement may be set. */
async function otherRoleOf(
  { stores, say, lang, programmes }: Context,
  { view, role, email, from }: { [Part in keyof Judged]: NonNullable<Judged[Part]> },
): Promise<string | null> {
  const person = await stores.people.byEmail(email);
  if (!person) return null;
  const learns = (await stores.enrolments.of(person, from)).some(
    (one) => one.person.id === person.id && one.cohort.programme === view.cohort.programme && one.id !== view.id,
  );
  if (learns) return say("problem.learns", { name: person.name });
  const held = await Promise.all([from, from + FURTHEST].map((day) => stores.enrolments.around(view.id, day)));
  const others = (programmes.get(view.cohort.programme)?.roles ?? []).filter(
    ({ id, per, learner }) => (per === "enrolment" || per === "team") && !learner && id !== role.id,
  );
  const other = others.find(({ id }) => held.flat().some((one) => one.role === id && one.person.id === person.id));
  const names = { name: person.name, learner: view.person.name };
  return other ? say("problem.held", { ...names, role: inLang(other.name, lang) }) : null;
}

/** Of those that the asker looks after: a learner's by address, a learner's or a team's by its name or a part of it that fits one only. @throws UserError `not-allowed` for the address of another's */
async function enrolmentOf(context: Context, complain: Complain) {
  const { parsed, stores, say, today, lang } = context;
  const typed = parsed.learner?.trim() ?? "";
  if (typed === "") return complain("learner", say("problem.missing"));
  const person = await stores.people.byEmail(typed);
  const all = person ? (await stores.enrolments.of(person, today)).filter((one) => one.person.id === person.id) : [];
  const page = { filter: typed, offset: 0, limit: NAMED + 1, teams: "too" } as const;
  const found =
    all.length > 0
      ? (await keptAmong("roster", all, context)).own
      : (await stores.enrolments.page(await rangesUnder("roster", context), page, today)).rows;
  const cohort = parsed.cohort === undefined ? null : fold(parsed.cohort);
  const near = found.filter((one) => cohort === null || fold(one.cohort.id) === cohort);
  const exact = near.filter((one) => fold(one.person.name) === fold(typed));
  const fitting = exact.length === 1 ? exact : near;
  const [view] = fitting;
  if (!view) return complain("learner", say("problem.learner", { who: quoted(typed, lang) }));
  if (fitting.length === 1) return view;
  if (fitting.every((one) => one.person.id === view.person.id)) {
    return complain("learner", say("problem.cohorts", { names: fitting.map((one) => one.cohort.id).join(", ") }));
  }
  const names = fitting.slice(0, NAMED).map((one) => `${one.person.name} (${one.person.email})`);
  if (fitting.length > NAMED) names.push("…");
  return complain("learner", say("problem.several", { names: names.join(", ") }));
}

/** Roles held around one enrolment, or one team, by another than those who learn: of its programme, or of those that the asker has to do with; each id once. */
async function rolesAround(context: Context, view: EnrolmentView | null): Promise<readonly Role[]> {
  const known = view ? [context.programmes.get(view.cohort.programme)] : await programmesOf(context);
  const roles = known.flatMap((programme) => programme?.roles ?? []);
  const scopes = view === null ? ["enrolment", "team"] : [view.team ? "team" : "enrolment"];
  const around = roles.filter(({ per, learner }) => scopes.includes(per) && !learner);
  return [...new Map(around.map((role) => [role.id, role])).values()];
}

/** By its id or its name in either language, or by a word of the name that no other role's has. */
async function roleOf(context: Context, view: EnrolmentView | null, complain: Complain): Promise<Role | null> {
  const { parsed, say, lang, stores, today } = context;
  const typed = fold(parsed.role ?? "");
  const roles = await rolesAround(context, view);
  const fits = ({ id, name }: Role) => [id, name.fr, name.en].some((one) => fold(one) === typed);
  const near = ({ name }: Role) =>
    typed !== "" && [name.fr, name.en].some((one) => ` ${fold(one)} `.includes(` ${typed} `));
  const exact = roles.find(fits);
  const [found, ...others] = exact ? [exact] : roles.filter(near);
  const listed = (some: readonly Role[]) => some.map((role) => inLang(role.name, lang)).join(", ");
  if (found && others.length > 0) return complain("role", say("problem.which", { roles: listed([found, ...others]) }));
  if (found) return found;
  const [team] = view && !view.team ? await stores.teams.of(view.id, today) : [];
  const ofTeams = view && !view.team ? (await rolesAround(context, null)).filter(({ per }) => per === "team") : [];
  if (ofTeams.some((role) => fits(role) || near(role))) {
    return complain("role", say("problem.team", { team: team?.person.name ?? "none" }));
  }
  return complain("role", typed === "" ? say("problem.missing") : say("problem.role", { roles: listed(roles) }));
}

async function addressOf({ parsed, stores, say }: Context, view: EnrolmentView | null, complain: Complain) {
  const typed = parsed.email?.trim() ?? "";
  if (typed === "") return complain("email", say("problem.missing"));
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) return complain("email", say("problem.email"));
  const person = await stores.people.byEmail(typed);
  if (person && person.id === view?.person.id) return complain("email", say("problem.self", { name: person.name }));
  return typed;
}

/** Today when it is left out. */
function dayIn({ parsed, say, today, lang }: Context, complain: Complain): Day | null {
  const typed = parsed.from?.trim() ?? "";
  const day = typed === "" ? today : typedDay(typed, today);
  if (day === null) return complain("from", say("problem.day"));
  const date = longDate(day, lang);
  if (day < today) return complain("from", say("problem.past", { date }));
  return day - today > FURTHEST ? complain("from", say("problem.far", { date })) : day;
}

async function formOf(context: Context, view: EnrolmentView | null): Promise<Form> {
  const { say, lang, today, parsed } = context;
  const roles = await rolesAround(context, view);
  const choices = roles.map((role) => ({ value: role.id, label: inLang(role.name, lang) }));
  return {
    command: "replace",
    fixed: parsed.cohort === undefined ? {} : { cohort: parsed.cohort },
    fields: [
      { name: "learner", label: say("field.learner"), kind: "text", required: true, maxLength: 320 },
      { name: "role", label: say("field.role"), kind: "choice", required: true, choices },
      { name: "email", label: say("field.email"), kind: "text", required: true, maxLength: 320 },
      { name: "name", label: say("field.name"), kind: "text", required: false, maxLength: 100 },
      { name: "from", label: say("field.from"), kind: "date", required: true, value: isoOf(today) },
    ],
    submit: say("submit"),
  };
}
