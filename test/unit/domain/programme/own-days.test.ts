import { expect, it } from "vitest";
import { hasOwnDays } from "../../../../src/domain/programme/own-days.ts";
import type { DossierKind } from "../../../../src/domain/programme/programme.ts";
import { field } from "../dossier/support.ts";

it("a dossier has days of its own where it is about something that has, or asks from when to when", () => {
  const has = (each: DossierKind["each"], ...dates: readonly string[]) =>
    hasOwnDays({ each, form: dates.map((id) => field(id, { kind: "date" })) });
  expect([has("stay"), has("visit"), has("year", "from", "to")]).toEqual([true, true, true]);
  expect([has("year"), has("year", "from"), has("year", "to"), has("year", "on", "until")]).toEqual([
    ...[false, false, false, false],
  ]);
  expect(hasOwnDays({ each: "year", form: [field("from"), field("to"), field("on", { kind: "date" })] })).toBe(false);
});
