import { describe, expect, it } from "vitest";
import { operator } from "../../../../src/core/authority.ts";
import type { CommandInput } from "../../../../src/core/card.ts";
import { askedOver } from "../../../../src/core/dossiers/asked.ts";
import { evidenceOf } from "../../../../src/core/dossiers/evidence.ts";
import type { EvidenceRow } from "../../../../src/core/dossiers/evidence-row.ts";
import { evidenceCsv } from "../../../../src/core/dossiers/evidence-table.ts";
import { gatherEvidence } from "../../../../src/core/dossiers/gather-evidence.ts";
import { changesAround } from "../../../../src/core/dossiers/holders.ts";
import { keepCalendars } from "../../../../src/core/keep-calendars.ts";
import type { Person } from "../../../../src/core/ports.ts";
import { NO_ACCOUNT } from "../../../../src/core/reminder-ports.ts";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { bringNewcomer, NEWCOMER } from "../../../support/newcomer.ts";
import { reminderDesk } from "../../../support/reminder-desk.ts";
import { dataOf, demoSchool } from "../../../support/school.ts";

const APPRENTICE = NEWCOMER.email;
const MASTER = "master1@demo.example";
const TUTOR = "tutor1@demo.example";
const TOPIC = /project topic/i;

/** A demonstration school in which people act; `rows` is the evidence of a newcomer. */
async function school() {
  const { app, ask, setClock } = await demoSchool();
  await bringNewcomer(app.stores);
  const person = async (email: string): Promise<Person> => {
    const found = await app.stores.people.byEmail(email);
    if (!found) throw new Error(email);
    return found;
  };
  const topic = async () => {
    const { dossiers } = dataOf<{ dossiers: { dossier: string; version: number }[] }>(
      await ask(APPRENTICE, "project-topic"),
    );
    return dossiers[0] ?? { dossier: "", version: -1 };
  };
  /** Presses what the person may press on the topic, and fills its form with anything that fits. */
  const act = async (email: string, command: string, input: CommandInput = {}) => {
    const { dossier, version } = await topic();
    const asker = { person: await person(email), lang: "en", zone: null } as const;
    const met = await app.door.line(`dossier ${dossier}`, asker);
    const { dossiers } = dataOf<{ dossiers: { may: { do: string[] } }[] }>(met);
    const whole = { dossier, version, step: dossiers[0]?.may.do[0] ?? "", ...input };
    const shown = await app.door.invoke(command, whole, asker);
    const form = shown.card.parts.flatMap((part) => (part.kind === "form" ? [part.form] : []))[0];
    if (!form) return dataOf(shown);
    const typed = form.fields.map(({ name, kind, choices }) => [
      name,
      kind === "choice" ? (choices?.[0]?.value ?? "") : kind === "date" ? "2026-12-01" : kind === "number" ? "3" : "a",
    ]);
    return dataOf(await app.door.invoke(form.command, { ...form.fixed, ...Object.fromEntries(typed) }, asker));
  };
  const file = async () => {
    const at = app.clock.now();
    const [enrolment] = await app.stores.evidence.enrolmentsOf((await person(APPRENTICE)).id);
    const view = await app.stores.enrolments.byId(enrolment?.id ?? "", dayOf("2026-11-30"));
    if (!view) throw new Error("no enrolment");
    return gatherEvidence({ stores: app.stores, calendars: keepCalendars(app.stores, app.programmes) }, view, at);
  };
  const rows = async () => evidenceOf(await file(), "en");
  return { app, setClock, person, act, rows, file };
}

const short = ({ kind, what, role, who, behalf }: EvidenceRow) => [kind, what, role, who, behalf].join(" | ");

describe("the evidence of one apprentice", () => {
  it("ALB-20 tells who was asked what and when, who answered, the refusal with its reason, and who is asked again", async () => {
    const { setClock, act, rows } = await school();
    setClock("2026-11-23T09:00:00+01:00");
    await act(APPRENTICE, "dossier-do");
    setClock("2026-11-24T09:00:00+01:00");
    await act(MASTER, "dossier-do");
    setClock("2026-11-25T09:00:00+01:00");
    await act(TUTOR, "dossier-refuse", { reason: "No indicators." });
    const told = (await rows()).filter(({ dossier, kind }) => TOPIC.test(dossier) && kind !== "state");
    expect(told.map(short)).toEqual([
      "asked | to fill in | apprentice | New Comer | ",
      "answered | filled in | apprentice | New Comer | ",
      "asked | to complete and sign | master | Master One | ",
      "answered | completed and signed | master | Master One | ",
      "asked | to approve | tutor | Tutor One | ",
      "refused | to approve | tutor | Tutor One | ",
      "asked | to fill in | apprentice | New Comer | ",
    ]);
    expect(told[5]?.detail).toMatch(/^Reason: No indicators\.\nopen again: to fill in/);
    expect(told.map(({ day }) => day - dayOf("2026-11-22"))).toEqual([0, 1, 1, 2, 2, 3, 3]);
    expect(told.every(({ source }) => source === "001:L401")).toBe(true);
    expect((await rows()).find(({ kind, dossier }) => kind === "state" && TOPIC.test(dossier))).toMatchObject({
      what: "sent back: No indicators.",
      who: "New Comer",
      detail: expect.stringContaining("to fill in since 25 Nov 2026"),
    });
  });

  it("tells a deputy: who was away and when, that they were asked, and for whom they answered", async () => {
    const { app, setClock, act, rows, person } = await school();
    const [tutor, deputy] = [await person(TUTOR), await person("master3@demo.example")];
    const days = { from: dayOf("2026-11-23"), to: dayOf("2026-11-25") };
    await app.stores.standIns.delegate(tutor.id, deputy.id, days, app.clock.now());
    setClock("2026-11-23T09:00:00+01:00");
    await act(APPRENTICE, "dossier-do");
    await act(MASTER, "dossier-do");
    await act("master3@demo.example", "dossier-do");
    const told = (await rows()).map(short);
    expect(told).toContain("delegated |  | tutor | Master Three | Tutor One");
    expect(told).toContain("asked | to approve | tutor | Tutor One (deputy: Master Three) | ");
    expect(told).toContain("answered | approved | tutor | Master Three | Tutor One");
  });

  it("tells a replacement, and asks who holds the role on that day", async () => {
    const { app, setClock, act, rows, file } = await school();
    const { dossiers } = await file();
    const change = {
      enrolment: dossiers[0]?.obligation.view.id ?? "",
      role: "tutor",
      email: "new@x.example",
      name: "New Tutor",
      from: dayOf("2026-11-24"),
    };
    await app.stores.standIns.replace(operator("roster"), change, app.clock.now());
    setClock("2026-11-23T09:00:00+01:00");
    expect((await rows()).map(({ kind }) => kind)).not.toContain("replaced");
    setClock("2026-11-25T09:00:00+01:00");
    await act(APPRENTICE, "dossier-do");
    await act(MASTER, "dossier-do");
    const told = await rows();
    expect(told.find(({ kind }) => kind === "replaced")).toMatchObject({
      day: dayOf("2026-11-24"),
      who: "New Tutor",
      detail: "before: Tutor One",
    });
    expect(told.map(short)).toContain("asked | to approve | tutor | New Tutor | ");
  });

  it("ends with the audit's last link, and says when its chain is broken", async () => {
    const { rows, file } = await school();
    const { audit } = await file();
    expect((await rows()).at(-1)).toMatchObject({
      kind: "audit",
      detail: `entry ${audit.last?.seq}, hash ${audit.last?.hash}`,
    });
    const broken = evidenceOf({ ...(await file()), audit: { ...audit, brokenAt: 7 } }, "en").at(-1);
    expect(broken?.detail).toContain("does not hold from entry 7 on");
  });

  it("asks for nothing before its day, and agrees with how each dossier stands", async () => {
    const { setClock, file, act } = await school();
    setClock("2026-11-23T09:00:00+01:00");
    await act(APPRENTICE, "dossier-do");
    const { dossiers } = await file();
    const today = dayOf("2026-11-23");
    const last = Number.MAX_SAFE_INTEGER;
    expect(dossiers.length).toBeGreaterThan(10);
    for (const { obligation, history } of dossiers) {
      expect(askedOver(obligation, history, today).every(({ day }) => day <= today)).toBe(true);
      const waiting = new Set(obligation.turns.map(({ act: { id } }) => id));
      const asked = new Set(askedOver(obligation, history, last).map(({ act: { id } }) => id));
      expect(
        [...waiting].filter((id) => !asked.has(id)),
        obligation.ref,
      ).toEqual([]);
    }
  });
});

describe("changes around an enrolment", () => {
  const held = (name: string, from: number | null, until: number | null, role = "tutor") => ({
    role,
    person: { id: name, name },
    from,
    until,
  });

  it("tell who was named, replaced and gone, each once, until today", () => {
    const holdings = [
      held("a", null, 10),
      held("b", 10, 20),
      held("b", 20, 30),
      held("c", 5, null, "head"),
      held("d", 50, null),
    ];
    expect(changesAround(holdings, 40)).toEqual([
      { kind: "replaced", day: 10, role: "tutor", person: "b", before: ["a"] },
      { kind: "left", day: 30, role: "tutor", person: "b", before: [] },
      { kind: "named", day: 5, role: "head", person: "c", before: [] },
    ]);
  });
});

describe("evidence as CSV", () => {
  const row: EvidenceRow = {
    day: dayOf("2026-11-22"),
    at: Date.UTC(2026, 10, 22, 8, 5),
    kind: "refused",
    dossier: "Sujet; du projet",
    what: "",
    role: "tuteur",
    who: '=HYPERLINK("x")',
    behalf: "@Léa",
    detail: "œuvre\nà reprendre",
    source: "001:L401",
  };

  it("has a byte order mark, semicolons in French and commas in English, and cells quoted where they must be", () => {
    const french = evidenceCsv([row], "fr");
    expect(french).toBe(
      "\uFEFFDate;Heure;Nature;Dossier;Étape;Rôle;Qui;À la place de;Précisions;Source\r\n" +
        '2026-11-22;09:05;Refusé;"Sujet; du projet";;tuteur;"\'=HYPERLINK(""x"")";\'@Léa;"œuvre\nà reprendre";001:L401\r\n',
    );
    expect(evidenceCsv([row], "en")).toContain('2026-11-22,09:05,Refused,"Sujet; du projet",,');
  });

  it.each(["=1", "+1", "-1", "@a", "\t=1", " =1", "\r=1"])("never lets %j be run as a formula", (who) => {
    expect(evidenceCsv([{ ...row, who }], "en")).toMatch(/,"?'\s*[=+\-@]/);
  });
});

describe("the reminders in the evidence", () => {
  const sentence = ({ kind, dossier, what, role, who, detail }: EvidenceRow) =>
    [kind, dossier, what, role, who, detail].join(" | ");

  it.each([
    ["en", "sent by Slack", "no account is known for this address", /in the same message/],
    ["fr", "envoyé par Slack", "aucun compte connu pour cette adresse", /dans le même message/],
  ] as const)(
    "tell in %s who was reminded of what and when, by which way, and what could not go",
    async (lang, sent, unsent, merged) => {
      const desk = await reminderDesk();
      desk.school.setClock("2026-11-25T09:00:00+01:00");
      await desk.plan();
      const { stores, programmes, clock } = desk.school.app;
      const now = clock.now();
      const { messages } = await stores.outbox.claim(now, { token: "t", limit: 50, until: now.add({ minutes: 5 }) });
      const settled = messages.map(({ message, recipient }) => ({
        message,
        sending:
          recipient.email === "master1@demo.example"
            ? ({ kind: "dead", reason: NO_ACCOUNT } as const)
            : ({ kind: "sent", platform: "slack", place: null } as const),
      }));
      await stores.outbox.settle("t", settled, now);
      const view = await stores.enrolments.byId(await desk.enrolment("demo-1"), dayOf("2026-11-25"));
      if (!view) throw new Error("no enrolment");
      const file = await gatherEvidence({ stores, calendars: keepCalendars(stores, programmes) }, view, now);
      const rows = evidenceOf(file, lang).filter(({ kind }) => kind === "reminded" || kind === "unreminded");
      expect(rows).toHaveLength((await stores.evidence.said(view.id)).length);
      expect(rows.length).toBeGreaterThan(3);
      expect(
        rows.every(
          ({ day, at, who, role }) => day === dayOf("2026-11-25") && at !== null && who !== "?" && role !== "",
        ),
      ).toBe(true);
      const texts = rows.map(sentence);
      expect(texts.some((text) => text.startsWith("reminded") && text.endsWith(sent))).toBe(true);
      expect(texts.some((text) => merged.test(text))).toBe(true);
      expect(
        texts
          .filter((text) => text.startsWith("unreminded"))
          .every((text) => text.includes("Master One") && text.endsWith(unsent)),
      ).toBe(true);
      expect(texts.some((text) => text.startsWith("unreminded"))).toBe(true);
      expect(evidenceCsv(evidenceOf(file, lang), lang)).toContain(sent);
    },
  );
});
