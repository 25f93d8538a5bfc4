import { describe, expect, it } from "vitest";
import { operatorOfTeams } from "../../../../src/core/authority.ts";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { openSchool } from "../../../support/course/school.ts";
import { handOf } from "../../../support/course/shown.ts";
import { GATED } from "../../../support/gated-programme.ts";
import { buttonOn } from "../../../support/year/door.ts";

/** A school with a team of some of its three students, and the hands of those who act. */
async function withTeam(...members: readonly string[]) {
  const people = ["ann", "ben", "cat"];
  const school = await openSchool({
    programme: "gated",
    file: GATED,
    begins: 2026,
    learners: Object.fromEntries(people.map((one) => [one, { coach: "coach" }])),
    school: { office: "office" },
  });
  school.setClock("2026-10-05T09:00");
  const { stores, clock, door } = school.app;
  const today = dayOf("2026-10-05");
  const page = await stores.enrolments.page([{ kind: "school" }], { filter: null, offset: 0, limit: 9 }, today);
  const enrolment = (who: string) => page.rows.find(({ person }) => person.name.toLowerCase() === who)?.id ?? "";
  const team = await stores.teams.make(
    operatorOfTeams(),
    { name: "The Bridge", members: members.map(enrolment), most: 3, from: today },
    clock.now(),
  );
  const hand = async (who: string) => handOf(door, await school.personOf(who));
  return {
    school,
    team,
    add: (who: string) =>
      stores.teams.add(operatorOfTeams(), { team: team.id, member: enrolment(who), most: 3, from: today }, clock.now()),
    types: async (who: string, line: string) => (await hand(who)).types(line),
    async attests(who: string) {
      const shown = await (await hand("coach")).types(`/module ${who}`);
      return buttonOn(shown, "Attest").press("");
    },
    async launches() {
      const shown = await (await hand("office")).invoke("dossier", { which: `${team.id}:launch:once` });
      return buttonOn(shown, "Approve").press("");
    },
  };
}

describe("a team's dossier", () => {
  it("MIS-01 MIS-04 is refused while the team is too small or a member lacks the module, and says who; then it goes", async () => {
    const { launches, attests, add, team, types } = await withTeam("ann");
    expect((await launches()).text).toMatch(/Members missing: 1\. Without the module: Ann\./);
    await add("ben");
    await attests("ann");
    const refused = await launches();
    expect(refused.text).toContain("Without the module: Ben.");
    expect(refused.text).not.toContain("Members missing");
    const shown = await types("office", `/dossier ${team.id}:launch:once`);
    expect(shown.outcome.ok && shown.outcome.data).toMatchObject({
      dossiers: [
        {
          missing: [
            {
              step: "guide-or-office-validates",
              amount: 1,
              who: ["Ben"],
              text: "Without the module: Ben.",
              certain: true,
            },
          ],
        },
      ],
    });
    await attests("ben");
    expect((await launches()).text).toContain("done");
  });

  it("MIS-05 holds back what each member does after it, until the team has done it", async () => {
    const { launches, attests, types } = await withTeam("ann", "ben");
    const hours = async (who: string) => buttonOn(await types(who, "/my-hours"), "Begin").press("");
    expect((await hours("ann")).text).toContain("The launch first.");
    await attests("ann");
    await attests("ben");
    await launches();
    expect((await hours("ann")).text).toContain("Hours");
    expect((await hours("cat")).text).toContain("The launch first.");
  });

  it("counts what is per team for the team, and shows it to those who are in it", async () => {
    const { launches, attests, types, team } = await withTeam("ann", "ben");
    await attests("ann");
    await attests("ben");
    await launches();
    const told = await types("office", `/progress ${team.person.name}`);
    expect(told.text).toContain("Launches");
    expect((await types("ann", "/progress")).text).toMatch(/How far The Bridge is[\s\S]*Launches {2}1/);
    expect((await types("cat", "/progress")).text).not.toContain("Launches");
  });
});
