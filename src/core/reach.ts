import * as z from "zod";
import type { Role } from "../domain/programme/programme.ts";
import type { Button, CommandInput, Part } from "./card.ts";
import type { CommandContext } from "./command.ts";
import { fold } from "./fold.ts";
import { programmesOf } from "./naming.ts";
import { nobodyCalled } from "./nobody-called.ts";
import type { EnrolmentView } from "./ports.ts";
import { covers, rangesOf } from "./ranges.ts";
import { commonSay } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";
import { defineWords } from "./words/words.ts";

/** How many enrolments a wider role sees at once. */
const PAGE = 10;

/** What commands that reach several enrolments take besides their own input: a part of a name or address, and the page. */
export const pageInput = {
  filter: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
};

/** How these are typed: whatever follows the command is the filter. */
export const pageArgs = [
  { name: "filter", rest: true },
  { name: "page", hidden: true },
] as const;

/** What these are called. */
export const pageWords = defineWords({
  fr: { "arg.filter": "nom ou adresse", "arg.page": "page" },
  en: { "arg.filter": "name or address", "arg.page": "page" },
});

/** Which page of how many, and how many enrolments in all. */
export const pageData = z.object({ number: z.number(), of: z.number(), total: z.number() });
export type PageData = z.infer<typeof pageData>;

export interface Reached {
  readonly rows: readonly EnrolmentView[];
  /** The asker's roles around one of them, those of a wider role among them. */
  rolesOf(view: EnrolmentView): readonly string[];
  /** Null when all are here. */
  readonly page: PageData | null;
}

/** Which enrolments the asker has or follows: all of their own and those around which they stand; for a school, cohort or option, by pages. Teams are left out unless asked for. @throws UserError `not-found` when they follow nobody of that name */
export async function reach(
  {
    stores,
    person,
    today,
    programmes,
    lang,
  }: Pick<CommandContext, "stores" | "person" | "today" | "programmes" | "lang">,
  {
    filter,
    page,
    teams = false,
  }: { readonly filter?: string | undefined; readonly page?: number | undefined; readonly teams?: boolean },
): Promise<Reached> {
  const grants = await stores.people.grants(person.id, today);
  const ranges = await rangesOf(grants, { stores, programmes });
  const rolesOf = (view: EnrolmentView) => [
    ...view.as,
    ...grants.filter((grant) => covers(grant, view, { programmes })).map(({ role }) => role),
  ];
  if (ranges.length > 0) {
    const number = page ?? 1;
    const wanted = {
      filter: filter ?? null,
      offset: (number - 1) * PAGE,
      limit: PAGE,
      ...(teams && { teams: "too" as const }),
    };
    const { total, rows } = await stores.enrolments.page(ranges, wanted, today);
    if (filter !== undefined && total === 0) throw nobodyCalled(filter, lang);
    return { rows, rolesOf, page: { number, of: Math.max(1, Math.ceil(total / PAGE)), total } };
  }
  const all = await stores.enrolments.of(person, today);
  const rows = teams ? all : all.filter(({ team }) => !team);
  if (filter === undefined) return { rows, rolesOf, page: null };
  const part = fold(filter);
  const found = rows.filter(({ person: { name, email } }) => fold(`${name} ${email}`).includes(part));
  if (found.length === 0 && rows.length > 0) throw nobodyCalled(filter, lang);
  return { rows: found, rolesOf, page: null };
}

/** Back and next, where there is such a page. */
export function pageButtons(
  command: string,
  { number, of }: PageData,
  { input, lang }: { readonly input: CommandInput; readonly lang: Lang },
): Button[] {
  const say = commonSay(lang);
  const to = (page: number, label: string): Button => ({ label, command, input: { ...input, page } });
  return [
    ...(number > 1 ? [to(number - 1, say("page.previous"))] : []),
    ...(number < of ? [to(number + 1, say("page.next"))] : []),
  ];
}

/** Which page this is and, where there are several, how to find one person among them. */
export function pagePart(command: string, page: PageData, lang: Lang): Part {
  const say = commonSay(lang);
  const line = say("page.line", page);
  return { kind: "text", weight: "subtle", text: page.of > 1 ? `${line}. ${say("page.filter", { command })}` : line };
}

/** The names of such roles in the programmes the asker has to do with, for a sentence that says who may; `none` when there are none. */
export async function rolesWho(
  context: Parameters<typeof programmesOf>[0] & { readonly lang: Lang },
  fits: (role: Role) => boolean,
): Promise<string> {
  const roles = (await programmesOf(context)).flatMap((programme) => programme.roles.filter(fits));
  return [...new Set(roles.map(({ name }) => name[context.lang]))].join(", ") || "none";
}
