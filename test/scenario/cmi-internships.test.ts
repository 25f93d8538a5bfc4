import { describe, it } from "vitest";
import { openCourse } from "../support/course/course.ts";
import { on } from "../support/course/story.ts";

const open = (more: { readonly keptFrom?: "2027-09-13" } = {}) =>
  openCourse({
    programme: "cmi-internships",
    begins: 2026,
    ...more,
    learners: {
      student: {
        company_tutor: "company tutor",
        academic_tutor: "academic tutor",
        external_member: "external member",
      },
    },
    school: { studies_office: "registrar", teaching_team: "teaching team" },
  });

describe("CMI-01 CMI-02 CMI-03 CMI-04 CMI-05 CMI-06 the internships of a student, from the first year to the defence", () => {
  it("CMI-04 end with a laboratory, refused while weeks in a company are missing and allowed once they are over", async () => {
    const { tell } = await open();

    await tell(
      on("2027-04-05")
        .as("student")
        .isReminded("Immersion internship in a company", "To fill in by Friday 4 June 2027"),
      on("2027-04-06")
        .as("student")
        .types("/immersion")
        .presses("Fill in")
        .completes({ Company: "A bakery", "First day": "2027-06-14", "Last day": "2027-07-16" })
        .sees("to approve: Academic Tutor")
        .mayNot("Approve"),
      on("2027-04-08").as("academic tutor").types("/inbox").presses("Approve", "Immersion").sees("approved"),
      on("2027-06-26").as("student").counts("company-weeks", 2, 3),
      on("2027-07-19").as("student").counts("company-weeks", 5),
    );

    await tell(
      on("2027-09-08")
        .as("academic tutor")
        .types("/inbox")
        .presses("Attest", "Debriefing")
        .isRefused("comes after the self-assessment"),
      on("2027-09-13")
        .as("student")
        .types("/inbox")
        .presses("Fill in", "Self-assessment of the immersion")
        .completes({ "Difficulties met and solutions found": "Night work, by sleeping at noon" })
        .sees("sleeping at noon", "done"),
      on("2027-09-27")
        .as("teaching team")
        .types("/dossier immersion-debriefing")
        .presses("Attest")
        .completes({ Group: "Group B" })
        .sees("Group B", "done"),
      on("2027-12-10")
        .as("student")
        .types("/start course-assessment")
        .completes({ "Course or internship": "Algebra" })
        .sees("to complete"),
      on("2027-12-13").as("teaching team").types("/inbox").presses("Complete", "Algebra").completes().sees("done"),
    );

    await tell(
      on("2028-05-02")
        .as("student")
        .types("/internship")
        .presses("Begin")
        .fills({ From: "2028-06-05", "To (the same day if empty)": "2028-08-11" })
        .isRefused("not done in that year of the programme", "Years in which it is done: 3, 4"),
      on("2029-02-05")
        .as("student")
        .types("/internship")
        .presses("Begin")
        .fills({ From: "2029-04-02", "To (the same day if empty)": "2029-04-13" })
        .isRefused("lasts ten weeks", "8 weeks"),
      on("2029-02-05", "10:00")
        .as("student")
        .types("/internship")
        .presses("Begin")
        .fills({ From: "2029-04-02", "To (the same day if empty)": "2029-06-08" })
        .sees("Monday 2 April 2029 to Friday 8 June 2029")
        .presses("Fill in")
        .completes({ Where: "in a research laboratory" })
        .sees("to approve: Academic Tutor")
        .seesNot("Company Tutor"),
      on("2029-02-07").as("academic tutor").types("/inbox").presses("Approve", "Specialisation").sees("approved"),
      on("2029-06-11").as("student").counts("specialisation-weeks", 10).counts("company-weeks", 5),
      on("2030-06-03")
        .as("student")
        .types("/internship")
        .presses("Begin")
        .fills({ From: "2030-08-05", "To (the same day if empty)": "2030-10-11" })
        .presses("Fill in")
        .completes({ Where: "in a company" })
        .sees("to complete and sign: Company Tutor"),
      on("2030-06-04")
        .as("company tutor")
        .types("/inbox")
        .presses("Complete and sign", "Specialisation")
        .completes()
        .sees("to approve: Academic Tutor"),
      on("2030-06-05").as("academic tutor").types("/inbox").presses("Approve", "Specialisation").sees("approved"),
    );

    await tell(
      on("2030-09-12")
        .as("student")
        .types("/graduation")
        .presses("Fill in")
        .completes({ Where: "in a company", "First day": "2031-02-03", "Last day": "2031-02-14" })
        .isRefused("lasts 24 weeks", "22 weeks"),
      on("2030-09-13")
        .as("student")
        .counts("company-weeks", 11, 4)
        .types("/graduation")
        .presses("Fill in")
        .completes({
          Where: "in a research laboratory",
          Topic: "Yeast that works at night",
          "First day": "2031-02-03",
          "Last day": "2031-07-18",
        })
        .isRefused("14 weeks of internship in a company", "3 weeks"),
      on("2030-10-14")
        .as("student")
        .counts("company-weeks", 15)
        .types("/graduation")
        .presses("Fill in")
        .fills({})
        .sees("Yeast that works at night", "to approve: Academic Tutor"),
      on("2030-10-15").as("academic tutor").types("/inbox").presses("Approve", "Graduation").sees("approved"),
    );

    await tell(
      on("2031-07-21").as("student").counts("graduation-weeks", 24),
      on("2031-08-04").as("external member").types("/defence").presses("Attest").isRefused("comes after the report"),
      on("2031-08-05")
        .as("student")
        .types("/inbox")
        .presses("Fill in", "Graduation report")
        .completes({ Language: "English" })
        .sees("to attest: Academic Tutor"),
      on("2031-08-06").as("academic tutor").types("/inbox").presses("Attest", "Graduation report").sees("done"),
      on("2031-08-22").as("company tutor").isNotReminded("Graduation defence"),
      on("2031-08-26")
        .as("academic tutor")
        .types("/inbox")
        .presses("Attest", "Graduation defence")
        .completes({ Language: "English" })
        .sees("to attest: External Member")
        .seesNot("Company Tutor"),
      on("2031-08-26", "10:00").as("external member").types("/defence").presses("Attest").sees("done"),
      on("2031-08-27").as("student").types("/inbox").seesNot("Graduation"),
    );
  });

  it("CMI-05 end before a jury in which the supervisor sits, when in a company; reminders stop once it is over", async () => {
    const { tell } = await open();

    await tell(
      on("2030-09-16")
        .as("student")
        .types("/graduation")
        .presses("Fill in")
        .completes({ Where: "in a company", "First day": "2031-02-03", "Last day": "2031-07-18" })
        .sees("to complete and sign: Company Tutor"),
      on("2030-09-17")
        .as("company tutor")
        .types("/graduation")
        .presses("Complete and sign")
        .completes()
        .sees("to approve: Academic Tutor"),
      on("2030-09-18")
        .as("academic tutor")
        .types("/graduation")
        .presses("Refuse…")
        .fills({ "Reason for refusing": "Say what is measured" })
        .sees("Say what is measured", "to fill in: Student"),
      on("2030-09-19")
        .as("student")
        .isReminded("Say what is measured")
        .types("/graduation")
        .presses("Fill in")
        .fills({ Topic: "Yeast, and how fast it rises" })
        .sees("to complete and sign: Company Tutor"),
      on("2030-09-20").as("company tutor").types("/graduation").presses("Complete and sign").fills({}),
      on("2030-09-23").as("academic tutor").types("/graduation").presses("Approve").sees("approved"),
      on("2031-08-05")
        .as("student")
        .types("/inbox")
        .presses("Fill in", "Graduation report")
        .completes({ Language: "French" }),
      on("2031-08-06").as("academic tutor").types("/inbox").presses("Attest", "Graduation report").sees("done"),
      on("2031-08-22").as("company tutor").isReminded("Graduation defence"),
      on("2031-08-25")
        .as("external member")
        .types("/inbox")
        .presses("Attest", "Graduation defence")
        .completes()
        .sees("Place of the internship", "in a company", "to attest: Company Tutor"),
      on("2031-08-26").as("company tutor").types("/defence").presses("Attest").sees("attested"),
      on("2031-08-27").as("teaching team").types("/inbox").presses("Attest", "Graduation defence").sees("done"),
      on("2031-08-28").as("company tutor").isNotReminded("Graduation defence"),
    );
  });

  it("CMI-01 CMI-02 whoever comes in year 2 records the internship of year 1 that their assessment waits for, and is not late with it", async () => {
    const { tell } = await open({ keptFrom: "2027-09-13" });
    await tell(
      on("2027-09-14").as("student").isNotReminded("Immersion internship"),
      on("2027-09-14")
        .as("student")
        .types("/dossier immersion-assessment")
        .sees("comes after the immersion internship")
        .seesNot("late"),
      on("2027-09-14").as("teaching team").types("/late").seesNot("mmersion"),
      on("2027-09-14")
        .as("student")
        .types("/inbox")
        .presses("Fill in", "Immersion internship")
        .completes({ Company: "A bakery", "First day": "2027-06-14", "Last day": "2027-07-16" })
        .sees("to approve: Academic Tutor")
        .seesNot("late"),
      on("2027-09-15").as("academic tutor").types("/inbox").presses("Approve", "Immersion").sees("approved"),
      on("2027-09-16")
        .as("student")
        .types("/inbox")
        .presses("Fill in", "Self-assessment")
        .completes({ "Difficulties met and solutions found": "Night work" })
        .sees("done"),
      on("2027-09-16").as("student").types("/dossier graduation-internship").seesNot("late"),
    );
  });
});
