import { describe, expect, it } from "vitest";
import { openProgrammes } from "../../../../db/compiled-programmes.ts";
import type { Programme } from "../../../../src/domain/programme/programme.ts";
import { seenFrom } from "../../../../src/domain/programme/seen-from.ts";

const albi = async (): Promise<Programme> => {
  const programme = (await openProgrammes()).get("albi-apprenticeship");
  if (!programme) throw new Error("no programme");
  return programme;
};

const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);

/** The first dossier and the first counter are a team's. */
function withTeams(programme: Programme): Programme {
  const [dossier, ...dossiers] = programme.dossiers;
  const [counter, ...counters] = programme.counters;
  if (!dossier || !counter) throw new Error("nothing to give to a team");
  return {
    ...programme,
    dossiers: [{ ...dossier, per: "team" }, ...dossiers],
    counters: [{ ...counter, per: "team" }, ...counters],
  };
}

describe("the part of a programme that is seen", () => {
  it("is the very programme for a learner where nothing is for teams", async () => {
    const programme = await albi();
    expect(seenFrom(programme, "learner")).toBe(programme);
    expect(seenFrom(programme, "team")).toMatchObject({ dossiers: [], counters: [] });
  });

  it("MIS-06 is what is per team for a team and the rest for a learner, the same object each time", async () => {
    const programme = withTeams(await albi());
    const [team, learner] = [seenFrom(programme, "team"), seenFrom(programme, "learner")];
    expect(idsOf(team.dossiers)).toEqual(idsOf(programme.dossiers.slice(0, 1)));
    expect(idsOf(team.counters)).toEqual(idsOf(programme.counters.slice(0, 1)));
    expect(idsOf(learner.dossiers)).toEqual(idsOf(programme.dossiers.slice(1)));
    expect(idsOf(learner.counters)).toEqual(idsOf(programme.counters.slice(1)));
    expect(seenFrom(programme, "team")).toBe(team);
    expect(seenFrom(programme, "learner")).toBe(learner);
  });

  it("tells a team nothing of the calendar: its members hear of it themselves", async () => {
    const programme = withTeams(await albi());
    expect(programme.calendarReminders.return).not.toBeNull();
    expect(seenFrom(programme, "team").calendarReminders).toEqual({ return: null, period: null });
    expect(seenFrom(programme, "learner").calendarReminders).toEqual(programme.calendarReminders);
  });
});
