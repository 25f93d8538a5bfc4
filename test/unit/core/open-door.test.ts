import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { cardText } from "../../../src/core/card-text.ts";
import { LANGS } from "../../../src/core/words/lang.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

const PEOPLE = ["apprentice1", "master1", "master3", "tutor1", "optionhead-simma", "registrar"].map(
  (name) => `${name}@demo.example`,
);

describe("every command", () => {
  it("answers everyone in both languages with data that fits its schema, or says who can", async () => {
    const school = await demoSchool();
    for (const email of PEOPLE) {
      for (const lang of LANGS) {
        for (const command of commands) {
          const outcome = await school.ask(email, `/${command.name}`, lang);
          const told = `${email} ${lang} ${command.name}`;
          if (outcome.ok) {
            expect(command.data.safeParse(outcome.data).error, told).toBeUndefined();
            expect(JSON.parse(JSON.stringify(outcome.data)), told).toEqual(outcome.data);
          } else {
            expect(outcome.error.id, told).toMatch(/^(not-allowed|bad-arguments|argument-missing)$/);
          }
          expect(cardText(outcome.card, outcome.lang).length, told).toBeGreaterThan(10);
        }
      }
    }
  });

  it("answers as /passerelle COMMAND too", async () => {
    const school = await demoSchool();
    for (const { name } of commands) {
      const [alone, under] = [
        await school.ask("registrar@demo.example", `/${name}`),
        await school.ask("registrar@demo.example", `/passerelle ${name}`),
      ];
      expect(under).toEqual(alone);
    }
  });
});

describe("the door", () => {
  it("answers an empty line with help", async () => {
    const school = await demoSchool();
    expect(await school.ask("apprentice1@demo.example", "  ")).toMatchObject({ ok: true, command: "help" });
  });

  it("is never silent: a question it does not know can be looked up", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "quel temps fait-il à Tokyo ?", "fr");
    expect(outcome).toMatchObject({ ok: false, error: { id: "unknown-command" } });
    expect(outcome.card.buttons.map((button) => button.command)).toContain("faq");
  });

  it.each([
    ["Who pays the apprentice?", "en", "The company pays the wage"],
    ["who pays for the apprentices", "fr", "L'entreprise verse le salaire"],
    ["Qui paie l'apprenti ?", "fr", "L'entreprise verse le salaire"],
    ["Y a-t-il une limite d'âge ?", "fr", "moins de 30 ans"],
    ["salaire ?", "fr", "L'entreprise verse le salaire"],
    ["/passerelle Is there an age limit?", "en", "under 30"],
  ] as const)("answers %j (%s) with the fact that says so", async (line, lang, held) => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", line, lang);
    expect(outcome).toMatchObject({ ok: true, command: "faq" });
    expect(outcome.card.parts[1]).toMatchObject({ kind: "text", text: expect.stringContaining(held) });
  });

  it.each([
    ["next-perod", "next-period"],
    ["calender 2027", "calendar"],
    ["/who pays the apprentice", "whoami"],
  ])("takes %j for a misspelt command, no question", async (line, meant) => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", line, "en");
    expect(outcome).toMatchObject({ ok: false, error: { id: "unknown-command" } });
    expect(outcome.card.buttons[0]?.command).toBe(meant);
  });

  it.each(["salaire", "what time is it in Tokyo?", "please call my mother"])("does not guess at %j", async (line) => {
    const school = await demoSchool();
    expect(await school.ask("apprentice1@demo.example", line, "en")).toMatchObject({
      ok: false,
      error: { id: "unknown-command" },
    });
  });

  it("reads a command's name typed with spaces", async () => {
    const school = await demoSchool();
    const spaced = await school.ask("registrar@demo.example", "my people apprentice1", "en");
    expect(spaced).toMatchObject({ ok: true, command: "my-people" });
    expect(spaced).toEqual(await school.ask("registrar@demo.example", "my-people apprentice1", "en"));
  });

  it("turns a bug into a reference, never into its text", async () => {
    const school = await demoSchool();
    const person = await school.app.stores.people.byEmail("apprentice1@demo.example");
    if (!person) throw new Error("no person");
    Object.assign(school.app.stores.enrolments, { of: () => Promise.reject(new Error("secret detail")) });
    const outcome = await school.app.door.line("next-period", { person, lang: "en", zone: null });
    expect(outcome).toMatchObject({ ok: false, error: { id: "failed" } });
    expect(JSON.stringify(outcome)).not.toContain("secret detail");
  });

  it.each(LANGS)(
    "names whom to ask among the roles of the asker's own programmes alone, each once (%s)",
    async (lang) => {
      const school = await demoSchool();
      const outcome = await school.ask("apprentice1@demo.example", "programme-settings", lang);
      expect(outcome).toMatchObject({ ok: false, error: { id: "not-allowed" } });
      const programme = school.app.programmes.get("albi-apprenticeship");
      const known =
        programme?.roles.flatMap(({ duties, name }) => (duties.includes("settings") ? [name[lang]] : [])) ?? [];
      const asked = outcome.ok ? "" : outcome.error.next.replace(/^.*?: /, "").replace(/\.$/, "");
      expect(asked.split(", ")).toEqual([...new Set(known)]);
    },
  );

  it("refuses a press on a command that does not exist", async () => {
    const school = await demoSchool();
    const person = await school.app.stores.people.byEmail("apprentice1@demo.example");
    if (!person) throw new Error("no person");
    const outcome = await school.app.door.invoke("drop-tables", {}, { person, lang: "fr", zone: null });
    expect(outcome).toMatchObject({ ok: false, error: { id: "unknown-command" } });
  });

  it("knows an account again, and asks for its e-mail only once", async () => {
    const school = await demoSchool();
    const account = { platform: "test", tenant: "T1", user: "U1" };
    let asked = 0;
    const profile = async () => {
      asked += 1;
      return { email: "Tutor1@Demo.Example" };
    };
    const person = await school.app.door.identify(account, profile);
    expect(person?.email).toBe("tutor1@demo.example");
    expect(await school.app.door.identify(account, profile)).toEqual(person);
    expect(asked).toBe(1);
    expect(await school.app.door.identify({ ...account, user: "U2" }, async () => ({ email: null }))).toBeNull();
  });

  it("remembers a person's own language and zone before the platform's", async () => {
    const school = await demoSchool();
    const email = "apprentice2@demo.example";
    dataOf(await school.ask(email, "settings french zone=Pacific/Auckland", "en"));
    expect((await school.ask(email, "help", "en")).lang).toBe("fr");
    school.setClock("2026-11-22T20:00:00Z");
    const { enrolments } = dataOf<{ enrolments: { today: { date: string } }[] }>(
      await school.ask(email, "next-period"),
    );
    expect(enrolments[0]?.today.date).toBe("2026-11-23");
  });
});
