import { describe, it } from "vitest";
import { openCourse } from "../support/course/course.ts";
import { on } from "../support/course/story.ts";

const around = {
  tutor: "tutor",
  teaching_head: "teaching head",
  specialist_teacher: "specialist teacher",
  company_supervisor: "company supervisor",
};
const days = (from: string, to: string) => ({ From: from, "To (the same day if empty)": to });

describe("ALE-01 ALE-02 ALE-03 ALE-04 ALE-05 ALE-06 ALE-07 ALE-08 ALE-09 ALE-10 ALE-11 a student of Mines Alès", () => {
  it("goes abroad by studies and by an internship, and comes to the end of a whole course", async () => {
    const { tell } = await openCourse({
      programme: "ales-mobility",
      begins: 2026,
      learners: { student: around },
      school: {
        school_office: "registrar",
        internship_service: "internship service",
        international_head: "head abroad",
      },
    });

    await tell(
      on("2026-10-05").as("student").types("/start study-stay").isRefused("application that was accepted"),
      on("2026-10-05", "10:00")
        .as("student")
        .types("/start mobility-selection")
        .completes({ Motivation: "To see the sea" })
        .sees("to complete: Tutor"),
      on("2026-10-06").as("tutor").types("/inbox").presses("Complete", "Application").completes(),
      on("2026-10-07")
        .as("head abroad")
        .types("/inbox")
        .presses("Refuse…", "Application")
        .fills({ "Reason for refusing": "Which courses?" }),
      on("2026-10-08")
        .as("student")
        .isReminded("Which courses?")
        .types("/inbox")
        .presses("Fill in", "Application")
        .fills({ "Study project": "Oceanography, third semester" }),
      on("2026-10-09").as("tutor").types("/inbox").presses("Complete", "Application").fills({}),
      on("2026-10-12").as("head abroad").types("/inbox").presses("Approve", "Application").sees("approved"),
    );

    await tell(
      on("2026-11-02")
        .as("student")
        .types("/start study-stay")
        .fills(days("2027-02-01", "2027-03-26"))
        .presses("Fill in")
        .completes({ Country: "Norway" })
        .sees("to fill in: Tutor"),
      on("2026-11-03").as("tutor").types("/inbox").presses("Fill in", "Study stay").completes(),
      on("2026-11-04")
        .as("head abroad")
        .types("/inbox")
        .presses("Approve", "Study stay")
        .isRefused("checklist before departure"),
      on("2026-11-05")
        .as("student")
        .types("/start departure-checklist")
        .fills(days("2027-02-01", "2027-03-26"))
        .presses("Fill in")
        .completes({ "I am insured for the whole stay": "no" })
        .isRefused("Only “yes” can be signed")
        .fills({ "I am insured for the whole stay": "yes" })
        .sees("done"),
      on("2026-11-06").as("head abroad").types("/inbox").presses("Approve", "Study stay").sees("approved"),
      on("2027-03-29").as("student").counts("months-abroad", 1.84),
      on("2027-03-30")
        .as("student")
        .types("/abroad")
        .presses("Begin")
        .fills(days("2027-05-03", "2027-06-25"))
        .presses("Fill in")
        .completes({ Country: "Portugal" }),
      on("2027-03-31").as("tutor").types("/inbox").presses("Fill in", "Study stay").completes(),
      on("2027-04-01")
        .as("head abroad")
        .types("/inbox")
        .presses("Approve", "Study stay")
        .isRefused("not done it yet for this stay"),
      on("2027-04-02")
        .as("student")
        .types("/start departure-checklist")
        .fills(days("2027-05-03", "2027-06-25"))
        .presses("Fill in")
        .completes()
        .sees("done"),
      on("2027-04-05").as("head abroad").types("/inbox").presses("Approve", "Study stay").sees("approved"),
      on("2027-06-28").as("student").counts("months-abroad", 1.84),
    );

    await tell(
      on("2028-02-07")
        .as("student")
        .types("/internship")
        .presses("Begin")
        .fills(days("2028-04-03", "2028-07-14"))
        .presses("Fill in")
        .completes({ "What is it?": "an internship", "Abroad?": "yes", Town: "Oslo", Country: "Norway" })
        .sees("to approve: Teaching Head", "to approve: Internship-Service", "to approve: Head-Abroad"),
      on("2028-02-08").as("teaching head").types("/inbox").presses("Approve", "Internship").sees("Head-Abroad"),
      on("2028-02-09").as("internship service").types("/inbox").presses("Approve", "Internship").mayNot("Complete"),
      on("2028-02-10")
        .as("head abroad")
        .types("/inbox")
        .presses("Approve", "Internship")
        .sees("to complete: Internship-Service"),
      on("2028-02-28")
        .as("internship service")
        .types("/inbox")
        .presses("Complete", "Internship")
        .completes({ "Agreement signed by student, school and company: name of the file": "convention.pdf" })
        .sees("convention.pdf", "done"),
      on("2028-05-02")
        .as("company supervisor")
        .types("/start placement-contact")
        .completes({ "How far it is, and what follows": "The pump runs" })
        .sees("The pump runs", "done"),
      on("2028-06-03").as("student").counts("months-abroad", 2.03, 1.36).counts("contacts-made", 1),
      on("2028-06-05")
        .as("student")
        .types("/start placement-evaluation")
        .fills(days("2028-08-01", "2028-09-29"))
        .isRefused("internship of these days"),
      on("2028-06-05")
        .as("student")
        .types("/start placement-evaluation")
        .fills(days("2028-04-03", "2028-07-14"))
        .mayNot("Fill in"),
      on("2028-07-17")
        .as("student")
        .counts("months-abroad", 3.39)
        .types("/inbox")
        .presses("Fill in", "Evaluation")
        .completes(),
      on("2028-07-18").as("company supervisor").types("/inbox").presses("Fill in", "Evaluation").completes(),
      on("2028-07-19")
        .as("specialist teacher")
        .types("/inbox")
        .presses("Fill in", "Evaluation")
        .completes()
        .sees("done"),
    );

    await tell(
      on("2028-08-31").as("student").isReminded("Minimum level in English"),
      on("2028-09-04")
        .as("student")
        .types("/english")
        .presses("Fill in")
        .completes({ "Level reached": "C1" })
        .sees("to attest: Registrar"),
      on("2028-09-05").as("registrar").types("/inbox").presses("Attest", "Minimum level in English").sees("attested"),
      on("2028-09-11")
        .as("student")
        .types("/internship")
        .presses("Begin")
        .fills(days("2028-10-02", "2028-12-22"))
        .presses("Fill in")
        .completes({ "What is it?": "an internship", "Abroad?": "no", Town: "Nîmes" })
        .sees("to approve: Teaching Head", "to approve: Internship-Service")
        .seesNot("Head-Abroad"),
      on("2028-09-12").as("internship service").types("/inbox").presses("Approve", "Internship"),
      on("2028-09-13").as("head abroad").types("/inbox").seesNot("Internship"),
      on("2028-09-14")
        .as("teaching head")
        .types("/inbox")
        .presses("Approve", "Internship")
        .sees("to complete: Internship-Service"),
      on("2028-09-15").as("internship service").types("/inbox").presses("Complete", "Internship").completes(),
      on("2028-12-27").as("student").counts("internships", 2).counts("months-abroad", 3.39),
      on("2029-01-08")
        .as("student")
        .types("/internship")
        .presses("Begin")
        .fills(days("2029-02-05", "2029-07-27"))
        .presses("Fill in")
        .completes({ "What is it?": "the final project", "Abroad?": "no" })
        .counts("final-projects", 0, 1),
      on("2029-01-09").as("internship service").types("/inbox").presses("Approve", "Internship"),
      on("2029-01-10").as("teaching head").types("/inbox").presses("Approve", "Internship"),
      on("2029-01-11").as("internship service").types("/inbox").presses("Complete", "Internship").completes(),
      on("2029-01-12")
        .as("student")
        .counts("final-projects", 1)
        .counts("internships", 2)
        .types("/inbox")
        .sees("Nothing waits for you"),
    );
  });

  it("ALE-11 who comes from elsewhere asks for help and is answered by the international service", async () => {
    const { tell } = await openCourse({
      programme: "ales-mobility",
      begins: 2026,
      learners: { "incoming student": { tutor: "tutor" } },
      school: { international_head: "head abroad" },
    });
    await tell(
      on("2026-09-07")
        .as("incoming student")
        .types("/start arrival-help")
        .completes({ "What do you need?": "housing" })
        .sees("to complete: Head-Abroad"),
      on("2026-09-08")
        .as("head abroad")
        .isReminded("Welcome of an incoming student")
        .types("/inbox")
        .presses("Complete", "Welcome")
        .completes({ Answer: "Room 12 from Monday" })
        .sees("Room 12 from Monday", "done"),
      on("2026-09-09")
        .as("incoming student")
        .types("/dossier arrival-help")
        .sees("Welcome of an incoming student", "Done"),
    );
  });
});
