import { schoolDay } from "../core/dossiers/obligation.ts";
import { UserError } from "../core/errors.ts";
import type { EnrolmentView, Instant, Stores } from "../core/ports.ts";
import type { Lang } from "../core/words/lang.ts";
import { defineWords, sayer } from "../core/words/words.ts";

const words = defineWords({
  fr: {
    none: "une inscription de {email}",
    "none.mend": "Personne ne suit de formation sous cette adresse ; donnez celle de la personne inscrite.",
    "not-there": "une inscription de {email} dans « {cohort} »",
    several: "laquelle des inscriptions de {email} vous voulez",
    mend: "Ajoutez --cohort avec l''une de celles-ci : {cohorts}",
  },
  en: {
    none: "an enrolment of {email}",
    "none.mend": "Nobody is enrolled under this address; give the learner''s.",
    "not-there": "an enrolment of {email} in “{cohort}”",
    several: "which of the enrolments of {email} you mean",
    mend: "Add --cohort with one of these: {cohorts}",
  },
});

/**
 * The enrolment of a learner, under way or over, by `EMAIL` or `EMAIL@COHORT`; one that is over is seen as on its last day.
 * @throws UserError `unknown-person`; `not-found` when there is none, or several, naming them
 */
export async function findEnrolment(
  stores: Stores,
  wanted: { readonly enrolment: string; readonly cohort: string | null },
  at: Instant,
  lang: Lang,
): Promise<EnrolmentView> {
  const say = sayer(words, lang);
  const [, address, tail] = /^([^@]+@[^@]+)(?:@(.+))?$/.exec(wanted.enrolment) ?? [];
  const email = address ?? wanted.enrolment;
  const cohort = wanted.cohort ?? tail ?? null;
  const person = await stores.people.byEmail(email);
  if (!person) throw new UserError("unknown-person", { email });
  const all = await stores.evidence.enrolmentsOf(person.id);
  const fitting = cohort === null ? all : all.filter((one) => one.cohort === cohort);
  const mend = say("mend", { cohorts: all.map((one) => one.cohort).join(", ") });
  if (all.length === 0) throw new UserError("not-found", { what: say("none", { email }), mend: say("none.mend") });
  if (cohort !== null && fitting.length === 0) {
    throw new UserError("not-found", { what: say("not-there", { email, cohort }), mend });
  }
  if (fitting.length > 1) throw new UserError("not-found", { what: say("several", { email }), mend });
  const [found] = fitting;
  const today = schoolDay(at.epochMilliseconds);
  const view = found && (await stores.enrolments.byId(found.id, Math.min(today, (found.left ?? Infinity) - 1)));
  if (!view) throw new UserError("not-found", { what: say("none", { email }), mend: say("none.mend") });
  return view;
}
