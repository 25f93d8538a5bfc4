import { beforeAll, describe, expect, it } from "vitest";
import { planChanges } from "../../../../src/compose.ts";
import type { CommandInput } from "../../../../src/core/card.ts";
import { cardText } from "../../../../src/core/card-text.ts";
import { occasionText } from "../../../../src/core/dossiers/occasion-text.ts";
import { NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { type DossierDesk, dossierDesk, formOf } from "../../../support/dossier-desk.ts";
import { dataOf } from "../../../support/school.ts";
import { programmes } from "./support.ts";

const DAY_ONE = "2026-11-25T09:00:00+01:00";
const NEXT_DAY = "2026-11-26T09:00:00+01:00";
const LINE = "The line breaks off every hour, and nobody at the company knows why";

async function report(desk: DossierDesk, about: string, details: string): Promise<void> {
  const enrolment = await desk.enrolment("demo-1");
  const begun = await desk.press("master1", "dossier-start", {
    enrolment,
    kind: "remote-work-report",
    path: "from-company",
  });
  const typed = { "f.about": about, "f.details": details };
  dataOf(await desk.press("master1", "dossier-do", { ...formOf(begun).fixed, ...typed }));
}

describe("several reports of one person", () => {
  let desk: DossierDesk;
  beforeAll(async () => {
    desk = await dossierDesk(DAY_ONE);
    await report(desk, "remote-work", LINE);
    await report(desk, "remote-work", "<b>No</b> desk");
    desk.school.setClock(NEXT_DAY);
    await report(desk, "time-change", "Tuesdays");
  });

  it.each([
    [
      "en",
      [
        "Report about remote work (25 Nov 2026, a problem with remote work, The line breaks off every hour, and nobo…), Apprentice One",
        "Report about remote work (25 Nov 2026, a problem with remote work, <b>No</b> desk), Apprentice One",
        "Report about remote work (26 Nov 2026, a change to the time set aside, Tuesdays), Apprentice One",
      ],
    ],
    [
      "fr",
      [
        "Signalement sur le travail à distance (25 nov. 2026, un problème du travail à distance, The line breaks off every hour, and nobo…), Apprentice One",
        "Signalement sur le travail à distance (25 nov. 2026, un problème du travail à distance, <b>No</b> desk), Apprentice One",
        "Signalement sur le travail à distance (26 nov. 2026, un changement du temps réservé, Tuesdays), Apprentice One",
      ],
    ],
  ] as const)(
    "ALB-12 ALB-13 are told apart in %s wherever they are listed: by the day, and by what they are about",
    async (lang, titles) => {
      const shown = async (who: string, command: string, input: CommandInput) =>
        cardText((await desk.press(who, command, input, lang)).card, lang);
      await planChanges(desk.school.app);
      const listed = await Promise.all([
        Promise.all([1, 2].map((page) => shown("registrar", "inbox", { page }))),
        shown("master1", "dossier", { which: "problem" }),
        shown("registrar", "reminders", {}),
      ]);
      for (const text of listed) for (const title of titles) expect(String(text)).toContain(title);
    },
  );

  it("ALB-12 have no more than their kind's name before they are begun, and the day of their first step where nothing else was kept", () => {
    const kind = programmes.get("albi-apprenticeship")?.dossiers.find(({ command }) => command === "problem");
    if (!kind) throw new Error("no report");
    const key = { enrolment: "e", kind: kind.id, occasion: "demo0000" };
    expect(occasionText({ key, kind, state: NOTHING_DONE }, "en")).toBeNull();
    const done = { "master-or-apprentice-fills": { by: "m", for: null, role: "master", at: Date.parse(DAY_ONE) } };
    expect(occasionText({ key, kind, state: { ...NOTHING_DONE, version: 1, done } }, "en")).toBe("25 Nov 2026");
    expect(
      occasionText({ key: { ...key, occasion: "once" }, kind, state: { ...NOTHING_DONE, done } }, "en"),
    ).toBeNull();
  });
});
