import type { CommandInput, Form } from "../../src/core/card.ts";
import type { Outcome } from "../../src/core/door.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import type { Lang } from "../../src/core/words/lang.ts";
import { todayIn } from "../../src/domain/calendar/day.ts";
import { everyDossier } from "./every-dossier.ts";
import { demoSchool, type School } from "./school.ts";

const AT = "2026-11-25T09:00:00+01:00";

/** The demonstration school with a hand on its dossiers, people named without `@demo.example`. */
export interface DossierDesk {
  readonly school: School;
  /** The first open dossier of a kind in a cohort: `{ dossier, version }`, as buttons hold them. */
  open(kind: string, cohort: string): Promise<{ readonly dossier: string; readonly version: number }>;
  enrolment(cohort: string): Promise<string>;
  press(who: string, command: string, input: CommandInput, lang?: Lang): Promise<Outcome>;
  versionOf(ref: string): Promise<number>;
}

export async function dossierDesk(at = AT): Promise<DossierDesk> {
  const school = await demoSchool(at);
  const { stores, programmes, door } = school.app;
  const today = todayIn("Europe/Paris", school.app.clock.now());
  const personOf = async (who: string) => {
    const person = await stores.people.byEmail(`${who}@demo.example`);
    if (!person) throw new Error(`${who} is not in the demonstration`);
    return person;
  };
  const seen = async (wanted: (cohort: string, kind: string) => boolean) =>
    everyDossier(
      { stores, programmes, calendars: keepCalendars(stores, programmes) },
      await personOf("registrar"),
      today,
      wanted,
    );
  return {
    school,
    async open(kind, cohort) {
      const found = (await seen((where, what) => where === cohort && what === kind)).find(
        ({ obligation: { state, opens } }) => state.status === "open" && (opens ?? today) <= today,
      );
      if (!found) throw new Error(`no open ${kind} in ${cohort}`);
      return { dossier: found.obligation.ref, version: found.obligation.state.version };
    },
    async enrolment(cohort) {
      const [found] = await seen((where) => where === cohort);
      return found?.obligation.view.id ?? "";
    },
    press: async (who, command, input, lang = "en") =>
      door.invoke(command, input, { person: await personOf(who), lang, zone: null }),
    async versionOf(ref) {
      const [enrolment = "", kind = "", occasion = ""] = ref.split(":");
      return (await stores.dossiers.get({ enrolment, kind, occasion }))?.state.version ?? 0;
    },
  };
}

/** The form of an answer. */
export function formOf({ card }: Outcome): Form {
  const part = card.parts.find((one) => one.kind === "form");
  if (part?.kind !== "form") throw new Error(`no form in ${card.title}`);
  return part.form;
}

/** What its fields hold, by name. */
export function held(form: Form): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
}

export function errorOf(outcome: Outcome): string {
  return outcome.ok ? "none" : outcome.error.id;
}
