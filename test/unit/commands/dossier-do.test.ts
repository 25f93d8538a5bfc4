import { beforeEach, describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { type DossierDesk, dossierDesk, errorOf, formOf, held } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";

let desk: DossierDesk;
beforeEach(async () => {
  desk = await dossierDesk();
});

const POINTS = ["title", "problem", "diagnosis", "objectives", "solutions", "feasibility", "implementation", "review"];
const topic = (text: string) => Object.fromEntries(POINTS.map((id) => [`f.${id}`, text]));
const FILL = { step: "apprentice-fills" };
const SIGN = { step: "master-completes-and-signs" };

describe("/dossier-do", () => {
  it("ALB-21 keeps every text as it was typed: HTML, mrkdwn and markdown are plain characters", async () => {
    const text = "<b>*bold*</b> <@U123> <!channel> & _x_ `y` **z** [a](javascript:b) {c} ''";
    const on = await desk.open("project-topic", "demo-3");
    const sent = await desk.press("apprentice3", "dossier-do", { ...on, ...FILL, sent: true, ...topic(text) });
    const { filled } = dataOf<{ filled: { value: string }[] }>(sent);
    expect(filled.slice(0, POINTS.length).map(({ value }) => value)).toEqual(POINTS.map(() => text));
    expect(cardText(sent.card, "en")).toContain(text);
  });

  it("ALB-20 refuses a field that is too long at that field, and shows what was typed again", async () => {
    const on = await desk.open("project-topic", "demo-3");
    const long = { ...topic("fine"), "f.title": "x".repeat(201) };
    const sent = await desk.press("apprentice3", "dossier-do", { ...on, ...FILL, sent: true, ...long });
    expect(sent).toMatchObject({
      ok: false,
      error: { id: "bad-form" },
      fields: { "f.title": expect.stringContaining("200") },
    });
    expect(held(formOf(sent))).toMatchObject(long);
    expect(await desk.versionOf(on.dossier)).toBe(on.version);
  });

  it.each([
    [{ "f.done": "-1", "f.missed": "0" }, "f.done"],
    [{ "f.done": "2", "f.missed": "six" }, "f.missed"],
    [{ "f.done": "6", "f.missed": "0" }, "f.done"],
    [{ "f.missed": "0" }, "f.done"],
    [{ "f.done": "1,5", "f.missed": "0" }, "f.done"],
  ])("ALB-10 refuses the sessions %j at %s", async (typed, field) => {
    const on = await desk.open("session-log", "demo-2");
    const sent = await desk.press("apprentice2", "dossier-do", { ...on, ...FILL, sent: true, ...typed });
    expect(errorOf(sent)).toBe("bad-form");
    expect(Object.keys(sent.ok ? {} : (sent.fields ?? {}))).toEqual([field]);
  });

  it.each([
    ["en", "At least 1 here or in “Sessions missed”: with 0 in both, nothing is said.", /^Mend: Sessions done \(/],
    [
      "fr",
      "Au moins 1 ici ou dans « Séances manquées » : avec 0 partout, rien n'est dit.",
      /^Corrigez : Séances suivies \(/,
    ],
  ] as const)(
    "ALB-10 ALB-11 refuses a week of sessions none of which was done or missed, in %s, and takes one with either",
    async (lang, problem, next) => {
      const on = await desk.open("session-log", "demo-2");
      const send = (done: string, missed: string) =>
        desk.press(
          "apprentice2",
          "dossier-do",
          { ...on, ...FILL, sent: true, "f.done": done, "f.missed": missed },
          lang,
        );
      const sent = await send("0", "0");
      expect(sent).toMatchObject({
        ok: false,
        error: { id: "bad-form", next: expect.stringMatching(next) },
        fields: { "f.done": problem },
      });
      expect(await desk.versionOf(on.dossier)).toBe(on.version);
      expect(errorOf(await send("0", "2"))).toBe("none");
    },
  );

  it("ALB-40 refuses a stay that ends before it begins, and one of no weeks", async () => {
    const on = await desk.open("stay-abroad", "demo-2");
    const typed = { "f.country": "X", "f.host": "Y", "f.from": "2027-06-01", "f.to": "2027-05-01", "f.weeks": "0" };
    const sent = await desk.press("apprentice2", "dossier-do", { ...on, ...FILL, sent: true, ...typed });
    expect(Object.keys(sent.ok ? {} : (sent.fields ?? {})).toSorted()).toEqual(["f.to", "f.weeks"]);
  });

  it.each([
    [{ "f.weeks": "6" }, "f.weeks", /^4 au plus : .* les deux dates/],
    [{ "f.from": "1927-05-03" }, "f.from", /^Pas avant le .* 20\d\d : vérifiez l'année/],
    [{ "f.to": "2062-05-28" }, "f.to", /^Pas après le .* 20\d\d : vérifiez l'année/],
  ])("ALB-40 refuses a stay with %j at %s", async (wrong, field, problem) => {
    const on = await desk.open("stay-abroad", "demo-2");
    const stay = { "f.country": "X", "f.host": "Y", "f.from": "2027-05-03", "f.to": "2027-05-28", "f.weeks": "4" };
    const sent = await desk.press("apprentice2", "dossier-do", { ...on, ...FILL, sent: true, ...stay, ...wrong }, "fr");
    expect(sent).toMatchObject({ ok: false, fields: { [field]: expect.stringMatching(problem) } });
    expect(await desk.versionOf(on.dossier)).toBe(on.version);
  });

  it("says that a dossier is not open yet before it says what is wrong with its form", async () => {
    const enrolment = await desk.enrolment("demo-1");
    const on = { dossier: `${enrolment}:behaviour-assessment:year-1`, version: 0, step: "master-fills" };
    for (const more of [{}, { sent: true }, { sent: true, "f.assessment": "x".repeat(5000) }, { draft: true }]) {
      expect(errorOf(await desk.press("master1", "dossier-do", { ...on, ...more }))).toBe("not-open-yet");
    }
    const refusing = { ...on, step: "master-fills", sent: true, reason: "" };
    expect(errorOf(await desk.press("master1", "dossier-refuse", refusing))).toBe("not-open-yet");
  });

  it.each([
    ["a step that there is not", { step: "x-fills" }, "unknown-step"],
    ["a version that never was", { version: 99 }, "stale-dossier"],
    ["a version that is no number", { version: "x" }, "bad-arguments"],
    ["no dossier at all", { dossier: "../../etc" }, "not-found"],
    ["an occasion that the calendar has not", { dossier: "x:project-topic:year-9" }, "not-found"],
    ["somebody else's step", SIGN, "not-allowed"],
  ])("refuses %s, and changes nothing", async (_, forged, id) => {
    const on = await desk.open("project-topic", "demo-3");
    const sent = await desk.press("apprentice3", "dossier-do", {
      ...on,
      ...FILL,
      sent: true,
      ...topic("x"),
      ...forged,
    });
    expect(errorOf(sent)).toBe(id);
    expect(await desk.versionOf(on.dossier)).toBe(on.version);
  });

  it("refuses another enrolment's dossier without a word of what is in it", async () => {
    const on = await desk.open("project-topic", "demo-2");
    const sent = await desk.press("apprentice1", "dossier-do", { ...on, ...FILL, sent: true });
    expect(errorOf(sent)).toBe("not-allowed");
    expect(cardText(sent.card, "en")).not.toContain("school that stays open");
  });

  it("decides once when a press is sent again", async () => {
    const on = await desk.open("project-topic", "demo-2");
    const press = () => desk.press("tutor1", "dossier-do", { ...on, step: "tutor-validates" });
    expect(errorOf(await press())).toBe("none");
    const second = await press();
    expect(second).toMatchObject({
      ok: false,
      error: { id: "done-already", message: expect.stringContaining("once") },
    });
    expect(second.card.about?.dossiers).toEqual([on.dossier]);
    expect(second.card.buttons.map(({ command }) => command)).not.toContain("dossier-do");
    expect(await desk.versionOf(on.dossier)).toBe(on.version + 1);
  });

  it("decides once when a press comes twice at the same time, and keeps no draft of a form that was sent twice", async () => {
    const on = await desk.open("project-topic", "demo-1");
    const sign = { ...on, ...SIGN, sent: true, "f.company-remarks": "once" };
    const both = await Promise.all([1, 2].map(() => desk.press("master1", "dossier-do", sign)));
    expect(both.map(errorOf).toSorted()).toEqual(["done-already", "none"]);
    const [enrolment = "", kind = "", occasion = ""] = on.dossier.split(":");
    const { stores } = desk.school.app;
    const master = await stores.people.byEmail("master1@demo.example");
    const draft = () => stores.dossiers.draft({ enrolment, kind, occasion }, SIGN.step, master?.id ?? "");
    expect(await draft()).toBeNull();
    const other = await desk.press("master1", "dossier-do", { ...sign, "f.company-remarks": "another text" });
    expect(errorOf(other)).toBe("done-already");
    expect(cardText(other.card, "en")).toContain("another text");
    expect(await draft()).toEqual({ "company-remarks": "another text" });
  });

  it("lets one of two win who decide at once; the other sees the fresh card", async () => {
    const on = await desk.open("project-topic", "demo-2");
    const both = await Promise.all([
      desk.press("tutor1", "dossier-do", { ...on, step: "tutor-validates" }),
      desk.press("master1", "dossier-withdraw", { ...on, ...SIGN }),
    ]);
    expect(both.map(errorOf).toSorted()).toEqual(["none", "stale-dossier"]);
    const late = both.find(({ ok }) => !ok);
    expect(late?.card.about?.dossiers).toEqual([on.dossier]);
    expect(await desk.versionOf(on.dossier)).toBe(on.version + 1);
  });

  it("refuses a form of an older version, keeps and shows its text, and takes it when it is sent again", async () => {
    const on = await desk.open("project-topic", "demo-1");
    const opened = formOf(await desk.press("master1", "dossier-do", { ...on, ...SIGN }));
    await desk.press("apprentice1", "dossier-withdraw", { ...on, ...FILL });
    const again = { dossier: on.dossier, version: on.version + 1, ...FILL, sent: true, ...topic("new") };
    expect(errorOf(await desk.press("apprentice1", "dossier-do", again))).toBe("none");
    const sent = await desk.press("master1", opened.command, { ...opened.fixed, "f.company-remarks": "my long text" });
    expect(errorOf(sent)).toBe("stale-dossier");
    const shown = formOf(sent);
    expect(held(shown)).toEqual({ "f.company-remarks": "my long text" });
    const taken = await desk.press("master1", shown.command, { ...shown.fixed, ...held(shown) } as typeof shown.fixed);
    expect(dataOf<{ waiting: { step: string }[] }>(taken).waiting).toMatchObject([{ step: "tutor-validates" }]);
  });

  it("keeps a draft until the form is sent, and shows it to its author alone", async () => {
    const on = await desk.open("project-topic", "demo-1");
    const press = (more: Record<string, string | boolean>) =>
      desk.press("master1", "dossier-do", { ...on, ...SIGN, ...more });
    expect(errorOf(await press({ draft: true, "f.company-remarks": "half of it" }))).toBe("none");
    expect(await desk.versionOf(on.dossier)).toBe(on.version);
    expect(held(formOf(await press({})))).toEqual({ "f.company-remarks": "half of it" });
    expect(errorOf(await press({ sent: true, "f.company-remarks": "all of it" }))).toBe("none");
    const back = { dossier: on.dossier, version: on.version + 1, ...SIGN };
    expect(errorOf(await desk.press("master1", "dossier-withdraw", back))).toBe("none");
    const form = formOf(await desk.press("master1", "dossier-do", { ...back, version: on.version + 2 }));
    expect(held(form)).toEqual({ "f.company-remarks": "all of it" });
  });
});
