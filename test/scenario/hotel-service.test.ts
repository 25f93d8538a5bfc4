import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isProved, proveProgramme } from "../../src/domain/programme/proof/prove-programme.ts";
import { readProgramme } from "../../src/domain/programme/read-programme.ts";
import { packageRoot } from "../../src/package-root.ts";
import { openCourse } from "../support/course/course.ts";
import { on } from "../support/course/story.ts";
import { type } from "../support/terminal.ts";

const PATH = join(packageRoot(), "test", "support", "programmes", "hotel-service.yaml");
const text = () => readFileSync(PATH, "utf8");

const open = () =>
  openCourse({
    programme: "hotel-service",
    file: text(),
    begins: 2026,
    learners: { trainee: { chef: "chef", mentor: "mentor" } },
    cohort: { head: "head", juror: ["first juror", "second juror", "third juror"] },
    school: { reception: "reception" },
  });

/** A service of 16 hours, signed by the house. */
const served = (day: string, kind: "a banquet" | "an event") => [
  on(day)
    .as("trainee")
    .types("/start service-log")
    .completes({ "Day of the service": day, "Which service": kind, Hours: "16" })
    .sees("to sign: Chef"),
  on(day, "10:00").as("chef").types("/inbox").presses("Sign", "Service log").sees("done"),
];

const planned = (day: string) => [
  on(day).as("trainee").types("/training-plan").presses("Fill in").completes().sees("to fill in: Chef"),
  on(day, "10:00").as("chef").types("/training-plan").presses("Fill in").completes().sees("to approve: Mentor"),
  on(day, "11:00").as("mentor").types("/training-plan").presses("Approve").sees("approved"),
];

describe("a file that a newcomer wrote with nothing but the page of the format", () => {
  it("is right, and nobody gets stuck in it", async () => {
    expect(isProved(proveProgramme(readProgramme(text(), "hotel-service.yaml")))).toBe(true);
    const checked = await type(["check", "programme", PATH]);
    expect(checked).toMatchObject({ code: 0, err: "" });
    expect(checked.out).toContain("Mind: it takes 3 people in the role juror");
  });

  it("HOT-01 HOT-02 HOT-03 is followed from the first plan to the final dish before jurors of the cohort", async () => {
    const { tell } = await open();
    await tell(
      on("2026-10-01").as("chef").types("/training-plan").presses("Fill in").completes().sees("to fill in: Trainee"),
      on("2026-10-02")
        .as("trainee")
        .types("/training-plan")
        .presses("Fill in")
        .completes({ "What I want to learn": "Sauces" })
        .sees("to approve: Mentor"),
      on("2026-10-05")
        .as("mentor")
        .types("/training-plan")
        .presses("Refuse…")
        .completes({ "Send back to": "trainee" })
        .sees("to fill in: Trainee"),
      on("2026-10-06").as("trainee").types("/training-plan").presses("Fill in").completes().sees("to approve: Mentor"),
      on("2026-10-07").as("mentor").types("/training-plan").presses("Approve").sees("approved"),
      on("2026-10-07").as("first juror").types("/my-people").sees("Trainee"),
    );

    await tell(
      ...served("2026-11-03", "a banquet"),
      ...served("2026-12-08", "an event"),
      ...served("2027-02-02", "a banquet"),
      ...served("2027-04-06", "an event"),
      ...served("2027-09-14", "an event"),
      ...served("2027-11-16", "an event"),
      on("2027-11-18").as("trainee").counts("service-hours", 96).counts("banquets", 2),
    );

    await tell(
      on("2028-04-03")
        .as("trainee")
        .types("/final-dish")
        .presses("Fill in")
        .isRefused("The training plan is not finished", "24 hours of service are missing before the final dish"),
      ...planned("2028-04-04"),
      ...served("2028-04-10", "a banquet"),
      on("2028-04-12")
        .as("trainee")
        .types("/final-dish")
        .presses("Fill in")
        .isRefused("8 hours of service are missing"),
      ...served("2028-04-17", "an event"),
      on("2028-04-19")
        .as("trainee")
        .types("/final-dish")
        .presses("Fill in")
        .completes({ "Dish presented": "Pike with sorrel", "Language of the presentation": "English" })
        .sees("Pike with sorrel", "First-Juror, Second-Juror, Third-Juror"),
      on("2028-06-15")
        .as("first juror")
        .types("/final-dish")
        .presses("Attest: Dish presented (1 of 2)")
        .sees("Second-Juror, Third-Juror"),
      on("2028-06-15")
        .as("second juror")
        .types("/final-dish")
        .presses("Attest: Dish presented (2 of 2)")
        .sees("State: under way"),
      on("2028-06-15").as("second juror").types("/final-dish").mayNot("Attest: Language of the presentation"),
      on("2028-06-15").as("mentor").types("/final-dish").isRefused("not open to you"),
      on("2028-06-15")
        .as("third juror")
        .types("/final-dish")
        .presses("Attest: Language of the presentation")
        .sees("State: done"),
    );
  });

  it("HOT-03 takes two jurors for a dish presented in French", async () => {
    const { tell } = await open();
    const days = [
      "2027-09-14",
      "2027-10-05",
      "2027-11-02",
      "2027-12-07",
      "2028-01-11",
      "2028-02-08",
      "2028-03-07",
      "2028-03-14",
    ];
    await tell(
      ...planned("2026-10-01"),
      ...planned("2027-09-07"),
      ...days.flatMap((day) => served(day, "an event")),
      on("2028-04-03")
        .as("trainee")
        .types("/final-dish")
        .presses("Fill in")
        .completes({ "Language of the presentation": "French" }),
      on("2028-06-16", "09:00")
        .as("first juror")
        .types("/final-dish")
        .presses("Attest: Dish presented (1 of 2)")
        .sees("State: under way"),
      on("2028-06-16", "10:00")
        .as("second juror")
        .types("/final-dish")
        .presses("Attest: Dish presented (2 of 2)")
        .sees("State: done"),
    );
  });
});
