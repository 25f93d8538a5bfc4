import * as z from "zod";
import { sourceOf } from "../src/core/answer-data.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { fold } from "../src/core/fold.ts";
import { cohortsUnder, programmeGround } from "../src/core/ground.ts";
import { typedDay } from "../src/core/typed-day.ts";
import { inLang, quoted } from "../src/core/words/common.ts";
import type { Lang } from "../src/core/words/lang.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isoOf } from "../src/domain/calendar/day.ts";
import { chooseSetting } from "../src/domain/programme/choose-setting.ts";
import type { Programme, Setting } from "../src/domain/programme/programme.ts";
import { saySettingValue } from "../src/domain/programme/setting-value.ts";

/** What to type to go back to the file's default. */
const RESET = ["default", "défaut", "defaut"];

const words = defineWords({
  fr: {
    summary: "Ce que les documents laissent ouvert : voir et changer les réglages de la formation",
    example: "programme-settings",
    "arg.setting": "réglage",
    "arg.value": "valeur|défaut",
    "arg.programme": "formation",
    title: "Réglages : {programme}",
    changed: "{name} : {value}",
    reset: "{name} : retour à la valeur par défaut, {value}",
    setting: "Réglage",
    value: "Valeur",
    default: "Par défaut",
    source: "Source",
    "by-default": "{value} (par défaut)",
    chosen: "{value} (par défaut : {default})",
    "chosen.source": "Choisi par l''école. {source}",
    unset: "pas fixé",
    hint: "Pour changer : programme-settings RÉGLAGE VALEUR, ou « défaut » pour revenir en arrière.{example, select, none {} other { Par exemple : programme-settings {example}}}",
    known: "Réglages connus : {list}",
    wrong: "la valeur « {value} » : {problem} ; {mend}",
  },
  en: {
    summary: "What the documents leave open: see and change the programme's settings",
    example: "programme-settings",
    "arg.setting": "setting",
    "arg.value": "value|default",
    "arg.programme": "programme",
    title: "Settings: {programme}",
    changed: "{name}: {value}",
    reset: "{name}: back to the default, {value}",
    setting: "Setting",
    value: "Value",
    default: "Default",
    source: "Source",
    "by-default": "{value} (default)",
    chosen: "{value} (default: {default})",
    "chosen.source": "Chosen by the school. {source}",
    unset: "not set",
    hint: "To change one: programme-settings SETTING VALUE, or “default” to go back.{example, select, none {} other { For example: programme-settings {example}}}",
    known: "Known settings: {list}",
    wrong: "the value “{value}”: {problem}; {mend}",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  setting: z.string().max(64).optional(),
  value: z.string().max(200).optional(),
  programme: z.string().max(64).optional(),
});
const data = z.object({
  programmes: z.array(
    z.object({
      programme: z.string(),
      settings: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          value: z.string().nullable(),
          chosen: z.boolean(),
          default: z.string().nullable(),
          source: z.string(),
        }),
      ),
    }),
  ),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

function settingOf(
  programmes: readonly Programme[],
  id: string,
  { say, lang }: Context,
): { programme: Programme; setting: Setting } {
  for (const programme of programmes) {
    const setting = programme.settings.find((one) => fold(one.id) === fold(id));
    if (setting) return { programme, setting };
  }
  const list = programmes.flatMap((programme) => programme.settings.map((one) => one.id)).join(", ");
  throw new UserError("not-found", { what: quoted(id, lang), mend: say("known", { list }) });
}

/**
 * Those whose settings the asker looks after, of some cohort at least; the one that was asked for alone.
 * @throws UserError `not-allowed`, naming who may, when what was asked for is in others' alone
 */
async function ownProgrammes(context: Context): Promise<readonly Programme[]> {
  const { parsed, stores, programmes } = context;
  const taught = new Set((await stores.cohorts.all()).map(({ programme }) => programme));
  const kept = new Set((await cohortsUnder("settings", context)).map(({ programme }) => programme));
  const id = fold(parsed.setting ?? "");
  const asked = ({ id: one, settings }: Programme) =>
    (parsed.programme === undefined || one === parsed.programme) &&
    (parsed.setting === undefined || settings.some((setting) => fold(setting.id) === id));
  const own = [...programmes.values()].filter((one) => kept.has(one.id));
  const other = [...programmes.values()].find((one) => taught.has(one.id) && asked(one));
  if (other && !own.some(asked)) await context.authorise("settings", programmeGround(other));
  return own.filter((one) => parsed.programme === undefined || one.id === parsed.programme);
}

/** Somebody may put a value of several words in quotation marks. */
function unquoted(text: string): string {
  return (
    /^(?:'(.*)'|"(.*)"|“(.*)”|‘(.*)’|«\s*(.*?)\s*»)$/s
      .exec(text.trim())
      ?.slice(1)
      .find((inner) => inner !== undefined) ?? text
  );
}

/** What was typed; a date as `YYYY-MM-DD`, in whatever writing it came. */
function valueIn({ is }: Setting, { parsed, today }: Context): string {
  const text = unquoted(parsed.value ?? "");
  const day = is === "date" ? typedDay(text, today) : null;
  return day === null ? text : isoOf(day);
}

/** The default of a setting as somebody would type it; null: it has none. */
function typedAs(setting: Setting, { settings }: Programme, lang: Lang): string | null {
  return saySettingValue(setting, setting.default, lang, settings, (id) => id);
}

/** What one may type, with a setting of these programmes; null: none has a default. */
function exampleIn(programmes: readonly Programme[], lang: Lang): string | null {
  for (const programme of programmes) {
    for (const setting of programme.settings) {
      const value = typedAs(setting, programme, lang);
      if (value !== null) return `${setting.id} ${value}`;
    }
  }
  return null;
}

async function change(programmes: readonly Programme[], context: Context): Promise<string> {
  const { parsed, say, lang, stores, at } = context;
  const { programme, setting } = settingOf(programmes, parsed.setting ?? "", context);
  const name = inLang(setting.name, lang);
  const authority = await context.authorise("settings", programmeGround(programme));
  const shown = (value: string | null) => saySettingValue(setting, value, lang, programme.settings) ?? say("unset");
  if (RESET.includes(fold(parsed.value ?? ""))) {
    await stores.settings.change(authority, { programme: programme.id, setting: setting.id, value: null }, at);
    return say("reset", { name, value: shown(setting.default) });
  }
  const chosen = await stores.settings.of(programme.id);
  const read = chooseSetting(programme, chosen, setting, valueIn(setting, context));
  if (!read.ok) {
    const example = typedAs(setting, programme, lang) ?? "…";
    const mend = inLang(read.mend, lang);
    const problem = say("wrong", { value: parsed.value ?? "", problem: inLang(read.problem, lang), mend });
    throw new UserError("bad-arguments", { problem, usage: `/programme-settings ${setting.id} ${example}` });
  }
  await stores.settings.change(authority, { programme: programme.id, setting: setting.id, value: read.value }, at);
  return say("changed", { name, value: shown(read.value) });
}

export const programmeSettingsCommand = defineCommand({
  name: "programme-settings",
  needs: "settings",
  words,
  input,
  args: [{ name: "setting" }, { name: "value", rest: true }, { name: "programme", hidden: true }],
  data,
  async run(context: Context) {
    const { say, lang, parsed, stores } = context;
    const all = await ownProgrammes(context);
    const done = parsed.value === undefined ? null : await change(all, context);
    const only = parsed.setting === undefined ? null : settingOf(all, parsed.setting, context);
    const programmes = await Promise.all(
      (only ? [only.programme] : all).map(async (programme) => {
        const chosen = await stores.settings.of(programme.id);
        const settings = (only ? [only.setting] : programme.settings).map((setting) => ({
          setting,
          id: setting.id,
          name: inLang(setting.name, lang),
          value: chosen[setting.id] ?? setting.default,
          chosen: setting.id in chosen,
          default: setting.default,
          source: sourceOf(setting.source, lang),
        }));
        return { programme, settings };
      }),
    );
    const parts = programmes.flatMap(({ programme, settings }) => [
      { kind: "text", text: say("title", { programme: inLang(programme.name, lang) }), weight: "strong" } as const,
      {
        kind: "table",
        columns: [say("setting"), say("value"), say("source")],
        rows: settings.map(({ setting, id, name, value, chosen, source }) => {
          const said = (one: string | null) => saySettingValue(setting, one, lang, programme.settings) ?? say("unset");
          const shown = said(value);
          const byDefault = value !== null && setting.source.line === null;
          return [
            `${name} (${id})`,
            chosen
              ? say("chosen", { value: shown, default: said(setting.default) })
              : byDefault
                ? say("by-default", { value: shown })
                : shown,
            chosen ? say("chosen.source", { source }) : source,
          ];
        }),
      } as const,
    ]);
    const first = programmes[0];
    return {
      card: {
        title: done ?? say("title", { programme: first ? inLang(first.programme.name, lang) : "" }),
        parts: [
          ...parts.slice(done === null && programmes.length === 1 ? 1 : 0),
          { kind: "text", text: say("hint", { example: exampleIn(all, lang) ?? "none" }), weight: "subtle" },
        ],
        buttons: [],
      },
      data: {
        programmes: programmes.map(({ programme, settings }) => ({
          programme: programme.id,
          settings: settings.map(({ setting: _, ...one }) => one),
        })),
      },
    };
  },
});
