import { describe, expect, it } from "vitest";
import type { Button } from "../../../src/core/card.ts";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool, type School } from "../../support/school.ts";

const TUTOR = "tutor1@demo.example";

interface Review {
  next: string | null;
  left: number;
  seen: string[];
  done: { dossier: string; ok: boolean; error: string | null }[];
}

/** The liaison forms of the first two apprentices, filled in by both; on that day both are open. */
async function liaisons(): Promise<School> {
  const school = await demoSchool("2027-02-08T09:00:00+01:00");
  for (const [name, master] of [
    ["apprentice1", "master1"],
    ["apprentice2", "master1"],
    ["apprentice3", "master3"],
  ] as const) {
    for (const who of [name, master]) {
      const { waiting } = dataOf<{
        waiting: { dossier: string; kind: string; version: number; do: string[]; person: { email: string } }[];
      }>(await school.press(`${who}@demo.example`, "inbox", {}));
      for (const one of waiting.filter(
        ({ kind, person }) => kind === "liaison-form" && person.email.startsWith(name),
      )) {
        const part = who.startsWith("apprentice") ? "f.apprentice-part" : "f.master-part";
        const input = {
          dossier: one.dossier,
          step: one.do[0] ?? "",
          version: one.version,
          sent: true,
          [part]: `by ${who}`,
        };
        dataOf(await school.press(`${who}@demo.example`, "dossier-do", input));
      }
    }
  }
  return school;
}

async function press(school: School, button: Button | undefined) {
  if (!button) throw new Error("no such button");
  return school.press(TUTOR, button.command, button.input);
}

describe("going through several", () => {
  it("ALB-30 shows each whole before all are countersigned together; one that changed meanwhile is not", async () => {
    const school = await liaisons();
    const inbox = await school.press(TUTOR, "inbox", {});
    const review = inbox.card.buttons.find(({ command }) => command === "review");
    expect(review?.label).toMatch(/Go through: liaison form \(\d+\)/);
    let shown = await press(school, review);
    const total = dataOf<Review>(shown).left;
    expect(total).toBeGreaterThan(1);
    const refs: string[] = [];
    while (dataOf<Review>(shown).next !== null) {
      refs.push(dataOf<Review>(shown).next ?? "");
      for (const part of ["What I did", "What the company says"]) expect(cardText(shown.card, "en")).toContain(part);
      shown = await press(
        school,
        shown.card.buttons.find(({ label }) => label.startsWith("Seen")),
      );
    }
    expect(refs).toHaveLength(total);
    const sign = shown.card.buttons[0];
    const version = Number(dataOf<Review>(shown).seen[0]?.split("@")[1]);
    expect(dataOf<Review>(shown).seen[0]).toBe(`${refs[0]}@${version}`);
    expect(sign?.label).toBe(`Countersign all ${total}`);
    const refused = { dossier: refs[0] ?? "", step: "tutor-countersigns", version, reason: "say more" };
    dataOf(await school.press(TUTOR, "dossier-refuse", refused));
    const { done } = dataOf<Review>(await press(school, sign));
    expect(done.map(({ ok }) => ok)).toEqual([false, ...Array(total - 1).fill(true)]);
    expect(done[0]?.error).toMatch(/changed since/);
    expect(
      dataOf<Review>(await school.press(TUTOR, "review", { kind: "liaison-form", step: "tutor-countersigns" })).next,
    ).toBeNull();
  });

  it("leaves aside what is skipped, and forges nothing", async () => {
    const school = await liaisons();
    const fixed = { kind: "liaison-form", step: "tutor-countersigns" };
    const first = await school.press(TUTOR, "review", fixed);
    const skipped = dataOf<Review>(first).next;
    const second = await press(
      school,
      first.card.buttons.find(({ label }) => label === "Leave for later"),
    );
    expect(dataOf<Review>(second).next).not.toBe(skipped);
    const forged = await school.press("apprentice1@demo.example", "review", {
      ...fixed,
      sign: true,
      seen: `${skipped}@2,nonsense,a:b:c@1`,
    });
    expect(dataOf<Review>(forged).done.map(({ ok }) => ok)).toEqual([false, false, false]);
    const topics = await school.press(TUTOR, "review", { kind: "project-topic", step: "tutor-validates" });
    expect(dataOf<Review>(topics).next).toBeNull();
  });
});
