import { describe, expect, it } from "vitest";
import { operatorOfTeams } from "../../../../src/core/authority.ts";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { planningPass } from "../../../../src/jobs/planner.ts";
import { openSchool } from "../../../support/course/school.ts";
import { handOf } from "../../../support/course/shown.ts";
import { GATED } from "../../../support/gated-programme.ts";
import { buttonOn, fill } from "../../../support/year/door.ts";

/** The launch is due on Monday 29 March 2027; from four weeks before on the guide or the office are reminded of it. */
const FILE = GATED.replace(
  "    steps: guide or office validates\n",
  "    steps: guide or office validates\n    remind: 28, 7 days before due\n    escalate: after 5 working days to student\n",
);

/** A team of ann and ben in a school that is written to by hand. */
async function withTeam() {
  const school = await openSchool({
    programme: "gated",
    file: FILE,
    begins: 2026,
    learners: Object.fromEntries(["ann", "ben", "cat"].map((one) => [one, { coach: "coach" }])),
    school: { office: "office" },
  });
  school.setClock("2026-10-05T09:00");
  const { stores, clock, door } = school.app;
  const today = dayOf("2026-10-05");
  const page = await stores.enrolments.page([{ kind: "school" }], { filter: null, offset: 0, limit: 9 }, today);
  const enrolment = (who: string) => page.rows.find(({ person }) => person.name.toLowerCase() === who)?.id ?? "";
  const asked = { name: "The Bridge", members: ["ann", "ben"].map(enrolment), most: 3, from: today };
  const team = await stores.teams.make(operatorOfTeams(), asked, clock.now());
  const hand = async (who: string) => handOf(door, await school.personOf(who));
  const plan = planningPass(school.app);
  let token = 0;
  return {
    school,
    plan: () => plan(),
    hand,
    add: (member: string, from: string) =>
      stores.teams.add(
        operatorOfTeams(),
        { team: team.id, member: enrolment(member), most: 3, from: dayOf(from) },
        clock.now(),
      ),
    async attests(who: string) {
      return buttonOn(await (await hand("coach")).types(`/module ${who}`), "Attest").press("");
    },
    /** What goes at the clock's time about dossiers of a kind, to whom. */
    async sent(kind: string) {
      token += 1;
      const now = clock.now();
      const claims = await stores.outbox.claim(now, { token: `t${token}`, limit: 50, until: now.add({ minutes: 5 }) });
      const settled = claims.messages.map(({ message }) => {
        return { message, sending: { kind: "sent", platform: "paper", place: null } as const };
      });
      await stores.outbox.settle(`t${token}`, settled, now);
      return claims.messages.flatMap(({ recipient, reminders }) =>
        reminders
          .filter(({ subject }) => subject.includes(`:${kind}:`))
          .map((one) => `${one.kind} ${recipient.name.toLowerCase()}`),
      );
    },
  };
}

describe("reminders of what waits for something else", () => {
  it("MIS-04 the launch is asked for on the working day after the last member has the module, and not before", async () => {
    const { school, plan, attests, sent } = await withTeam();
    const days = ["2027-03-01T12:00", "2027-03-04T12:00"] as const;
    for (const at of days) {
      school.setClock(at);
      await plan();
      expect(await sent("launch"), at).toEqual([]);
    }
    await attests("ann");
    await plan();
    expect(await sent("launch")).toEqual([]);
    school.setClock("2027-03-05T20:30");
    await attests("ben");
    await plan();
    expect(await sent("launch")).toEqual([]);
    school.setClock("2027-03-08T12:00");
    await plan();
    expect(await sent("launch")).toEqual(["step office"]);
    expect(school.troubles()).toEqual([]);
  });

  it("MIS-04 what was planned while everybody had the module does not go once somebody without it has joined", async () => {
    const { school, plan, attests, sent, add } = await withTeam();
    await attests("ann");
    await attests("ben");
    school.setClock("2027-02-25T12:00");
    await plan();
    await add("cat", "2027-02-25");
    school.setClock("2027-03-01T12:00");
    expect(await sent("launch")).toEqual([]);
    await plan();
    expect(await sent("launch")).toEqual([]);
  });

  it("MIS-04 silence goes up all the same once it is late, and says what is missing", async () => {
    const { school, plan, attests, sent, hand } = await withTeam();
    await attests("ann");
    school.setClock("2027-04-06T12:00");
    await plan();
    school.setClock("2027-04-07T12:00");
    await plan();
    expect(await sent("launch")).toEqual(["escalated ann", "escalated ben"]);
    const { id } = await school.personOf("ann");
    const [last] = (await school.app.stores.outbox.ofPerson(id, school.app.clock.now(), 1)).sent;
    const card = await (await hand("ann")).invoke("reminder", { message: last?.message ?? "" });
    expect(card.text).toContain("Without the module: Ben.");
  });

  it("ABC-04 a coach hears that it is their turn once the module that it waits for is there", async () => {
    const { school, plan, attests, sent, hand } = await withTeam();
    const form = await buttonOn(await (await hand("ann")).types("/my-topic"), "Fill in").press("");
    await fill(form, { Where: "company", Why: "Bridges" });
    school.setClock("2026-10-06T12:00");
    await plan();
    expect(await sent("topic")).toEqual([]);
    await attests("ann");
    school.setClock("2026-10-07T12:00");
    await plan();
    expect(await sent("topic")).toEqual(["turn coach"]);
  });
});
