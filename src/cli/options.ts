import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { CommandInput } from "../core/card.ts";
import { LANGS, type Lang, langOf } from "../core/words/lang.ts";
import { Misuse } from "./misuse.ts";
import type { Terminal } from "./terminal.ts";

const Input = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Flags that several verbs share. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly lang?: Lang;
  readonly at?: Temporal.Instant;
  readonly db?: string;
  readonly dryRun?: boolean;
}

/** @throws Misuse without an offset: a local time could be meant in any zone */
export function readAt(value: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(value);
  } catch (error) {
    if (error instanceof RangeError) throw new Misuse("at", { value });
    throw error;
  }
}

/** Reads the value of a flag. @throws Misuse when the next flag stands in its place */
export function readText(flag: string): (value: string) => string {
  return (value) => {
    if (value === "" || value.startsWith("-")) throw new Misuse("option-value", { name: flag });
    return value;
  };
}

/** A command's input: a flat JSON object. @throws Misuse */
export function readInput(value: string): CommandInput {
  const read = Input.safeParse(parsed(value));
  if (!read.success) throw new Misuse("input", { value: value.slice(0, 80) });
  return read.data;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** @throws Misuse */
export function readLang(value: string): Lang {
  const lang = LANGS.find((one) => one === value);
  if (!lang) throw new Misuse("lang", { value });
  return lang;
}

/** The language of the machine, or English. */
export function machineLang(env: Terminal["env"]): Lang {
  return langOf(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"]) ?? "en";
}

/** `--lang` as it stands among the words typed, before they are read: even a misuse is told in it. */
export function typedLang(argv: readonly string[], env: Terminal["env"]): Lang {
  const at = argv.indexOf("--lang");
  const value = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith("--lang="))?.slice("--lang=".length);
  return LANGS.find((lang) => lang === value) ?? machineLang(env);
}
