import type { Differences } from "../../domain/programme/differences.ts";
import type { DossierKind, Programme, Role } from "../../domain/programme/programme.ts";
import { labelled } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { changeSay } from "./change-words.ts";
import { type LineChange, lineChanges } from "./line-changes.ts";
import { tellCalendar } from "./tell-calendar.ts";
import { tellCounter, tellSetting } from "./tell-counter.ts";
import { tellAround, tellDossier } from "./tell-dossier.ts";
import { tellForm } from "./tell-form.ts";
import { tellContact, tellFact } from "./tell-knowledge.ts";
import { tellSteps } from "./tell-steps.ts";
import type { Said, Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

export type ChangedSection = "dossiers" | "counters" | "settings" | "roles" | Differences["others"][number];

/** One thing of a file that a new version says otherwise, as lines that are read back of only one of the two. */
export interface ToldChange {
  readonly what: ChangedSection;
  /** Null: the section as a whole. */
  readonly id: string | null;
  readonly lines: readonly string[];
}

/** Of one thing no more lines are told. */
export const MOST_LINES = 12;

/** What became of everything that both versions have and say otherwise, in words: `before: …`, `after: …`. */
export function tellChanges(
  was: Programme,
  is: Programme,
  differences: Differences,
  lang: Lang,
): readonly ToldChange[] {
  const { dossiers, counters, settings, roles, others } = differences;
  const both = { was, is, lang };
  const changed = (all: readonly { readonly id: string; readonly how: string }[]) =>
    all.flatMap(({ id, how }) => (how === "changed" ? [id] : []));
  const named =
    <Thing extends { readonly id: string }>(list: (of: Programme) => readonly Thing[], id: string) =>
    (of: Programme, tell: (one: Thing) => readonly string[]) =>
      list(of).flatMap((one) => (one.id === id ? tell(one) : []));
  return [
    ...changed(dossiers).map((id) => {
      const find = named((of) => of.dossiers, id);
      return told("dossiers", id, both, (of) => find(of.programme, (kind) => dossierLines(of, kind)));
    }),
    ...changed(counters).map((id) => {
      const find = named((of) => of.counters, id);
      const lines = (of: Telling) =>
        find(of.programme, (one) => saidLines(of, [nameOf(of, one), ...tellCounter(of, one)]));
      return told("counters", id, both, lines);
    }),
    ...changed(settings).map((id) => {
      const find = named((of) => of.settings, id);
      return told("settings", id, both, (of) => find(of.programme, (one) => saidLines(of, tellSetting(of, one))));
    }),
    ...changed(roles).map((id) => {
      const find = named((of) => of.roles, id);
      return told("roles", id, both, (of) => find(of.programme, (one) => saidLines(of, roleFacts(of, one))));
    }),
    ...others.map((section) => told(section, null, both, (of) => saidLines(of, SECTIONS[section](of)))),
  ];
}

interface Both {
  readonly was: Programme;
  readonly is: Programme;
  readonly lang: Lang;
}

/** Where the two read alike in the language that is asked for, what differs in the other is told. */
function told(
  what: ChangedSection,
  id: string | null,
  { was, is, lang }: Both,
  read: (telling: Telling) => readonly string[],
): ToldChange {
  const say = changeSay(lang);
  const changesIn = (one: Lang) => lineChanges(read({ programme: was, lang: one }), read({ programme: is, lang: one }));
  const own = changesIn(lang);
  const other = own.length > 0 ? [] : changesIn(lang === "fr" ? "en" : "fr");
  const marked = ({ how, text }: LineChange) => say(how, { text });
  const all = [...own.map(marked), ...other.map(({ how, text }) => marked({ how, text: say("other", { text }) }))];
  const more = all.length - MOST_LINES;
  const lines = more > 0 ? [...all.slice(0, MOST_LINES), say("more", { count: more })] : all;
  return { what, id, lines: lines.length > 0 ? lines : [say("unseen")] };
}

function saidLines({ lang }: Telling, facts: readonly Said[]): readonly string[] {
  return facts.map(({ label, text }) => labelled(label, text, lang));
}

function nameOf({ lang }: Telling, { name }: { readonly name: Readonly<Record<Lang, string>> }): Said {
  return { label: changeSay(lang)("name"), text: name[lang] };
}

function dossierLines(telling: Telling, kind: DossierKind): readonly string[] {
  const { lang } = telling;
  const say = programmeSay(lang);
  const under = (word: "form" | "steps", lines: readonly string[]) => lines.map((text) => ({ label: say(word), text }));
  const command = kind.command === null ? [] : [{ label: changeSay(lang)("command"), text: `/${kind.command}` }];
  return saidLines(telling, [
    nameOf(telling, kind),
    ...command,
    ...tellDossier(telling, kind),
    ...under("form", tellForm(telling, kind)),
    ...under("steps", tellSteps(telling, kind)),
    ...tellAround(telling, kind),
  ]);
}

function roleFacts(telling: Telling, role: Role): readonly Said[] {
  const say = changeSay(telling.lang);
  const duties = role.duties.map((duty) => say(`duty.${duty}`)).join(", ");
  return [
    nameOf(telling, role),
    { label: say("per"), text: say(`per.${role.per}`) },
    { label: say("learner"), text: say(role.learner ? "yes" : "no") },
    { label: say("outside"), text: say(role.outside ? "yes" : "no") },
    ...(duties === "" ? [] : [{ label: say("duties"), text: duties }]),
  ];
}

const SECTIONS: Readonly<Record<Differences["others"][number], (telling: Telling) => readonly Said[]>> = {
  calendar: (telling) => [
    { label: changeSay(telling.lang)("years"), text: String(telling.programme.years) },
    ...tellCalendar(telling),
  ],
  options: ({ programme: { options, optionNames, teams }, lang }) => {
    const say = changeSay(lang);
    const size = teams && say("size", { least: teams.least, most: teams.most ?? "…" });
    return [
      ...(options.length === 0
        ? []
        : [
            {
              label: say("options"),
              text: options.map((id) => optionNames.find((one) => one.id === id)?.name[lang] ?? id).join(", "),
            },
          ]),
      ...(size === null ? [] : [{ label: say("teams"), text: size }]),
    ];
  },
  knowledge: (telling) => {
    const { programme, lang } = telling;
    const of = (what: string, facts: readonly Said[]) =>
      facts.map(({ label, text }) => ({ label: what, text: labelled(label, text, lang) }));
    return [
      nameOf(telling, programme),
      ...programme.facts.flatMap((fact) => of(fact.ask[lang], tellFact(telling, fact))),
      ...programme.contacts.flatMap((contact) => of(contact.name[lang], tellContact(telling, contact))),
    ];
  },
};
