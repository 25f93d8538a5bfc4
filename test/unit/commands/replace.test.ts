import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool, type School } from "../../support/school.ts";

interface Data {
  replaced: { role: string; from: string; now: { email: string; name: string }; before: { email: string }[] } | null;
}
interface Inbox {
  waiting: { dossier: string; kind: string; version: number; do: string[]; person: { email: string } }[];
}

const REGISTRAR = "registrar@demo.example";
const LEARNER = "apprentice1@demo.example";
const OLD = "tutor1@demo.example";
const NEW = "tutor2@demo.example";

const replaced = async (school: School, rest: string, lang: "en" | "fr" = "en") =>
  dataOf<Data>(await school.ask(REGISTRAR, `replace ${rest}`, lang)).replaced;

describe("/replace", () => {
  it.each([
    ["en", "tutor", /Tutor Two, tutor of Apprentice One from Sunday 22 November 2026/],
    ["fr", "tuteur", /Tutor Two, tuteur pédagogique à partir du dimanche 22 novembre 2026 \(Apprentice One\)/],
  ] as const)("names another tutor from today on, in %s", async (lang, role, title) => {
    const school = await demoSchool();
    const outcome = await school.ask(REGISTRAR, `replace ${LEARNER} ${role} ${NEW} 2026-11-22 Tutor Two`, lang);
    expect(outcome.card.title).toMatch(title);
    expect(cardText(outcome.card, lang)).toContain("Tutor One");
    expect(dataOf<Data>(outcome).replaced).toMatchObject({
      now: { email: NEW, name: "Tutor Two" },
      before: [{ email: OLD }],
      from: "2026-11-22",
    });
    const people = async (email: string) =>
      dataOf<{ people: { person: { email: string } }[] }>(await school.ask(email, "my-people")).people;
    expect((await people(NEW)).map(({ person }) => person.email)).toEqual([LEARNER]);
    expect((await people(OLD)).map(({ person }) => person.email)).not.toContain(LEARNER);
  });

  it("ALB-20 a tutor replaced before validating presses dead buttons; who took over can, and what the others did stands", async () => {
    const school = await demoSchool();
    const topic = await upToTutor(school);
    const waits = async (email: string) =>
      dataOf<Inbox>(await school.press(email, "inbox", {})).waiting.find(({ dossier }) => dossier === topic);
    const seen = await waits(OLD);
    dataOf(await school.ask(REGISTRAR, `replace ${LEARNER} tutor ${NEW}`));
    const button = { dossier: topic, step: seen?.do[0] ?? "", version: seen?.version ?? -1 };
    for (const command of ["dossier-do", "dossier-refuse"]) {
      expect(await school.press(OLD, command, { ...button, reason: "late", sent: true })).toMatchObject({
        ok: false,
        error: { id: "not-allowed", next: expect.stringContaining("tutor") },
      });
    }
    expect(await waits(OLD)).toBeUndefined();
    const done = dataOf<{ status: string; history: unknown[] }>(await school.press(NEW, "dossier-do", button));
    expect(done).toMatchObject({
      status: "done",
      history: [{ role: "apprentice" }, { role: "master" }, { role: "tutor" }],
    });
  });

  it("waits for its day: until then the old one acts", async () => {
    const school = await demoSchool();
    expect(await replaced(school, `"Apprentice One" tutor ${NEW} 4/1/2027`)).toMatchObject({ from: "2027-01-04" });
    const reaches = async (email: string) =>
      dataOf<{ people: { person: { email: string } }[] }>(await school.ask(email, "my-people apprentice1")).people
        .length;
    expect(await reaches(OLD)).toBe(1);
    school.setClock("2027-01-04T09:00:00+01:00");
    expect(await reaches(OLD)).toBe(0);
    expect(await reaches(NEW)).toBe(1);
  });

  it("says when the same person held it already, and writes nothing", async () => {
    const school = await demoSchool();
    const before = await school.app.stores.audit.recent(1);
    const outcome = await school.ask(REGISTRAR, `replace ${LEARNER} tutor ${OLD}`);
    expect(outcome.card.title).toMatch(/Tutor One was tutor of Apprentice One already/);
    expect(await school.app.stores.audit.recent(1)).toEqual(before);
  });

  it("shows a form with the roles around one apprentice, never the learner's nor wider ones", async () => {
    const school = await demoSchool();
    const { card } = await school.ask(REGISTRAR, "replace");
    const form = card.parts.find((part) => part.kind === "form")?.form;
    expect(form?.fields.map(({ name }) => name)).toEqual(["learner", "role", "email", "name", "from"]);
    expect(form?.fields[1]?.choices?.map(({ label }) => label)).toEqual(["master", "tutor"]);
    expect(form?.fields[4]?.value).toBe("2026-11-22");
  });

  it.each([
    ["nobody by that name", `zzz tutor ${NEW}`, "learner", /Nobody enrolled today whom you look after matches “zzz”/],
    ["a name that fits several", `apprentice tutor ${NEW}`, "learner", /Several match: .*Apprentice Two/],
    ["a tutor as the apprentice", `${OLD} tutor ${NEW}`, "learner", /Nobody enrolled/],
    ["the learner's role", `${LEARNER} apprentice ${NEW}`, "role", /master, tutor/],
    ["a wider role", `${LEARNER} registrar ${NEW}`, "role", /master, tutor/],
    ["no address", `${LEARNER} tutor tutor2`, "email", /Write an address/],
    ["the apprentice themselves", `${LEARNER} tutor ${LEARNER}`, "email", /own enrolment/],
    ["another apprentice", `${LEARNER} tutor apprentice2@demo.example`, "email", /enrolled in this programme/],
    [
      "the master as the tutor too",
      `${LEARNER} tutor master1@demo.example`,
      "email",
      /Master One is master of Appr.*someone else/,
    ],
    [
      "the tutor as the master too",
      `${LEARNER} master ${OLD}`,
      "email",
      /Tutor One is tutor of Apprentice One already/,
    ],
    ["a day that is past", `${LEARNER} tutor ${NEW} 2026-11-21`, "from", /is past/],
    ["a day too far", `${LEARNER} tutor ${NEW} 2028-11-21`, "from", /more than a year/],
    ["no day", `${LEARNER} tutor ${NEW} 31/2/2027`, "from", /day that exists/],
  ])("refuses %s, and changes nothing", async (_, rest, field, problem) => {
    const school = await demoSchool();
    const before = await school.app.stores.audit.recent(1);
    expect(await school.ask(REGISTRAR, `replace ${rest}`)).toMatchObject({
      ok: false,
      error: { id: "bad-form" },
      fields: { [field]: expect.stringMatching(problem) },
    });
    expect(await school.app.stores.audit.recent(1)).toEqual(before);
    expect(await school.app.stores.people.byEmail(NEW)).toBeNull();
  });

  it("hands the tutor's role to the master once another is master, and from that day on only", async () => {
    const school = await demoSchool();
    const swap = (day: string) => school.ask(REGISTRAR, `replace ${LEARNER} tutor master1@demo.example ${day}`, "fr");
    dataOf(await school.ask(REGISTRAR, `replace ${LEARNER} master master3@demo.example 2027-01-04`));
    expect(await swap("2027-01-03")).toMatchObject({ fields: { email: expect.stringMatching(/déjà maître/) } });
    expect(dataOf<Data>(await swap("2027-01-04")).replaced?.from).toBe("2027-01-04");
    const later = await school.ask(REGISTRAR, `replace ${LEARNER} master master1@demo.example`);
    expect(later).toMatchObject({ fields: { email: expect.stringMatching(/is tutor of Apprentice One already/) } });
  });

  it.each([LEARNER, "master1@demo.example", OLD, "optionhead-simma@demo.example"])("is not for %s", async (email) => {
    const school = await demoSchool();
    const line = `replace ${LEARNER} tutor ${NEW}`;
    expect(await school.ask(email, line)).toMatchObject({ ok: false, error: { id: "not-allowed" } });
    expect(await school.ask(email, "replace", "fr")).toMatchObject({
      error: { id: "not-allowed", next: expect.stringContaining("scolarité") },
    });
  });

  it.each(["tuteur", "tutor"])("asks which role is meant when %s fits several, and replaces nobody", async (word) => {
    const school = await demoSchool();
    const [before] = await school.app.stores.audit.recent(1);
    const line = `replace student-cmi-1@demo.example ${word} ${NEW}`;
    expect(await school.ask("teaching.team.cmi@demo.example", line, "fr")).toMatchObject({
      error: { id: "bad-form" },
      fields: {
        role: "Plusieurs rôles correspondent : tuteur en entreprise, tuteur académique. Écrivez l'un d'eux en entier.",
      },
    });
    expect(await school.app.stores.audit.recent(1)).toEqual([before]);
  });

  it.each([
    ["tuteur académique", "academic_tutor"],
    ["company tutor", "company_tutor"],
    ["académique", "academic_tutor"],
  ])("takes %j for the one role that it names", async (role, id) => {
    const school = await demoSchool();
    const outcome = await school.press("teaching.team.cmi@demo.example", "replace", {
      learner: "student-cmi-1@demo.example",
      role,
      email: NEW,
    });
    expect(dataOf<Data>(outcome).replaced).toMatchObject({ role: id });
  });
});

/** The topic of the first apprentice, which they have filled in, completed by their master: the tutor's turn. */
async function upToTutor(school: School): Promise<string> {
  const next = async (email: string, text: Record<string, string>) => {
    const { waiting } = dataOf<Inbox>(await school.press(email, "inbox", {}));
    const found = waiting.find(({ kind, person }) => kind === "project-topic" && person.email === LEARNER);
    if (!found) throw new Error(`no topic waits for ${email}`);
    const at = { dossier: found.dossier, step: found.do[0] ?? "", version: found.version, sent: true };
    dataOf(await school.press(email, "dossier-do", { ...at, ...text }));
    return found.dossier;
  };
  return next("master1@demo.example", { "f.company-remarks": "fine" });
}
