import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../src/core/dossiers/evidence.ts";
import { gatherEvidence } from "../../src/core/dossiers/gather-evidence.ts";
import { dayOf } from "../../src/domain/calendar/day.ts";
import { on } from "../support/course/story.ts";
import { dataOf } from "../support/school.ts";
import { openTeamSchool, teamCourse } from "../support/team-school.ts";

const DAY = "2026-10-05";

/** Ann and Bob in one team, with a coach. */
async function withTeam() {
  const course = await teamCourse();
  await course.tell(
    on("2026-10-01").as("ann").types("/team new Les Ponts"),
    on("2026-10-01").as("ann").types("/team add bob"),
    on("2026-10-01").as("office").types("/replace “Les Ponts” coach coach@school.example"),
  );
  return course;
}

describe("a course in teams", () => {
  it("MIS-06 what is the team's waits for each member, under the team's name, and one writes it for all", async () => {
    const { tell } = await withTeam();
    await tell(
      on(DAY).as("ann").types("/inbox").sees("Team charter, Les Ponts", "Project module").seesNot("Project module, "),
      on(DAY).as("bob").types("/deadlines").sees("Les Ponts", "Team charter", "Bob", "Project module"),
      on(DAY).as("dan").types("/deadlines").sees("Project module").seesNot("Team charter"),
      on(DAY).as("dan").types("/charter").isRefused("That dossier is a team's: type “team”"),
      on(DAY).as("ann").types("/charter").presses("Fill in").fills({ Aims: "A bridge" }).sees("Team: Les Ponts", "Ann"),
      on(DAY).as("bob").types("/inbox").seesNot("Team charter"),
      on(DAY).as("bob").types("/charter").sees("A bridge", "to approve: Coach").mayNot("Approve"),
      on(DAY).as("coach").types("/inbox").sees("Team charter, Les Ponts").presses("Approve"),
      on(DAY).as("bob").types("/charter").sees("approved"),
      on(DAY).as("bob").types("/progress").sees("How far you are", "How far Les Ponts is"),
      on(DAY).as("coach").types("/progress").sees("Les Ponts", "Ann", "Bob"),
    );
  });

  it("MIS-01 days and lists of people know no team", async () => {
    const { tell } = await withTeam();
    await tell(
      on(DAY).as("ann").types("/next-period").seesNot("Les Ponts"),
      on(DAY).as("ann").types("/calendar").seesNot("Les Ponts"),
      on(DAY).as("coach").types("/next-period").sees("Ann", "Bob").seesNot("Les Ponts"),
      on(DAY).as("coach").types("/my-people").sees("Ann", "Bob").seesNot("Les Ponts"),
      on(DAY).as("office").types("/my-people").sees("4 people").seesNot("Les Ponts"),
      on(DAY).as("office").types("/next-period").sees("Dan").seesNot("Les Ponts"),
      on(DAY).as("ann").types("/delegate bob@school.example 2026-10-06 2026-10-07").isRefused("not open to you"),
    );
  });

  it("MIS-01 reminders of the team's dossiers reach each member, and who joins later; late ones are shown", async () => {
    const { tell } = await withTeam();
    await tell(
      on("2026-11-16").as("ann").isReminded("Team charter, Les Ponts"),
      on("2026-11-16").as("bob").isReminded("Team charter, Les Ponts"),
      on("2026-11-16").as("dan").isNotReminded("Team charter"),
      on("2026-11-30").as("coach").types("/late").sees("Team charter, Les Ponts", "Ann, Bob"),
      on("2026-11-30").as("office").types("/late").sees("Team charter, Les Ponts"),
      on("2026-11-30").as("ann").types("/team add dan"),
      on("2026-11-30", "10:00").as("dan").types("/inbox").sees("Team charter, Les Ponts"),
      on("2026-11-30", "10:00").as("coach").types("/my-people").sees("Dan"),
    );
  });

  it("MIS-01 nobody judges the work of their own team, as a deputy neither", async () => {
    const { app, personOf, setClock } = await openTeamSchool();
    setClock(`${DAY}T09:00`);
    const ask = async (who: string, line: string) =>
      app.door.line(line, { person: await personOf(who), lang: "en", zone: null });
    await ask("ann", "team new Les Ponts");
    await ask("ann", "team add bob");
    await ask("office", "replace “Les Ponts” coach coach@school.example");
    const { stores } = app;
    const [coach, bob, ann, dan] = await Promise.all(["coach", "bob", "ann", "dan"].map(personOf));
    if (!coach || !bob || !ann || !dan) throw new Error("nobody");
    const today = { from: 20_000, to: 30_000 };
    // Whatever way a delegation came about: a member does not act as the coach of their team, nor anybody as a member.
    await stores.standIns.delegate(coach.id, bob.id, today, app.clock.now());
    await stores.standIns.delegate(ann.id, dan.id, today, app.clock.now());
    const charter = await ask("ann", "charter");
    const ref = dataOf<{ dossiers: { dossier: string }[] }>(charter).dossiers[0]?.dossier ?? "";
    const inbox = async (who: string) =>
      dataOf<{ waiting: { dossier: string }[] }>(await ask(who, "inbox")).waiting.map(({ dossier }) => dossier);
    expect(await inbox("dan")).not.toContain(ref);
    const wrote = await app.door.invoke(
      "dossier-do",
      { dossier: ref, step: "student-fills", version: 0, "f.aims": "A bridge", sent: true },
      { person: ann, lang: "en", zone: null },
    );
    expect(wrote.ok, JSON.stringify(wrote.card)).toBe(true);
    expect(await inbox("bob")).not.toContain(ref);
    expect(await inbox("coach")).toContain(ref);
  });

  it("MIS-06 the evidence of a team names the member who answered, and those who were asked", async () => {
    const { app, personOf, setClock } = await openTeamSchool();
    setClock(`${DAY}T09:00`);
    const ann = await personOf("ann");
    const asker = { person: ann, lang: "en", zone: null } as const;
    await app.door.line("team new Les Ponts", asker);
    await app.door.line("team add bob", asker);
    const dossier = dataOf<{ dossiers: { dossier: string }[] }>(await app.door.line("charter", asker)).dossiers[0];
    const input = {
      dossier: dossier?.dossier ?? "",
      step: "student-fills",
      version: 0,
      "f.aims": "A bridge",
      sent: true,
    };
    dataOf(await app.door.invoke("dossier-do", input, asker));
    setClock("2026-10-06T09:00");
    const today = dayOf("2026-10-06");
    const own = await app.stores.enrolments.of(ann, today);
    const team = own.find((view) => view.team);
    if (!team) throw new Error("no team");
    const rows = evidenceOf(await gatherEvidence(app, team, app.clock.now()), "en");
    const charter = rows.filter((row) => /charter/.test(row.dossier) && row.kind !== "state");
    expect(charter.map(({ kind, who }) => [kind, who])).toEqual([
      ["asked", expect.stringMatching(/^Ann, Bob$/)],
      ["answered", "Ann"],
      ["asked", expect.anything()],
    ]);
    expect(rows.some((row) => /module/.test(row.dossier))).toBe(false);
  });
});
