import { describe, it } from "vitest";
import { openCourse } from "../support/course/course.ts";
import { on } from "../support/course/story.ts";

const around = { partner: "partner", research_professor: "professor", business_member: "banker" };
const school = () =>
  openCourse({
    programme: "imt-international",
    begins: 2026,
    learners: {
      student: { ...around, country_representative: "delegate for india" },
      traveller: { ...around, country_representative: "delegate for brazil" },
    },
    options: { student: "India", traveller: "Brazil" },
    school: {
      international_office: "office",
      recruitment_officer: "officer",
      international_director: "director",
      recruitment_panel: "panel",
    },
  });

const doubleDegreeApplication = [
  on("2026-09-07").as("student").types("/apply").may("Double degree, with a partner", "As a free-mover"),
  on("2026-09-07")
    .as("student")
    .types("/apply")
    .presses("Double degree, with a partner")
    .completes({ "Course applied for": "engineering" })
    .sees("to attest: Partner"),
  on("2026-09-08").as("panel").types("/inbox").seesNot("International application"),
  on("2026-09-08").as("partner").isReminded("International application"),
  on("2026-09-14")
    .as("partner")
    .types("/inbox")
    .presses("Attest")
    .completes({ "Results: mathematics, physics, specialised areas": "all passed" }),
  on("2026-09-15").as("officer").types("/inbox").presses("Approve").sees("State: done"),
];

const freeMoverApplication = [
  on("2026-09-16")
    .as("traveller")
    .types("/apply")
    .presses("As a free-mover")
    .completes({ "Course applied for": "management" })
    .sees("to attest: Panel"),
  on("2026-09-17").as("partner").types("/inbox").seesNot("International application"),
  on("2026-09-21")
    .as("panel")
    .types("/inbox")
    .presses("Attest")
    .completes({ "View of the personal and professional project": "well thought out" })
    .sees("to approve: Officer"),
  on("2026-09-22").as("officer").types("/inbox").presses("Approve").sees("State: done"),
];

const doubleDegree = [
  on("2026-10-05")
    .as("student")
    .types("/double-degree")
    .presses("Begin")
    .isRefused("requires an agreement signed with the partner"),
  on("2026-10-12").as("officer").types("/partnership").presses("Begin, Student").completes({ "Visits made": "2" }),
  on("2026-10-19").as("director").types("/inbox").presses("Sign").completes(),
  on("2026-10-20")
    .as("student")
    .types("/double-degree")
    .presses("Begin")
    .isRefused("requires an agreement signed with the partner"),
  on("2026-10-26").as("partner").types("/inbox").presses("Sign").sees("signed"),
  on("2026-10-27")
    .as("student")
    .types("/double-degree")
    .presses("Begin")
    .completes({ "Degree prepared at the partner": "Master of Science" })
    .sees("to approve: Partner", "to approve: Officer"),
  on("2026-10-28").as("officer").types("/inbox").presses("Approve"),
  on("2026-10-29").as("partner").types("/inbox").presses("Approve").sees("State: done"),
];

const country = [
  on("2026-11-02").as("student").types("/contacts").sees("Delegate For India").seesNot("Delegate For Brazil"),
  on("2026-11-02").as("student").types("/country").presses("Begin").completes({ Question: "Where does one live?" }),
  on("2026-11-03").as("delegate for brazil").types("/inbox").seesNot("Question about a country"),
  on("2026-11-03").as("delegate for india").types("/inbox").presses("Complete").completes({ Answer: "On the campus" }),
  on("2026-11-04").as("student").types("/country").presses("Open").sees("On the campus"),
  on("2026-11-04").as("student").types("/faq representative").sees("5 of the 9", "004:L30, L37"),
];

const semesterAbroad = [
  on("2026-11-09").as("student").counts("semesters-abroad", 0),
  on("2026-11-09")
    .as("student")
    .types("/abroad")
    .presses("Begin")
    .completes({ From: "2027-02-01", "To (the same day if empty)": "2027-06-30" })
    .presses("Fill in")
    .completes({ "Direction of the mobility": "from IMT abroad", Country: "Brazil", "Number of semesters": "1" })
    .sees("to approve: Office"),
  on("2026-11-10").as("office").types("/inbox").presses("Approve").sees("State: done"),
  on("2026-11-11").as("student").counts("semesters-abroad", 1),
];

const stayFromAbroad = [
  on("2026-11-16")
    .as("traveller")
    .types("/abroad")
    .presses("Begin")
    .completes({ From: "2027-02-01", "To (the same day if empty)": "2027-06-30" })
    .presses("Fill in")
    .completes({ "Direction of the mobility": "from abroad to IMT", "Number of semesters": "1" }),
  on("2026-11-17").as("office").types("/inbox").presses("Approve").sees("State: done"),
  on("2026-11-18").as("traveller").counts("semesters-abroad", 0),
];

const internships = [
  on("2027-03-01")
    .as("student")
    .types("/internship")
    .presses("Begin")
    .completes({ From: "2027-07-01", "To (the same day if empty)": "2027-12-31" })
    .presses("Fill in")
    .completes({ Company: "First Company" })
    .sees("to attest: Professor", "to attest: Banker"),
  on("2028-01-04").as("professor").types("/inbox").presses("Attest").completes(),
  on("2028-01-05").as("student").counts("internship-months", 0, 6),
  on("2028-01-24").as("office").isReminded("Company internship"),
  on("2028-01-24").as("banker").types("/inbox").presses("Attest").completes().sees("State: done"),
  on("2028-01-25").as("student").counts("internship-months", 6),
  on("2028-02-01")
    .as("student")
    .types("/internship")
    .presses("Begin")
    .completes({ From: "2028-02-14", "To (the same day if empty)": "2028-06-13" })
    .presses("Fill in")
    .completes({ Company: "Second Company" }),
  on("2028-06-19").as("banker").types("/inbox").presses("Attest").completes(),
  on("2028-06-20").as("professor").types("/inbox").presses("Attest").completes().sees("State: done"),
  on("2028-06-21").as("student").counts("internship-months", 10),
  on("2028-06-21").as("student").types("/faq internship").sees("From 9 to 12 months", "004:L93"),
];

describe("a whole course of the international programme", () => {
  it("IMT-01 IMT-02 IMT-03 IMT-04 IMT-05 IMT-06 goes from applications by each road to a semester abroad and assessed internships", async () => {
    const { tell } = await school();
    await tell(
      ...doubleDegreeApplication,
      ...freeMoverApplication,
      ...doubleDegree,
      ...country,
      ...semesterAbroad,
      ...stayFromAbroad,
      ...internships,
    );
  });
});
