import * as z from "zod";
import { dueData, dueOf, personData } from "../src/core/answer-data.ts";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { type DueDay, dueDays } from "../src/core/dossiers/due-days.ts";
import { UserError } from "../src/core/errors.ts";
import { namingFor } from "../src/core/naming.ts";
import { pageArgs, pageButtons, pageData, pageInput, pagePart, pageWords, reach } from "../src/core/reach.ts";
import { capital, inLang, longDate } from "../src/core/words/common.ts";
import type { Lang } from "../src/core/words/lang.ts";
import { defineWords } from "../src/core/words/words.ts";
import type { DossierKind } from "../src/domain/programme/programme.ts";

/** How far ahead deadlines are told, in days: about half a year. */
const HORIZON = 183;
/** Rows shown for each person when there are several. */
const EACH = 4;
/** From how many times on a dossier is shown once. */
const OFTEN = 6;

const words = defineWords({
  fr: {
    summary: "Ce que le calendrier et la formation vous demandent, et pour quand",
    example: "deadlines",
    ...pageWords.fr,
    title:
      "{count, plural, =0 {Aucune échéance dans les six mois} one {Une échéance dans les six mois} other {# échéances dans les six mois}}",
    "title.many": "Prochaines échéances",
    again: "puis encore {count} fois",
    what: "Quoi",
    opens: "Ouvre le",
    due: "Pour le",
    name: "Nom",
    source: "Source",
    default:
      "Certaines dates viennent d'une valeur par défaut de Passerelle, pas de l'école : voyez la colonne Source.",
    doubtful: "Les dates marquées (!) reposent sur des semaines qui ne sont pas certaines.",
  },
  en: {
    summary: "What the calendar and the programme ask of you, and by when",
    example: "deadlines",
    ...pageWords.en,
    title:
      "{count, plural, =0 {Nothing is due within six months} one {One deadline within six months} other {# deadlines within six months}}",
    "title.many": "Next deadlines",
    again: "then {count} times more",
    what: "What",
    opens: "Opens",
    due: "Due",
    name: "Name",
    source: "Source",
    default: "Some dates come from a default of Passerelle, not from the school: see the Source column.",
    doubtful: "Dates marked (!) rest on weeks that are not certain.",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  ...pageInput,
});
const data = z.object({
  enrolments: z.array(z.object({ person: personData, cohort: z.string(), due: z.array(dueData) })),
  page: pageData.optional(),
});

/** What comes back nearly every week would hide the rest: it is shown once, with how often it comes again. */
function folded(due: readonly DueDay[]): { day: DueDay; more: number }[] {
  const times = new Map<DossierKind, number>();
  for (const { deadline } of due) times.set(deadline.dossier, (times.get(deadline.dossier) ?? 0) + 1);
  return due.flatMap((day, index) => {
    const count = times.get(day.deadline.dossier) ?? 1;
    if (count < OFTEN) return [{ day, more: 0 }];
    const first = due.findIndex(({ deadline }) => deadline.dossier === day.deadline.dossier) === index;
    return first ? [{ day, more: count - 1 }] : [];
  });
}

function titleOf({ deadline, which }: DueDay, lang: Lang): string {
  const name = capital(inLang(deadline.dossier.name, lang));
  return which === null ? name : `${name} (${which})`;
}

export const deadlinesCommand = defineCommand({
  name: "deadlines",
  needs: null,
  words,
  input,
  args: pageArgs,
  data,
  async run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { say, lang, today } = context;
    const [{ rows, page, rolesOf }, naming] = await Promise.all([
      reach(context, { ...context.parsed, teams: true }),
      namingFor(context),
    ]);
    if (rows.length === 0 && page === null) throw new UserError("no-enrolment");
    const around = await Promise.all(
      rows.map(async (view) => ({ view, days: await context.calendars.of(view), roles: rolesOf(view) })),
    );
    const dues = await dueDays(context, around, { from: today, to: today + HORIZON });
    const all = around
      .map(({ view, days: { programme } }) => ({ view, programme, due: dues.get(view.id) ?? [] }))
      .filter(({ view, due }) => !view.team || due.length > 0);
    const one = all.length === 1 && page === null;
    const lines = all.flatMap(({ view, programme, due }) =>
      folded(due)
        .slice(0, one ? due.length : EACH)
        .map(({ day, more }) => ({ view, programme, day, deadline: day.deadline, more })),
    );
    const table: Part = {
      kind: "table",
      columns: [...(one ? [] : [say("name")]), say("what"), say("opens"), say("due"), say("source")],
      rows: lines.map(({ view, programme, day, deadline, more }) => [
        ...(one ? [] : [naming.of(view.person.name, programme)]),
        titleOf(day, lang),
        deadline.opens === null ? "" : longDate(deadline.opens, lang),
        [
          `${longDate(deadline.due, lang)}${deadline.doubtful ? " (!)" : ""}`,
          ...(more > 0 ? [say("again", { count: more })] : []),
        ].join(", "),
        dueOf(deadline, day.programme, lang).source,
      ]),
    };
    const notes: Part[] = [
      ...(lines.some(({ deadline }) => deadline.doubtful) ? [{ kind: "doubt", text: say("doubtful") } as const] : []),
      ...(lines.some(({ deadline }) => deadline.defaulted.length > 0)
        ? [{ kind: "source", text: say("default") } as const]
        : []),
    ];
    const enrolments = all.map(({ view, due }) => ({
      person: { name: view.person.name, email: view.person.email },
      cohort: view.cohort.id,
      due: due.map(({ deadline, programme }) => dueOf(deadline, programme, lang)),
    }));
    const [first] = all;
    const count = first?.due.length ?? 0;
    const nothing = page === null && lines.length === 0;
    const programmes = all.map(({ programme }) => programme);
    const several = nothing ? naming.of(say("title", { count: 0 }), ...programmes) : say("title.many");
    const title = one && first ? naming.of(say("title", { count }), first.programme) : several;
    const parts = [...(lines.length > 0 ? [table] : []), ...notes];
    if (!page) return { card: { title, parts, buttons: [] }, data: { enrolments } };
    const card = {
      title,
      parts: [...parts, pagePart("deadlines", page, lang)],
      buttons: pageButtons("deadlines", page, context),
    };
    return { card, data: { enrolments, page } };
  },
});
