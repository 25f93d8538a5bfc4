import { loadDemo } from "../../db/demo.ts";
import { loadProgrammes } from "../../db/programmes.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import { todayIn } from "../../src/domain/calendar/day.ts";
import { instant, testStores } from "./store.ts";

/** The demonstration school as it is when made at an instant, given as ISO text with an offset; today is in Paris. */
export async function demoAt(text: string) {
  const stores = testStores();
  const programmes = loadProgrammes();
  const at = instant(text);
  const house = { stores, programmes, calendars: keepCalendars(stores, programmes) };
  await loadDemo(house, at);
  return { ...house, at, today: todayIn("Europe/Paris", at) };
}
