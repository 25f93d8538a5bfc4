import * as z from "zod";
import type { Button, Card, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { attempt } from "../src/core/dossiers/act.ts";
import { doButton, dossierCard, dossierTitle } from "../src/core/dossiers/card.ts";
import { inboxOf, type Waiting } from "../src/core/dossiers/inbox.ts";
import { meet } from "../src/core/dossiers/load.ts";
import { aboutOf } from "../src/core/dossiers/ref.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { explain } from "../src/core/explain.ts";
import { namingFor } from "../src/core/naming.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: {
    summary: "Passer plusieurs dossiers en revue, puis les contresigner ensemble",
    example: "inbox",
    next: "Vu, suivant ({left})",
    last: "Vu",
    skip: "Laisser de côté",
    title: "{count, plural, =0 {Rien n''a été passé en revue} one {Un dossier vu} other {# dossiers vus}}",
    all: "{verb} les {count}",
    one: "{verb}",
    done: "{count, plural, =0 {Rien n''a été fait} one {Un dossier : fait} other {# dossiers : fait}}",
    "done.line": "fait",
  },
  en: {
    summary: "Go through several dossiers, then countersign them together",
    example: "inbox",
    next: "Seen, next ({left})",
    last: "Seen",
    skip: "Leave for later",
    title: "{count, plural, =0 {Nothing was gone through} one {One dossier seen} other {# dossiers seen}}",
    all: "{verb} all {count}",
    one: "{verb}",
    done: "{count, plural, =0 {Nothing was done} one {One dossier: done} other {# dossiers: done}}",
    "done.line": "done",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

/** Dossiers as they were seen, `REF@VERSION`, joined by commas: as many as fit into a button. */
const MOST = 20;
const list = z
  .string()
  .max(2000)
  .transform((text) => (text === "" ? [] : text.split(",")));
const input = z.object({
  kind: z.string().max(64),
  step: z.string().max(100),
  /** Where the asker has to do with several. */
  programme: z.string().max(64).optional(),
  seen: list.optional(),
  skipped: list.optional(),
  sign: z.union([z.literal(true), z.literal("true")]).optional(),
});
const data = z.object({
  next: z.string().nullable(),
  left: z.number(),
  seen: z.array(z.string()),
  done: z.array(z.object({ dossier: z.string(), ok: z.boolean(), error: z.string().nullable() })),
});
type Input = z.infer<typeof input>;
type Context = CommandContext<Key, Input>;
type Reply = { card: Card; data: z.infer<typeof data> };

/** What every further press says again. */
const fixedOf = ({ kind, step, programme }: Input) => ({ kind, step, ...(programme !== undefined && { programme }) });

const seenAs = ({ obligation: { ref, state } }: Waiting) => `${ref}@${state.version}`;

async function show(waiting: Waiting, left: number, { context, seen, skipped }: Progress): Promise<Reply> {
  const { parsed, say, lang, stores } = context;
  const { obligation, acts } = waiting;
  const met = await meet(context, obligation.ref);
  const history = await stores.dossiers.history(obligation.key);
  const card = await dossierCard(context, met, history, { buttons: false });
  const act = acts.find(({ id }) => id === parsed.step);
  const again = (more: readonly string[], left_: readonly string[]) => ({
    ...fixedOf(parsed),
    seen: more.join(","),
    skipped: left_.join(","),
  });
  const buttons: Button[] = [
    {
      label: left > 1 ? say("next", { left: left - 1 }) : say("last"),
      command: "review",
      input: again([...seen, seenAs(waiting)], skipped),
      style: "primary",
    },
    ...(act ? [{ ...doButton(obligation, act, lang), style: undefined }].map(({ style: _, ...plain }) => plain) : []),
    {
      label: dossierSay(lang)("refuse"),
      command: "dossier-refuse",
      input: { dossier: obligation.ref, step: parsed.step, version: obligation.state.version },
      style: "danger",
      opens: "form",
    },
    { label: say("skip"), command: "review", input: again(seen, [...skipped, obligation.ref]) },
  ];
  const about = aboutOf([obligation], "review", again(seen, skipped));
  return { card: { ...card, buttons, about }, data: { next: obligation.ref, left, seen: [...seen], done: [] } };
}

interface Progress {
  readonly context: Context;
  readonly seen: readonly string[];
  readonly skipped: readonly string[];
}

async function summary(waiting: readonly Waiting[], { context, seen }: Progress): Promise<Reply> {
  const { say, lang, person, parsed } = context;
  const naming = await namingFor(context);
  const shown = waiting.filter((one) => seen.includes(seenAs(one)));
  const verb = shown[0]?.acts.find(({ id }) => id === parsed.step)?.verb ?? "countersigns";
  const label = say(shown.length > 1 ? "all" : "one", { verb: dossierSay(lang)(`verb.${verb}`), count: shown.length });
  const sign: Button = {
    label,
    command: "review",
    input: { ...fixedOf(parsed), seen: shown.map(seenAs).join(","), sign: true },
    style: "primary",
  };
  const parts: Part[] = shown.map(({ obligation }) => ({
    kind: "item",
    title: dossierTitle(obligation, { person, lang, naming }),
    lines: [],
    buttons: [{ label: dossierSay(lang)("open"), command: "dossier", input: { which: obligation.ref } }],
  }));
  return {
    card: {
      title: say("title", { count: shown.length }),
      parts,
      buttons: [...(shown.length > 0 ? [sign] : []), { label: dossierSay(lang)("inbox"), command: "inbox", input: {} }],
      about: aboutOf(
        shown.map(({ obligation }) => obligation),
        "inbox",
        {},
      ),
    },
    data: { next: null, left: 0, seen: shown.map(seenAs), done: [] },
  };
}

/** Each by itself: what has changed since it was seen is refused, the others are signed all the same. */
async function signAll({ context, seen }: Progress): Promise<Reply> {
  const { parsed, say, lang, person } = context;
  const naming = await namingFor(context);
  const results: { dossier: string; title: string; error: string | null }[] = [];
  for (const one of seen.slice(0, MOST)) {
    const [ref = "", version = ""] = one.split("@");
    try {
      const met = await meet(context, ref);
      const action = { kind: "do", seen: Number(version), step: parsed.step, values: {} } as const;
      const title = dossierTitle(met.obligation, { person, lang, naming });
      results.push({ dossier: ref, title, error: null });
      await attempt(context, met, action);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const title = results.at(-1)?.dossier === ref ? (results.pop()?.title ?? ref) : ref;
      results.push({ dossier: ref, title, error: explain(error, lang).message });
    }
  }
  const count = results.filter(({ error }) => error === null).length;
  return {
    card: {
      title: say("done", { count }),
      parts: [
        {
          kind: "facts",
          facts: results.map(({ title, error }) => ({ label: title, value: error ?? say("done.line") })),
        },
      ],
      buttons: [{ label: dossierSay(lang)("inbox"), command: "inbox", input: {} }],
    },
    data: {
      next: null,
      left: 0,
      seen: [...seen],
      done: results.map(({ dossier, error }) => ({ dossier, ok: error === null, error })),
    },
  };
}

export const reviewCommand = defineCommand({
  name: "review",
  hidden: true,
  needs: null,
  words,
  input,
  args: [],
  data,
  async run(context: Context): Promise<Reply> {
    const { kind, step, programme, seen = [], skipped = [], sign } = context.parsed;
    const progress = { context, seen, skipped };
    if (sign) return signAll(progress);
    const waiting = (await inboxOf(context)).waiting.filter(
      ({ obligation, acts }) =>
        obligation.kind.id === kind &&
        (programme === undefined || obligation.days.programme.id === programme) &&
        acts.some(({ id, verb }) => id === step && verb === "countersigns"),
    );
    const left = waiting.filter((one) => !seen.includes(seenAs(one)) && !skipped.includes(one.obligation.ref));
    const [next] = left;
    return next && seen.length < MOST ? show(next, left.length, progress) : summary(waiting, progress);
  },
});
