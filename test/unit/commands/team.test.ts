import { describe, expect, it } from "vitest";
import { openCourse } from "../../support/course/course.ts";
import { on } from "../../support/course/story.ts";
import { teamCourse } from "../../support/team-school.ts";

describe("/team", () => {
  it("MIS-01 x", async () => {
    const { tell } = await teamCourse();
    await tell(
      on("2026-10-05")
        .as("ann")
        .types("/team")
        .sees("no team in the cohort course yet")
        .presses("Make a team")
        .fills({ "Name of the team": "Les Ponts" })
        .sees("zz"),
    );
  });
});
