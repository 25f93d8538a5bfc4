import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/core/card.ts";
import { cardText } from "../../../src/core/card-text.ts";
import type { Outcome } from "../../../src/core/door.ts";
import type { Lang } from "../../../src/core/words/lang.ts";
import { formOf } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";
import { type TwoProgrammes, twoProgrammes } from "../../support/two-programmes.ts";

const NAMES: Readonly<Record<Lang, readonly string[]>> = {
  fr: ["Formation Nord", "Formation Sud"],
  en: ["North course", "South course"],
};

/** The lines of an answer that name a programme after what they say, and its title. */
const named = ({ card, lang }: Outcome) =>
  cardText(card, lang)
    .split("\n")
    .filter((line) => line.includes(" · "));

const buttonsOf = ({ buttons, parts }: Card) => [
  ...buttons,
  ...parts.flatMap((part) => (part.kind === "item" ? part.buttons : [])),
];

const BEFORE = "2026-12-11T09:00:00+01:00";
const NOW = "2027-01-13T09:00:00+01:00";

let school: TwoProgrammes;
/** The messages that went, by whom they reached. */
let sent: Awaited<ReturnType<TwoProgrammes["send"]>>;
beforeAll(async () => {
  school = await twoProgrammes(BEFORE);
  sent = await school.send();
  for (const programme of ["north", "south"]) {
    const all = dataOf<{ dossiers: { dossier: string }[] }>(await school.ask("learner-both", "report")).dossiers;
    const input = { version: 0, step: "student-fills", sent: true, "f.title": `A ${programme} title` };
    const dossier = all[programme === "north" ? 0 : 1]?.dossier ?? "";
    dataOf(await school.press("learner-both", "dossier-do", { ...input, dossier }));
  }
  school.setClock(NOW);
  sent = [...sent, ...(await school.send())];
});

beforeEach(() => school.setClock(NOW));

describe("answers to those who have to do with two programmes", () => {
  it.each([
    ["learner-both", "next-period"],
    ["learner-both", "calendar"],
    ["learner-both", "deadlines", BEFORE],
    ["learner-both", "progress"],
    ["learner-both", "dossier report"],
    ["learner-both", "curriculum"],
    ["learner-both", "contacts"],
    ["learner-both", "faq"],
    ["learner-both", "faq course"],
    ["learner-both", "whoami"],
    ["tutor-both", "next-period"],
    ["tutor-both", "calendar"],
    ["tutor-both", "deadlines", BEFORE],
    ["tutor-both", "progress"],
    ["tutor-both", "inbox"],
    ["tutor-both", "dossier"],
    ["tutor-both", "dossier report"],
    ["tutor-both", "my-people"],
    ["tutor-both", "late"],
    ["tutor-both", "curriculum"],
    ["tutor-both", "contacts"],
    ["tutor-both", "faq"],
    ["tutor-both", "reminders"],
    ["tutor-both", "whoami"],
    ["office", "my-people"],
    ["office", "late"],
    ["office", "doubts", BEFORE],
  ])("name both to %s in /%s", async (who, line, at = NOW) => {
    school.setClock(at);
    for (const lang of ["fr", "en"] as const) {
      const outcome = await school.ask(who, line, lang);
      expect(outcome.ok).toBe(true);
      const told = cardText(outcome.card, lang);
      for (const name of NAMES[lang]) expect(told).toContain(name);
    }
  });

  it.each([
    ["learner-north", "next-period"],
    ["learner-north", "calendar"],
    ["learner-north", "deadlines"],
    ["learner-north", "progress"],
    ["learner-north", "inbox"],
    ["learner-north", "dossier report"],
    ["learner-north", "curriculum"],
    ["learner-north", "contacts"],
    ["learner-north", "faq"],
    ["learner-north", "whoami"],
    ["tutor-north", "my-people"],
    ["tutor-north", "late"],
    ["tutor-north", "progress"],
    ["tutor-north", "reminders"],
    ["tutor-north", "whoami"],
  ])("add nothing for %s, who has one, in /%s", async (who, line) => {
    for (const lang of ["fr", "en"] as const) {
      const outcome = await school.ask(who, line, lang);
      expect(outcome.ok).toBe(true);
      expect(named(outcome)).toEqual([]);
      expect(cardText(outcome.card, lang)).not.toContain(NAMES[lang][1]);
    }
  });

  it("name it in a refusal too, whether it was typed or pressed; not for who has one", async () => {
    const full = (who: string, lang: Lang) => school.ask(who, 'hours book=none 50 "x"', lang);
    expect(await full("learner-both", "en")).toMatchObject({
      error: { next: expect.anything(), message: expect.stringContaining("North course, South course") },
    });
    for (const [lang, name] of [
      ["en", "South course: The report comes first"],
      ["fr", "Formation Sud : Le rapport vient d'abord"],
    ] as const) {
      const starts = dataOf<{ starts: { enrolment: string; programme: string }[] }>(
        await school.ask("learner-both", "start request", lang),
      ).starts;
      const { enrolment = "" } = starts.find(({ programme }) => programme === "south") ?? {};
      const refused = await school.press(
        "learner-both",
        "dossier-start",
        { enrolment, kind: "request", path: "leave" },
        lang,
      );
      expect(refused).toMatchObject({ error: { id: "requires", message: name }, card: { title: name } });
    }
    const alone = await school.ask("learner-north", 'hours 50 "x"');
    expect(alone).toMatchObject({ error: { message: "One field must be mended; nothing was sent." } });
  });

  it("name both where there is nothing to tell", async () => {
    school.setClock("2027-08-20T09:00:00+02:00");
    const outcome = await school.ask("learner-north", "deadlines");
    expect(outcome.card.title).toBe("Nothing is due within six months");
    const both = await school.ask("learner-both", "deadlines");
    expect(cardText(both.card, "en")).toContain("South course");
  });

  it("leave the data of /next-period as it is: the cohort tells", async () => {
    const { enrolments } = dataOf<{ enrolments: object[] }>(await school.ask("learner-both", "next-period"));
    const [alone] = dataOf<{ enrolments: object[] }>(await school.ask("learner-north", "next-period")).enrolments;
    expect(enrolments).toMatchObject([{ cohort: "north-2026" }, { cohort: "south-2026" }]);
    for (const one of enrolments) expect(Object.keys(one)).toEqual(Object.keys(alone ?? {}));
  });

  it("tell each dossier in its own programme's words, and open it under its own name", async () => {
    const { card } = await school.ask("tutor-both", "inbox");
    const items = card.parts.filter((part) => part.kind === "item");
    expect(items.map(({ title }) => title)).toEqual([
      "North report, Learner Both · North course",
      "South report, Learner Both · South course",
    ]);
    expect(items.map(({ lines }) => lines.at(-1))).toEqual([
      "North title: A north title",
      "South title: A south title",
    ]);
    const open = items[1]?.buttons.find(({ command }) => command === "dossier");
    const whole = await school.press("tutor-both", "dossier", open?.input ?? {}, "fr");
    expect(whole.card.title).toBe("Rapport Sud, Learner Both · Formation Sud");
    expect(cardText(whole.card, "fr")).not.toContain("Nord");
  });

  it("name the one programme that a part of the answer is about", async () => {
    const { card } = await school.ask("tutor-both", "progress");
    const [north, south] = buttonsOf(card);
    const titles = await Promise.all(
      [north, south].map(async (one) => (await school.press("tutor-both", "progress", one?.input ?? {})).card.title),
    );
    expect(titles).toEqual(["How far Learner Both is · North course", "How far Learner Both is · South course"]);
  });

  it("go through countersignatures one programme at a time", async () => {
    const { card } = await school.ask("tutor-both", "inbox");
    expect(buttonsOf(card).filter(({ command }) => command === "review")).toEqual([]);
    const both = await school.press("tutor-both", "review", { kind: "report", step: "tutor-countersigns" });
    const south = await school.press("tutor-both", "review", {
      kind: "report",
      step: "tutor-countersigns",
      programme: "south",
    });
    expect(dataOf(both)).toMatchObject({ left: 2 });
    expect(dataOf(south)).toMatchObject({ left: 1 });
    expect(south.card.title).toContain("South course");
  });

  it("are reminders too: each thing under its programme's name, once a day", async () => {
    const learner = sent.find(({ to }) => to === "learner-both@two.example");
    const message = await school.press("learner-both", "reminder", { message: learner?.message ?? "" }, "fr");
    const titles = message.card.parts.flatMap((part) => (part.kind === "item" ? part.title : []));
    expect(titles).toEqual(["✓ Rapport Nord · Formation Nord", "✓ Rapport Sud · Formation Sud"]);
    const alone = sent.find(({ to }) => to === "learner-north@two.example");
    const plain = await school.press("learner-north", "reminder", { message: alone?.message ?? "" });
    expect(named(plain)).toEqual([]);
    expect(plain.card.parts.length).toBeGreaterThan(0);
  });

  it("show the years that any of the programmes has, and refuse the one that none has", async () => {
    const second = await school.ask("learner-both", "calendar 2");
    expect(second.card.title).toContain("South course");
    expect(dataOf<{ years: unknown[] }>(second).years).toHaveLength(1);
    expect((await school.ask("learner-both", "calendar 3")).ok).toBe(false);
    expect(dataOf(await school.ask("learner-both", "curriculum 2A"))).toMatchObject({ programme: "south", others: [] });
    expect((await school.ask("learner-both", "curriculum 3A")).ok).toBe(false);
  });

  it("begin a dossier for one of them by name", async () => {
    const { card } = await school.ask("learner-both", "diary", "fr");
    const labels = card.buttons.map(({ label }) => label);
    expect(labels).toEqual(["Commencer · Formation Nord", "Commencer · Formation Sud"]);
    const south = card.buttons[1];
    const opened = await school.press("learner-both", south?.command ?? "", south?.input ?? {}, "fr");
    expect(opened.card.title).toBe("Heures Sud · Formation Sud");
    expect(formOf(opened).fields.map(({ label }) => label)).toContain("Lieu");
  });
});
