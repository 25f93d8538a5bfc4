import { describe, expect, it } from "vitest";
import { judge } from "../../simulate/judge.ts";
import type { Delivery, Duty, Item, Story } from "../../simulate/story.ts";
import { linesWith, sourcesIn } from "../../support/sources.ts";
import { day, instant } from "../../support/store.ts";

const at = (text: string): number => instant(`${text}:00+02:00`).epochMilliseconds;
const REF = "E:report:once";

/** From Monday 7 September 2026; a report of Ada's due on Friday the 25th, of which Tom hears after five working days of silence and Rita after ten. */
const DUTY: Duty = {
  ref: REF,
  enrolment: "E",
  step: "write",
  roles: ["learner"],
  opens: day("2026-09-07"),
  due: day("2026-09-25"),
  from: at("2026-09-07T00:00"),
  until: null,
  end: null,
  again: false,
  ladder: { before: [14, 2], unit: "days" },
  escalate: { count: 5, unit: "working-days", to: ["tutor", "registrar"] },
};

const said = (kind: string, when: string, more: Partial<Item & Delivery> = {}): Delivery => {
  const {
    person = "ada",
    zone = "Europe/Paris",
    place = "company",
    step = "write",
    weight = "usual",
    due = null,
  } = more;
  const { subject = REF, named = true } = more;
  return { at: at(when), person, zone, place, items: [{ kind, subject, step, weight, due, named }] };
};

const TWICE = [said("step", "2026-09-11T09:00"), said("step", "2026-09-23T09:00")];

function rulesBroken(delivered: readonly Delivery[], more: Partial<Story> = {}): readonly string[] {
  const hold = (role: string, person: string) => ({ enrolment: "E", role, person, from: 0, to: null });
  const people = ["ada", "tom", "rita"].map(
    (id) => [id, { id, email: id, region: id === "ada" ? "Alsace" : null, learner: id === "ada" }] as const,
  );
  const story: Story = {
    span: { from: at("2026-09-01T00:00"), to: at("2027-05-01T00:00") },
    outage: null,
    people: new Map(people),
    delivered,
    duties: [DUTY],
    holdings: [hold("learner", "ada"), hold("tutor", "tom"), hold("registrar", "rita")],
    deputies: [],
    wishes: [],
    closures: [],
    ...more,
  };
  return judge(story).violations.map(({ rule }) => rule);
}

describe("the judge of a simulated time", () => {
  it("shares nothing with the program", () => {
    const sources = sourcesIn("test/simulate").filter(({ path }) => /\/(judge|story)[\w-]*\.ts$/.test(path));
    expect(sources.length).toBeGreaterThan(5);
    expect(linesWith(/from "(?!\.\/judge|\.\/story|temporal-polyfill")/, sources)).toEqual([]);
  });

  it("finds nothing wrong with what is right", () => {
    const right = [
      ...TWICE,
      said("late", "2026-09-28T09:00", { weight: "essential" }),
      said("escalated", "2026-10-02T09:00", { weight: "essential", person: "tom" }),
      said("escalated", "2026-10-09T09:00", { weight: "essential", person: "rita" }),
    ];
    expect(rulesBroken(right)).toEqual([]);
  });

  it("wants two reminders on two days up to the due day", () => {
    const twice = "reminded at least twice before it is due";
    expect(rulesBroken([])).toEqual([twice]);
    expect(rulesBroken(TWICE.slice(1))).toEqual([twice]);
    expect(rulesBroken([...TWICE.slice(1), said("late", "2026-09-28T09:00")])).toEqual([twice]);
    expect(rulesBroken(TWICE.slice(1), { duties: [{ ...DUTY, until: at("2026-09-24T09:00"), end: "met" }] })).toEqual(
      [],
    );
  });

  it("asks for less of what people put off, muted, or what a stop left no time for", () => {
    const wish = { person: "ada", at: at("2026-09-12T09:00"), subjects: [REF], until: day("2026-09-30") };
    expect(rulesBroken([], { wishes: [{ ...wish, what: "later" }] })).toEqual([]);
    expect(rulesBroken([], { wishes: [{ ...wish, what: "essential" }] })).toEqual([]);
    const outage = { from: at("2026-09-22T09:00"), to: at("2026-09-26T10:00") };
    expect(rulesBroken(TWICE.slice(0, 1), { outage })).toEqual([]);
  });

  it("asks for nothing while a learner's calendar is closed", () => {
    expect(rulesBroken([], { closures: [{ person: "ada", from: DUTY.opens, to: day("2026-09-24") }] })).toEqual([]);
    expect(rulesBroken([], { closures: [{ person: "ada", from: DUTY.opens, to: day("2026-09-23") }] })).not.toEqual([]);
  });

  it("asks for nothing that a calendar has brought about too late", () => {
    expect(rulesBroken([], { duties: [{ ...DUTY, from: at("2026-10-01T09:00") }] })).toEqual([]);
  });

  it("takes silence about two steps of a dossier that goes up in one", () => {
    const up = (when: string, person: string, step: string) =>
      said("escalated", when, { person, step, weight: "essential" });
    const both = { duties: [DUTY, { ...DUTY, step: "sign" }] };
    const delivered = [
      ...TWICE,
      ...TWICE.map((one) => ({
        ...one,
        at: one.at - 86_400_000,
        items: one.items.map((item) => ({ ...item, step: "sign" })),
      })),
      up("2026-10-02T09:00", "tom", "write"),
      up("2026-10-09T09:00", "rita", "sign"),
    ];
    expect(rulesBroken(delivered, both)).toEqual([]);
  });

  it("wants what a stop kept back and is still of use", () => {
    const outage = { from: at("2026-09-10T09:00"), to: at("2026-09-14T10:00") };
    const late = [said("step", "2026-09-14T10:20"), said("step", "2026-09-23T09:00")];
    expect(rulesBroken(late, { outage })).toEqual([]);
    const never = [said("step", "2026-09-21T09:00"), said("step", "2026-09-23T09:00")];
    expect(rulesBroken(never, { outage })).toEqual(["what is still useful comes after a stop"]);
  });

  it.each([
    ["none after it is met", "2026-09-24T09:00", { ...DUTY, until: at("2026-09-24T08:59"), end: "met" as const }],
    ["none before it opens", "2026-09-04T09:00", DUTY],
    ["none that is of no use", "2026-09-28T09:00", DUTY],
  ])("lets nothing be said out of time: %s", (rule, when, duty) => {
    expect(rulesBroken([...TWICE, said("step", when)], { duties: [duty] })).toContain(rule);
  });

  it("lets nobody hear of it who cannot do it, but a deputy", () => {
    const toTom = [...TWICE, said("step", "2026-09-24T09:00", { person: "tom" })];
    expect(rulesBroken(toTom)).toEqual(["none to someone who cannot act"]);
    const days = { from: day("2026-09-24"), to: day("2026-09-24") };
    expect(rulesBroken(toTom, { deputies: [{ person: "ada", deputy: "tom", ...days }] })).toEqual([]);
  });

  it("wants quiet nights, weekends and holidays, where the person is", () => {
    const one = (when: string, more: Partial<Item & Delivery> = {}) =>
      rulesBroken([...TWICE, said("period", when, { step: null, ...more })]);
    expect(one("2026-09-24T06:59")).toEqual(["none in quiet hours"]);
    expect(one("2026-09-24T20:00")).toEqual(["none in quiet hours"]);
    expect(one("2026-09-24T19:59")).toEqual([]);
    expect(one("2026-09-24T11:59", { zone: "America/Guadeloupe" })).toEqual(["none in quiet hours"]);
    expect(one("2026-09-26T09:00")).toEqual(["none on a weekend or public holiday"]);
    expect(one("2026-11-11T10:00")).toEqual(["none on a weekend or public holiday"]);
    expect(one("2027-03-29T10:00")).toEqual(["none on a weekend or public holiday"]);
    // Good Friday: in Alsace, unless one is at school elsewhere.
    expect(one("2027-03-26T10:00")).toEqual(["none on a weekend or public holiday"]);
    expect(one("2027-03-26T10:00", { place: "school" })).toEqual([]);
    expect(one("2026-09-24T09:00", { place: "off" })).toEqual(["none on a day off of the learner's calendar"]);
    const wish = { person: "ada", at: 0, what: "later", subjects: ["news"], until: day("2026-09-24") } as const;
    const news = said("period", "2026-09-24T09:00", { step: null, place: "off", subject: "news" });
    expect(rulesBroken([...TWICE, news], { wishes: [wish] })).toEqual([]);
    expect(rulesBroken([...TWICE, news], { wishes: [{ ...wish, until: day("2026-09-25") }] })).toHaveLength(1);
  });

  it("wants one digest a day and five messages a week, what is urgent among the five", () => {
    const urgent = { weight: "urgent", step: null } as const;
    const news = (when: string, weight = "usual") => said("moved", when, { step: null, weight });
    expect(rulesBroken([...TWICE, news("2026-09-23T15:00")])).toEqual(["one digest a person a day"]);
    expect(rulesBroken([...TWICE, said("refused", "2026-09-23T15:00", urgent)])).toEqual([]);
    const week = ["14", "15", "16", "17", "18"].map((one) => news(`2026-09-${one}T09:00`));
    const sixth = said("moved", "2026-09-18T15:00", urgent);
    expect(rulesBroken([...TWICE, ...week])).not.toContain("no more than 5 messages a week");
    expect(rulesBroken([...TWICE, ...week, sixth])).toContain("no more than 5 messages a week");
  });

  it("wants half of the weeks with a message to have two at most", () => {
    const three = ["14", "15", "16"].map((one) => said("moved", `2026-09-${one}T09:00`, { step: null }));
    const broken = rulesBroken(three, { duties: [] });
    expect(broken).toEqual(["median 2 and 95th percentile 4 messages a week"]);
  });

  it("wants silence to go up after silence, late enough and in order", () => {
    const up = (when: string, person: string) => said("escalated", when, { person, weight: "essential" });
    expect(rulesBroken([...TWICE, up("2026-09-25T10:00", "tom")])).toContain("silence goes up only once it is late");
    expect(rulesBroken([...TWICE, up("2026-10-01T09:00", "tom")])[0]).toContain("after 5 working days, not 4");
    expect(rulesBroken([...TWICE, up("2026-10-09T09:00", "rita")])).toEqual([
      "silence goes up in the order of the file",
    ]);
    expect(rulesBroken([up("2026-10-02T09:00", "tom")])).toContain("silence goes up only after silence");
    const unknown = { holdings: [{ enrolment: "E", role: "learner", person: "ada", from: 0, to: null }] };
    expect(rulesBroken([...TWICE, up("2026-10-02T09:00", "tom")], unknown)).toEqual([
      "silence goes up to the roles of the file",
    ]);
  });
});
