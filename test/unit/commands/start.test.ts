import { beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../../src/core/card.ts";
import { cardText } from "../../../src/core/card-text.ts";
import { dossierDesk, errorOf, formOf } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";
import { type TwoProgrammes, twoProgrammes } from "../../support/two-programmes.ts";

interface Data {
  starts: { kind: string; programme: string; path: string | null; person: { name: string } }[];
  dossier: { kind: string; version: number } | null;
  page: { number: number; of: number; total: number };
}

const itemsOf = ({ parts }: Card) => parts.filter((part) => part.kind === "item");
const kindsOf = ({ starts }: Data) => starts.map(({ programme, kind, path }) => [programme, kind, path].join(" "));

let school: TwoProgrammes;
beforeAll(async () => {
  school = await twoProgrammes("2026-11-25T09:00:00+01:00", 12);
});

describe("/start", () => {
  it("lists what one's own programme lets one begin, who acts in it, and a button for each road", async () => {
    const { card, ...outcome } = await school.ask("learner-north", "start", "fr");
    expect(kindsOf(dataOf({ card, ...outcome }))).toEqual([
      "north diary ",
      "north request leave",
      "north request move",
    ]);
    expect(itemsOf(card)).toMatchObject([
      { title: "Heures Nord", lines: ["À remplir : étudiant Nord"] },
      { title: "Demande Nord", buttons: [{ label: "Absence Nord", opens: "form" }, { label: "Changement Nord" }] },
    ]);
  });

  it("says for each programme what is its own, to those who have two", async () => {
    const titles = itemsOf((await school.ask("learner-both", "start")).card).map(({ title }) => title);
    expect(titles).toEqual([
      "North hours · North course",
      "North request · North course",
      "South hours · South course",
      "South request · South course",
    ]);
  });

  it("ALB-13 shows on each road only those who act on it", async () => {
    const desk = await dossierDesk();
    const { card } = await desk.school.ask("apprentice1@demo.example", "start");
    expect(cardText(card, "en")).toContain(
      "The company tells the school: To fill in: master, apprentice; to attest: registrar",
    );
    expect(cardText(card, "en")).not.toContain("The school tells the company");
  });

  it("opens a form by its button, which begins it once however often it is sent", async () => {
    const { card } = await school.ask("learner-north", "start");
    const [begin] = itemsOf(card)[0]?.buttons ?? [];
    const form = formOf(await school.press("learner-north", begin?.command ?? "", begin?.input ?? {}));
    const typed = { "f.amount": "2", "f.what": "A talk", "f.day": "2026-11-24" };
    expect((await school.press("learner-north", form.command, { ...form.fixed, ...typed })).ok).toBe(true);
    expect(errorOf(await school.press("learner-north", form.command, { ...form.fixed, ...typed }))).toBe(
      "done-already",
    );
  });

  it.each(["diary", "dairy", "heures", '"north hours"', '"heures nord"'])(
    "opens the form at once under %s",
    async (word) => {
      const outcome = await school.ask("learner-north", `start ${word}`);
      expect(dataOf<Data>(outcome).dossier).toMatchObject({ kind: "diary", version: 0 });
      expect(formOf(outcome).fields.map(({ name }) => name)).toEqual(["f.amount", "f.what", "f.day"]);
    },
  );

  it("lets one choose among roads and among programmes under a word", async () => {
    const outcome = await school.ask("learner-both", "start request", "fr");
    expect(dataOf<Data>(outcome)).toMatchObject({ dossier: null, starts: { length: 4 } });
    expect(outcome.card.title).toBe("Commencer : Demande Nord, Demande Sud");
    expect(itemsOf(outcome.card).map(({ title }) => title)).toEqual([
      "Demande Nord · Formation Nord",
      "Demande Sud · Formation Sud",
    ]);
  });

  it("says what has to come first, in the list and when its form is asked for", async () => {
    const items = itemsOf((await school.ask("learner-both", "start", "fr")).card);
    expect(items.map(({ lines }) => lines.at(-1))).toEqual([
      "À remplir : étudiant Nord",
      expect.stringContaining("tuteur Nord"),
      "À remplir : étudiant Sud",
      "Ce qui manque encore : Le rapport vient d'abord",
    ]);
    const [button] = items[3]?.buttons ?? [];
    const refused = await school.press("learner-both", button?.command ?? "", button?.input ?? {}, "fr");
    expect(refused.ok ? "" : refused.error.id).toBe("requires");
  });

  it("pages through many people, and finds one by name", async () => {
    const all = await school.ask("tutor-north", "start");
    expect(cardText(all.card, "en")).toContain("For 13 people: start talk NAME");
    const [choose] = itemsOf(all.card)[0]?.buttons ?? [];
    const first = await school.press("tutor-north", choose?.command ?? "", choose?.input ?? {});
    expect(dataOf<Data>(first).page).toEqual({ number: 1, of: 2, total: 13 });
    const [next] = first.card.buttons;
    const second = await school.press("tutor-north", next?.command ?? "", next?.input ?? {});
    const seen = [...itemsOf(first.card), ...itemsOf(second.card)].map(({ title }) => title);
    expect(new Set(seen).size).toBe(13);
    const one = await school.ask("tutor-north", "start talk learner 11");
    expect(one.card.title).toBe("North talk, Learner 11");
    expect(formOf(one).command).toBe("dossier-plan");
  });

  it("names those who begin what others begin", async () => {
    const talk = await school.ask("learner-north", "start talk");
    expect(talk).toMatchObject({ ok: false, error: { id: "not-allowed", next: "Ask: North tutor." } });
    const { card } = await school.ask("office", "start");
    expect(card.title).toBe("There is nothing for you to begin yourself");
    expect(cardText(card, "en")).toContain("South talk · South course: South tutor");
  });

  it.each([
    ["what the calendar brings about", "start report", "dossier report"],
    ["a word that nothing is near", "start zzzzz", "diary, request"],
    ["a person that there is not", "start diary nobody", "my-people"],
  ])("refuses %s with the next step", async (_, line, next) => {
    const outcome = await school.ask("learner-north", line);
    expect(errorOf(outcome)).toBe("not-found");
    expect(outcome.ok ? "" : outcome.error.next).toContain(next);
  });
});
