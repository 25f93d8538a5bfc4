import { albiAnswers } from "./albi-answers.ts";

/** The day on which the first-year apprentice of a demonstration made now goes back to school, as its card writes it; read off the hand-typed table. */
export function expectedReturn(now = new Date()): { readonly iso: string; readonly fr: string; readonly en: string } {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(now);
  const year = now.getUTCFullYear();
  const answers = [year, year - 1].map(albiAnswers).find((all) => all[0] && all[0].date <= today) ?? [];
  const iso = answers.filter(({ date }) => date <= today).at(-1)?.return;
  if (!iso) throw new Error(`no return after ${today}`);
  const said = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    })
      .format(new Date(`${iso}T00:00:00Z`))
      .replace(",", "");
  return { iso, fr: said("fr-FR"), en: said("en-GB") };
}
