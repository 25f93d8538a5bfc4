import { OWN_COMMANDS } from "../../compose.ts";
import type { Fact } from "../../core/card.ts";
import { showProgramme } from "../../core/programme/show-programme.ts";
import { tellProgramme } from "../../core/programme/tell-programme.ts";
import type { Lang } from "../../core/words/lang.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { DUTIES, type Programme } from "../../domain/programme/programme.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import { readProgrammeFile } from "../read-programme-file.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: {
    title: "{name} : le fichier est bon",
    id: "Identifiant",
    years: "Années",
    options: "Options",
    roles: "Rôles",
    calendar: "Calendrier",
    "calendar.imported": "chaque promotion importe le sien",
    "calendar.planned": "de la formation, à partir de la semaine {week} (relu ci-dessous)",
    settings: "Réglages",
    "settings.count": "{count, plural, =0 {aucun} one {#} other {#}}, dont {open} sans source dans le document",
    dossiers: "Dossiers",
    counters: "Compteurs",
    modules: "Modules",
    facts: "Réponses",
    contacts: "Contacts",
    none: "aucun",
    mind: "À savoir",
    unkept: "aucun rôle ne s''occupe {duties} : écrivez `duties: [calendar, settings, roster]` à l''un d''eux",
    "duty.calendar": "du calendrier",
    "duty.settings": "des réglages",
    "duty.roster": "des inscriptions",
  },
  en: {
    title: "{name}: the file is right",
    id: "Id",
    years: "Years",
    options: "Options",
    roles: "Roles",
    calendar: "Calendar",
    "calendar.imported": "every cohort imports its own",
    "calendar.planned": "the programme’s own, from week {week} (read back below)",
    settings: "Settings",
    "settings.count": "{count, plural, =0 {none} one {#} other {#}}, {open} of them with no source in the document",
    dossiers: "Dossiers",
    counters: "Counters",
    modules: "Modules",
    facts: "Answers",
    contacts: "Contacts",
    none: "none",
    mind: "Mind",
    unkept: "no role looks after {duties}: write `duties: [calendar, settings, roster]` at one",
    "duty.calendar": "the calendar",
    "duty.settings": "the settings",
    "duty.roster": "the roster",
  },
});

/** Reads a programme file back in words, or says everything that is wrong with it and how people would get stuck. @throws UserError `bad-file` */
export async function checkProgramme(terminal: Terminal, file: string, options: CommonOptions): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  const { programme, proof } = await readProgrammeFile(file, lang, OWN_COMMANDS);
  const told = tellProgramme(programme, proof, lang);
  const { id, version, name, years, settings, dossiers, counters, facts, contacts } = programme;
  return {
    ok: true,
    lang,
    command: "check programme",
    data: {
      id,
      version,
      name,
      years,
      options: programme.options,
      roles: programme.roles.map((role) => role.id),
      settings: settings.map((setting) => setting.id),
      dossiers: dossiers.map((dossier) => dossier.id),
      counters: counters.map((counter) => counter.id),
      modules: modulesIn(programme),
      facts: facts.length,
      contacts: contacts.length,
      told,
      proof,
    },
    card: {
      title: sayer(words, lang)("title", { name: name[lang] }),
      parts: [{ kind: "facts", facts: holdings(programme, lang) }, ...showProgramme(told, lang)],
      buttons: [],
    },
  };
}

function modulesIn({ curriculum }: Programme): number {
  return (curriculum?.units ?? []).reduce((sum, unit) => sum + unit.modules.length, 0);
}

function holdings(programme: Programme, lang: Lang): readonly Fact[] {
  const say = sayer(words, lang);
  const listed = (names: readonly string[]) => names.join(", ") || say("none");
  const named = (things: readonly { readonly name: { readonly fr: string; readonly en: string } }[]) =>
    listed(things.map((thing) => thing.name[lang]));
  const { plan, settings } = programme;
  const open = settings.filter((setting) => setting.source.line === null).length;
  const unkept = DUTIES.filter((duty) => !programme.roles.some(({ duties }) => duties.includes(duty)));
  const duties = unkept.map((duty) => say(`duty.${duty}`)).join(", ");
  return [
    { label: say("id"), value: `${programme.id} (${programme.version})` },
    { label: say("years"), value: String(programme.years) },
    { label: say("options"), value: named(programme.optionNames) },
    { label: say("roles"), value: named(programme.roles) },
    {
      label: say("calendar"),
      value: plan ? say("calendar.planned", { week: plan.startWeek }) : say("calendar.imported"),
    },
    { label: say("settings"), value: say("settings.count", { count: settings.length, open }) },
    { label: say("dossiers"), value: named(programme.dossiers) },
    { label: say("counters"), value: named(programme.counters) },
    { label: say("modules"), value: String(modulesIn(programme)) },
    { label: say("facts"), value: String(programme.facts.length) },
    { label: say("contacts"), value: named(programme.contacts) },
    ...(unkept.length === 0 ? [] : [{ label: say("mind"), value: say("unkept", { duties }) }]),
  ];
}
