import { describe, expect, it } from "vitest";
import { type Course, openCourse } from "../../support/course/course.ts";
import { on, type Scene } from "../../support/course/story.ts";

const school = (): Promise<Course> =>
  openCourse({
    programme: "albi-apprenticeship",
    begins: 2026,
    learners: { apprentice: { master: "master", tutor: "tutor" } },
    school: { registrar: "registrar", commission: "commission" },
  });

const sendsExam = on("2027-03-01").as("apprentice").types("/english").presses("Fill in").completes({
  "Exam taken": "TOEIC",
  "Day of the exam": "2027-02-12",
});

const wentWrong = async (...scenes: readonly Scene[]) => {
  const { tell } = await school();
  return tell(...scenes).then(
    () => "nothing",
    (error: Error) => error.message,
  );
};

describe("a course that is told", () => {
  it("goes on as people type, press and fill in, and says what they see", async () => {
    const { tell } = await school();
    await tell(
      on("2026-10-05").as("master").isReminded("Prior agreement", "to sign").isNotReminded("B2 level"),
      sendsExam.sees("TOEIC", "to attest: Registrar").mayNot("Attest"),
      on("2027-03-02").as("registrar").types("/inbox").may("Attest").presses("Attest", "B2 level").sees("attested"),
      on("2027-03-02").as("registrar").types("/inbox").seesNot("B2 level"),
      on("2027-03-03").as("apprentice").counts("weeks-abroad", 0),
    );
  });

  it("goes on after a refusal that was expected, and ends at any other with its scene", async () => {
    const early = on("2027-03-01").as("apprentice").types("/nothing-such");
    const { tell } = await school();
    await tell(early.isRefused("nothing-such"));
    expect(await wentWrong(early)).toContain("2027-03-01T09:00, apprentice");
    expect(await wentWrong(early.isRefused("another reason"))).toContain("no “another reason”");
    expect(await wentWrong(sendsExam.isRefused())).toContain("not refused");
  });

  it("ends where something is seen, offered, counted or sent otherwise than told", async () => {
    expect(await wentWrong(sendsExam.sees("IELTS"))).toContain("no “IELTS”");
    expect(await wentWrong(sendsExam.seesNot("TOEIC"))).toContain("there should be no “TOEIC”");
    expect(await wentWrong(sendsExam.may("Attest"))).toContain("no button “Attest”");
    expect(await wentWrong(sendsExam.counts("weeks-abroad", 3))).toContain("weeks-abroad is 0 and 0 more");
    expect(await wentWrong(on("2026-10-06").as("master").isReminded("Visit"))).toContain("no “Visit”");
    expect(await wentWrong(sendsExam, on("2027-02-01").as("tutor").types("/inbox"))).toContain("lies before");
  });
});
