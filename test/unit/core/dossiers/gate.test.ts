import { describe, it } from "vitest";
import { type Course, openCourse } from "../../../support/course/course.ts";
import { on } from "../../../support/course/story.ts";
import { GATED } from "../../../support/gated-programme.ts";

const opened = (): Promise<Course> =>
  openCourse({
    programme: "gated",
    file: GATED,
    begins: 2026,
    learners: { ann: { coach: "coach" } },
    school: { office: "office" },
  });

describe("a date of a dossier's own days", () => {
  it("ALB-32 a meeting's day falls in its school period, its first and its last day among them", async () => {
    const { tell } = await openCourse({
      programme: "albi-apprenticeship",
      begins: 2026,
      learners: { apprentice: { master: "master", tutor: "tutor" } },
      school: { registrar: "registrar" },
    });
    const meets = (day: string) =>
      on("2026-11-09").as("tutor").types("/meeting").presses("Fill in").fills({ "Day of the meeting": day });
    await tell(
      meets("2026-10-30").isRefused("outside what this is about", "not before Monday 2 November 2026"),
      meets("2026-11-16").isRefused("not after Friday 13 November 2026"),
      meets("2026-11-13").sees("done"),
    );
  });
});

describe("what must hold before a dossier or a step", () => {
  it("CMI-04 keeps a topic out of a laboratory, says how many weeks in a company are missing, keeps what was typed, and lets it through once they are over", async () => {
    const { tell } = await opened();
    const sends = (date: string, host: string) =>
      on(date).as("ann").types("/my-topic").presses("Fill in").fills({ Where: host, Why: "A long story" });
    await tell(
      on("2026-10-05").as("ann").types("/my-topic").sees("Still missing", "depending on what is filled in", "14 weeks"),
      sends("2026-10-05", "laboratory").isRefused(
        "Still missing in a company: 14 weeks.",
        "What you had typed is kept",
      ),
      on("2026-10-06")
        .as("ann")
        .types("/placement")
        .presses("Begin")
        .fills({ From: "2026-10-12", "To (the same day if empty)": "2027-01-15" })
        .presses("Fill in")
        .fills({ Where: "company" })
        .counts("company-weeks", 0, 14),
      on("2026-12-27").as("ann").counts("company-weeks", 11, 3),
      sends("2026-12-27", "laboratory").isRefused("Still missing in a company: 3 weeks."),
      on("2027-01-18")
        .as("ann")
        .types("/my-topic")
        .presses("Fill in")
        .fills({})
        .sees("A long story", "to approve: Coach"),
    );
  });

  it("IMT-03 holds one step back while a dossier is missing, says it on the card before anybody presses, and names whose it is", async () => {
    const { tell } = await opened();
    await tell(
      on("2026-10-05").as("ann").types("/my-topic").presses("Fill in").fills({ Where: "company", Why: "x" }),
      on("2026-10-06").as("coach").types("/my-topic").sees("Still missing", "The module of Ann first."),
      on("2026-10-06").as("coach").types("/my-topic").presses("Approve").isRefused("The module of Ann first."),
      on("2026-10-07").as("coach").types("/module").presses("Attest").sees("attested"),
      on("2026-10-07").as("coach").types("/my-topic").seesNot("Still missing").presses("Approve").sees("approved"),
    );
  });

  it("ALE-01 joins a stay and a placement that touch, and takes a road at the beginning of a stay", async () => {
    const { tell } = await opened();
    const days = (from: string, to: string) => ({ From: from, "To (the same day if empty)": to });
    await tell(
      on("2027-01-04")
        .as("ann")
        .types("/stay-abroad")
        .presses("Study")
        .fills(days("2027-01-15", "2027-03-14"))
        .sees("Direction: study")
        .presses("Fill in")
        .fills({ "Abroad?": "yes" })
        .sees("done"),
      on("2027-01-05")
        .as("ann")
        .types("/placement")
        .presses("Begin")
        .fills(days("2027-03-15", "2027-04-14"))
        .presses("Fill in")
        .fills({ Where: "laboratory" })
        .counts("months-abroad", 0, 3),
      on("2027-02-14").as("ann").counts("months-abroad", 1, 2),
      on("2027-04-14").as("ann").counts("months-abroad", 3),
    );
  });

  it("MIS-07 lets a benefit be chosen until its last day, asks for it by then, and calls it late afterwards", async () => {
    const { tell } = await opened();
    await tell(
      on("2026-11-20").as("ann").types("/benefit").sees("Due", "23 November 2026").seesNot("late"),
      on("2026-11-24")
        .as("ann")
        .types("/benefit")
        .sees("late")
        .presses("Choose")
        .fills({ Benefit: "mark" })
        .sees("chosen"),
    );
  });

  it("IMT-02 lets an application be begun in its years only, and is due from the day it was opened", async () => {
    const { tell } = await opened();
    await tell(
      on("2026-10-05")
        .as("ann")
        .types("/request")
        .presses("Begin")
        .isRefused("not done in that year of the programme", "Years in which it is done: 2"),
      on("2027-10-04")
        .as("ann")
        .types("/request")
        .presses("Begin")
        .fills({ Subject: "x" })
        .sees("Monday 1 November 2027"),
      on("2027-10-05").as("ann").types("/placement").presses("Begin").fills({ From: "2027-11-01" }).isRefused(),
      on("2027-10-05")
        .as("ann")
        .types("/placement")
        .presses("Begin")
        .fills({ From: "2027-11-01" })
        .isRefused("Years in which it is done: 1"),
    );
  });
});

it("a stay is called off before its day, and its days are changed", async () => {
  const { tell } = await opened();
  await tell(
    on("2027-01-04").as("ann").types("/stay-abroad").presses("Work").fills({ From: "2027-03-01" }),
    on("2027-01-05")
      .as("ann")
      .types("/stay-abroad")
      .presses("Open")
      .presses("Change the day")
      .fills({ From: "2027-03-08", "To (the same day if empty)": "2027-03-12" })
      .sees("8 March 2027", "12 March 2027"),
    on("2027-01-05").as("ann").types("/stay-abroad").presses("Open").presses("Take back").sees("taken back"),
  );
});
