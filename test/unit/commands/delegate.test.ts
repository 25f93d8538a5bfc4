import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  delegations: { id: string; person: { email: string }; deputy: { email: string }; from: string; to: string }[];
}

const TUTOR = "tutor1@demo.example";
const MASTER = "master3@demo.example";

describe("/delegate", () => {
  it.each([
    ["en", "Master Three stands in for you from Monday 4 January 2027 to Friday 8 January 2027"],
    ["fr", "Master Three vous remplace du lundi 4 janvier 2027 au vendredi 8 janvier 2027"],
  ] as const)("says the days back in words, in %s", async (lang, title) => {
    const school = await demoSchool();
    const outcome = await school.ask(TUTOR, `delegate ${MASTER} 4/1/2027 2027-01-08`, lang);
    expect(outcome.card.title).toBe(title);
    expect(dataOf<Data>(outcome).delegations).toMatchObject([
      { person: { email: TUTOR }, deputy: { email: MASTER }, from: "2027-01-04", to: "2027-01-08" },
    ]);
  });

  it("lists both ways, with a button that ends one's own and a form for another", async () => {
    const school = await demoSchool();
    expect((await school.ask(TUTOR, "delegate")).card.title).toBe("Nobody stands in for you");
    await school.ask(TUTOR, `delegate ${MASTER} 2027-01-04 2027-01-08`);
    const mine = await school.ask(TUTOR, "delegate");
    const [item, , form] = mine.card.parts;
    expect(cardText(mine.card, "en")).toContain("To end one: “delegate end”");
    expect(item).toMatchObject({ kind: "item", title: "Master Three stands in for you" });
    expect(form).toMatchObject({ kind: "form", form: { command: "delegate" } });
    const theirs = await school.ask(MASTER, "delegate");
    expect(theirs.card.parts[0]).toMatchObject({ title: "You stand in for Tutor One", buttons: [] });
    const person = await school.app.stores.people.byEmail(TUTOR);
    if (!person || item?.kind !== "item") throw new Error("nothing to end");
    const ended = await school.app.door.invoke("delegate", item.buttons[0]?.input ?? {}, {
      person,
      lang: "en",
      zone: null,
    });
    expect(ended.card.title).toBe("Master Three no longer stands in for you");
    expect(dataOf<Data>(await school.ask(TUTOR, "delegate")).delegations).toEqual([]);
  });

  it("ends by its id, once, and for nobody else", async () => {
    const school = await demoSchool();
    const made = dataOf<Data>(await school.ask(TUTOR, `delegate ${MASTER} 2027-01-04 2027-01-08`));
    const id = made.delegations[0]?.id ?? "";
    expect(await school.ask(MASTER, `delegate end ${id}`)).toMatchObject({ ok: false, error: { id: "not-found" } });
    expect((await school.ask(TUTOR, `delegate fin ${id}`, "fr")).ok).toBe(true);
    expect(await school.ask(TUTOR, `delegate end ${id}`)).toMatchObject({ ok: false, error: { id: "not-found" } });
  });

  it.each(["end", "fin", `end ${MASTER}`, "end master three", "FIN Three"])(
    "ends the only one with %j",
    async (typed) => {
      const school = await demoSchool();
      await school.ask(TUTOR, `delegate ${MASTER} 2027-01-04 2027-01-08`);
      const ended = await school.ask(TUTOR, `delegate ${typed}`);
      expect(ended.card.title).toBe("Master Three no longer stands in for you");
      expect(dataOf<Data>(ended).delegations).toEqual([]);
    },
  );

  it("asks which of several shall end, and ends the one whose deputy is named", async () => {
    const school = await demoSchool();
    await school.ask(TUTOR, `delegate ${MASTER} 2027-01-04 2027-01-08`);
    await school.ask(TUTOR, "delegate master1@demo.example 2027-02-01 2027-02-05");
    const asked = await school.ask(TUTOR, "delegate fin", "fr");
    expect(asked.card.title).toBe("Quel remplacement arrêter ?");
    expect(dataOf<Data>(asked).delegations).toHaveLength(2);
    expect((await school.ask(TUTOR, "delegate end nobody")).ok).toBe(false);
    const ended = await school.ask(TUTOR, "delegate end master1@demo.example");
    expect(dataOf<Data>(ended).delegations).toMatchObject([{ deputy: { email: MASTER } }]);
  });

  it("says that there is none to end", async () => {
    const school = await demoSchool();
    expect(await school.ask(TUTOR, "delegate fin", "fr")).toMatchObject({
      ok: false,
      error: { id: "not-found", message: "Je ne trouve pas de remplacement à arrêter." },
    });
  });

  it.each([
    ["to comes first", `${MASTER} 2027-01-08 2027-01-04`, "to", /Monday 4 January 2027 comes before Friday 8/],
    ["past", `${MASTER} 2026-11-02 2026-11-30`, "from", /Monday 2 November 2026 is past/],
    ["over a year", `${MASTER} 2027-01-04 2028-01-10`, "to", /more than a year/],
    ["oneself", `${TUTOR} 2027-01-04 2027-01-08`, "person", /themselves/],
    ["a stranger", "nobody@demo.example 2027-01-04 2027-01-08", "person", /do not know “nobody@demo.example”/],
    ["a learner", "apprentice1@demo.example 2027-01-04 2027-01-08", "person", /Apprentice One learns here/],
    ["no such day", `${MASTER} 30/2/2027 2027-03-04`, "from", /day that exists/],
    ["no days", MASTER, "from", /filled in/],
  ])("refuses %s, keeps what was typed and writes nothing", async (_, rest, field, problem) => {
    const school = await demoSchool();
    const outcome = await school.ask(TUTOR, `delegate ${rest}`);
    expect(outcome).toMatchObject({
      ok: false,
      error: { id: "bad-form" },
      fields: { [field]: expect.stringMatching(problem) },
    });
    const form = outcome.card.parts.find((part) => part.kind === "form")?.form;
    expect(form?.fields[0]?.value).toBe(rest.split(" ")[0]);
    expect(dataOf<Data>(await school.ask(TUTOR, "delegate")).delegations).toEqual([]);
  });

  it.each(["en", "fr"] as const)("is not for learners, for whom nobody acts, in %s", async (lang) => {
    const school = await demoSchool();
    const line = `delegate ${TUTOR} 2027-01-04 2027-01-08`;
    for (const typed of ["delegate", line]) {
      const outcome = await school.ask("apprentice1@demo.example", typed, lang);
      expect(outcome).toMatchObject({ ok: false, error: { id: "not-allowed" } });
      expect(cardText(outcome.card, lang)).toMatch(lang === "en" ? /someone who learns/ : /quelqu'un qui apprend/);
    }
  });

  it("ALB-30 a deputy acts in the other's name, and only while it lasts", async () => {
    const school = await demoSchool("2027-01-04T09:00:00+01:00");
    await school.ask("master1@demo.example", `delegate ${MASTER} 2027-01-04 2027-01-05`);
    const open = async () =>
      dataOf<{ dossiers: { person: { email: string } }[] }>(await school.ask(MASTER, "dossier liaison")).dossiers;
    expect((await open()).map((one) => one.person.email)).toContain("apprentice1@demo.example");
    school.setClock("2027-01-06T09:00:00+01:00");
    expect((await open()).map((one) => one.person.email)).not.toContain("apprentice1@demo.example");
  });

  it("is audited, and the chain holds", async () => {
    const school = await demoSchool();
    await school.ask(TUTOR, `delegate ${MASTER} 2027-01-04 2027-01-08`);
    expect((await school.app.stores.audit.recent(1))[0]).toMatchObject({ action: "delegation.begin" });
    expect(await school.app.stores.audit.verify()).toBeNull();
  });
});
