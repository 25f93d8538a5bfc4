import { describe, expect, it } from "vitest";
import { openCourse } from "../support/course/course.ts";
import { addressOf, nameOf, openSchool } from "../support/course/school.ts";
import { handOf } from "../support/course/shown.ts";
import { on } from "../support/course/story.ts";
import { buttonOn, fill } from "../support/year/door.ts";

const MISSIONS = {
  programme: "missions-professionnelles",
  begins: 2026,
  learners: { first: {}, second: {}, third: {} },
  school: { mission_coordinator: "coordinator", institute: "institute" },
};
const school = () => openCourse(MISSIONS);

const applications = [
  on("2026-09-07")
    .as("first")
    .types("/apply")
    .presses("Answer a published need")
    .completes({ "The need, or the title of the project": "A guide to the town" })
    .sees("to approve: Coordinator"),
  on("2026-09-08").as("coordinator").types("/inbox").presses("Approve").sees("State: done"),
  on("2026-09-09")
    .as("second")
    .types("/apply")
    .presses("Submit a project")
    .completes({
      "The need, or the title of the project": "A festival of short stories",
      "Specification: objectives of the project": "A festival in May",
      "Specification: missions of the team's members": "Programme, money, guests",
    })
    .sees("to approve: Institute"),
  on("2026-09-10").as("institute").types("/inbox").presses("Approve").sees("State: done"),
];

const AROUND_THE_TEAM = { faculty_tutor: "tutor", professional_tutor: "contractor", jury: "jury" };

const passesModule = (student: string, date: string) => [
  on(date).as(student).types("/module").presses("Fill in").completes(),
  on(date).as("coordinator").types("/inbox").presses("Attest", "Project management module").sees("State: done"),
];

const teamAndModule = [
  on("2026-09-21").as("first").types("/team new Festival").sees("Festival", "First"),
  on("2026-09-21").as("first").types("/team add second").sees("Second"),
  ...Object.entries(AROUND_THE_TEAM).map(([role, who]) =>
    on("2026-09-22")
      .as("coordinator")
      .types(`/replace Festival ${role} ${addressOf(who)}`)
      .sees("Festival"),
  ),
  ...passesModule("first", "2026-10-05"),
  ...passesModule("second", "2026-10-06"),
  on("2026-10-12").as("first").types("/project-launch").presses("Fill in").isRefused("1 more"),
  on("2026-10-13").as("second").types("/team add third").sees("Third"),
  on("2026-10-14").as("first").types("/project-launch").presses("Fill in").isRefused("It is missing for: Third"),
  on("2026-10-15").as("third").types("/team").sees("Third"),
  ...passesModule("third", "2026-10-19"),
  on("2026-10-26").as("third").types("/project-launch").presses("Fill in").completes().sees("to approve: Coordinator"),
  on("2026-10-27").as("coordinator").types("/inbox").presses("Approve", "Launch of the project").sees("State: done"),
];

const STUDENTS = ["first", "second", "third"];

const agreements = STUDENTS.flatMap((student) => [
  on("2026-10-28")
    .as("tutor")
    .types("/inbox")
    .presses("Fill in", nameOf(student))
    .completes({ "Advice of the faculty tutor": "Agree on the days of work." }),
  on("2026-10-28").as(student).types("/agreement").presses("Complete and sign").completes().sees("State: done"),
]);

const chooses = (benefit: string) => ({ "What the mission brings me": benefit });
const benefits = [
  on("2026-10-29")
    .as("first")
    .types("/benefit")
    .presses("Choose")
    .completes(chooses("a mark in the open teaching unit (3 ECTS)")),
  on("2026-11-02").as("third").isReminded("Choice of the benefit"),
  on("2026-11-09")
    .as("second")
    .types("/benefit")
    .presses("Choose")
    .completes(chooses("a detailed certificate from the IDIP, outside the course"))
    .sees("State: done"),
  on("2026-11-10").as("second").types("/benefit").mayNot("Take back"),
  on("2026-11-10")
    .as("third")
    .isNotReminded("Choice of the benefit")
    .types("/benefit")
    .sees("State: not begun yet, late", "possible until Monday 9 November 2026", "coordinator")
    .mayNot("Choose"),
  on("2026-11-17").as("tutor").isReminded("Choice of the benefit", "Third"),
  on("2026-11-18").as("coordinator").types("/programme-settings benefitDue 12 weeks after the start of the course"),
  on("2026-11-19")
    .as("third")
    .types("/benefit")
    .presses("Choose")
    .completes(chooses("a mark in an additional course (3 ECTS)"))
    .sees("State: done"),
];

const hours = [
  ...["2026-12-01", "2027-01-12", "2027-03-02"].map((date) =>
    on(date).as("first").types("/hours 15 talks with guests"),
  ),
  on("2027-03-03").as("first").counts("mission-hours", 45).types("/progress").sees("40 to 100, compulsory"),
  on("2027-03-09").as("second").types("/hours 24 programme of the festival"),
  on("2027-03-10")
    .as("second")
    .types("/hours 16,5 letters to authors 2027-03-09")
    .isRefused("24 hours are noted", "none is left"),
  on("2027-03-10", "10:00").as("second").types("/hours 16,5 letters to authors 2027-03-10").sees("40.5"),
  on("2027-03-11").as("third").types("/hours 24 budget"),
  on("2027-03-12").as("third").types("/hours 6 posters").sees("30"),
  on("2027-03-12").as("tutor").types("/hours third").sees("30"),
];

const certificates = [
  on("2027-04-26").as("third").types("/hours-certificate").presses("Sign").isRefused("10 hours are missing"),
  ...["first", "second"].map((student) =>
    on("2027-04-27").as(student).types("/hours-certificate").presses("Sign").completes().sees("State: done"),
  ),
  on("2027-05-03").as("third").types("/hours 12 tickets").sees("42"),
  ...["guests", "posters", "music"].map((done, index) =>
    on("2027-05-03", `1${index}:00`).as("third").types(`/hours 20 ${done} 2027-04-2${index}`),
  ),
  on("2027-05-03", "15:00").as("third").types("/hours-certificate").presses("Sign").isRefused("At most 100", "2 hours"),
  on("2027-05-03", "16:00").as("third").types("/hours").presses("Open", "music").presses("Take back"),
  on("2027-05-04").as("third").types("/hours-certificate").presses("Sign").completes().sees("State: done"),
];

const report = { "Number of pages": "15", "Assessment by each member": "Three views of a festival" };
const end = [
  on("2027-05-10").as("jury").types("/presentation").mayNot("Attest").sees("handed in before the presentation"),
  on("2027-05-11")
    .as("second")
    .types("/report")
    .presses("Fill in")
    .completes({ ...report, "Number of pages": "12" })
    .isRefused("Number of pages: 15 at least"),
  on("2027-05-11").as("second").types("/report").presses("Fill in").completes(report).sees("to attest: Tutor"),
  on("2027-06-04").as("jury").types("/presentation").presses("Attest").isRefused("handed in before the presentation"),
  on("2027-06-07").as("tutor").types("/inbox").presses("Attest", "Collective report").sees("State: done"),
  on("2027-06-08").as("jury").types("/inbox").presses("Attest").completes().sees("State: done"),
  on("2027-06-09").as("coordinator").types("/late").sees("Nothing is late"),
];

describe("a whole course of the Missions Professionnelles", () => {
  it("MIS-01 MIS-02 MIS-03 MIS-04 MIS-05 MIS-06 MIS-07 goes from applications by each road to a jury and a benefit", async () => {
    const { tell } = await school();
    await tell(...applications, ...teamAndModule, ...agreements, ...benefits, ...hours, ...certificates, ...end);
  });

  it("MIS-07 refuses a choice that was begun on its last day and is sent on the next, and records none", async () => {
    const { app, setClock, personOf } = await openSchool(MISSIONS);
    setClock("2026-11-09T23:30");
    const hand = handOf(app.door, await personOf("first"));
    const form = await buttonOn(await hand.types("/benefit"), "Choose").press("");
    setClock("2026-11-10T00:10");
    const sent = await fill(form, chooses("a mark in an additional course (3 ECTS)"));
    expect(sent.text).toContain("possible until Monday 9 November 2026, that day included.");
    expect(sent.text).toContain("Ask: coordinator of the Missions Professionnelles, who may set a later day.");
    expect((await hand.types("/benefit")).text).toContain("State: not begun yet, late");
  });
});
