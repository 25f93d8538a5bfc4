import { describe, expect, it } from "vitest";
import { handOf } from "../../support/course/shown.ts";
import { on } from "../../support/course/story.ts";
import { openTeamSchool, teamCourse } from "../../support/team-school.ts";

const DAY = "2026-10-05";

describe("/team", () => {
  it("MIS-01 a student makes a team and adds others of the cohort while there is room; nobody is in two", async () => {
    const { tell } = await teamCourse();
    await tell(
      on(DAY).as("ann").types("/team").sees("You have no team in the cohort course yet").presses("Make a team"),
      on(DAY)
        .as("ann")
        .types("/team new")
        .fills({ "Name of the team": "Les Ponts" })
        .sees("The team Les Ponts is made"),
      on(DAY).as("ann").types("/team").sees("One member (2 to 3): Ann", "One more is needed", "Coach: nobody yet"),
      on(DAY)
        .as("ann")
        .types("/team")
        .presses("Add somebody")
        .fills({ Who: "Bob" })
        .sees("Bob is in the team Les Ponts"),
      on(DAY).as("bob").types("/team").sees("Your team", "2 members (2 to 3): Ann, Bob").seesNot("needed"),
      on(DAY).as("bob").types("/team new Autre").isRefused("Bob is in the team Les Ponts already"),
      on(DAY).as("bob").types("/team add cleo@school.example").sees("3 members (2 to 3): Ann, Bob, Cleo"),
      on(DAY).as("cleo").types("/team").mayNot("Add somebody", "Take somebody out", "Make a team"),
      on(DAY).as("cleo").types("/team add dan").isRefused("too large: 3 members at most", "make another team"),
      on(DAY).as("dan").types("/team new les ponts").isRefused("There is a team Les Ponts in the cohort course"),
      on(DAY).as("dan").types("/team new Les Tours").sees("The team Les Tours is made"),
      on(DAY).as("dan").types("/team add ann").isRefused("Ann is in the team Les Ponts already", "one team at a time"),
      on(DAY).as("dan").types("/team add zzz").isRefused("Nobody matches"),
    );
  });

  it("MIS-01 people leave their team, and only who keeps the roster takes somebody else out", async () => {
    const { tell } = await teamCourse();
    await tell(
      on(DAY).as("ann").types("/team new Les Ponts"),
      on(DAY).as("ann").types("/team add bob"),
      on(DAY).as("ann").types("/team remove bob").isRefused("they take nobody else out", "Ask: office"),
      on(DAY)
        .as("bob")
        .types("/team new Les Tours")
        .isRefused("with “team remove”; these can take them out too: office · Bridge builders."),
      on(DAY).as("bob").types("/team remove").sees("Bob is in the team Les Ponts no longer"),
      on(DAY).as("ann").types("/team add bob"),
      on(DAY).as("bob").types("/team").presses("Leave the team").sees("Bob is in the team Les Ponts no longer"),
      on(DAY).as("bob").types("/team").sees("no team in the cohort course yet"),
      on(DAY)
        .as("office")
        .types("/team")
        .sees("One team")
        .presses("Add somebody")
        .fills({ Who: "Dan" })
        .sees("Ann, Dan"),
      on(DAY).as("office").types("/team remove ann from Les Ponts").sees("One member (2 to 3): Dan"),
      on(DAY).as("office").types("/team remove dan from ponts").sees("has no member left: it is dissolved"),
      on(DAY).as("office").types("/team").sees("No team"),
      on(DAY).as("ann").types("/team new Les Ponts").sees("is made"),
    );
  });

  it("MIS-01 the office makes a team of whom it names, and names the coach of the whole team at once", async () => {
    const { tell } = await teamCourse();
    await tell(
      on(DAY)
        .as("office")
        .types("/team new")
        .fills({ "Name of the team": "Les Ponts", "First member: address or name": "an" })
        .isRefused("Several match: Ann"),
      on(DAY).as("office").types("/team new Les Ponts person=bob").sees("The team Les Ponts is made"),
      on(DAY)
        .as("office")
        .types("/replace “Les Ponts” coach coach@school.example 2026-10-05 Coach")
        .sees("Coach, coach of Les Ponts"),
      on(DAY)
        .as("office")
        .types("/replace bob coach other@school.example")
        .isRefused("held around a whole team", "Les Ponts"),
      on(DAY)
        .as("office")
        .types("/replace “Les Ponts” mentor other@school.example")
        .isRefused("Choose one of these roles: coach"),
      on(DAY).as("office").types("/replace bob mentor coach@school.example").isRefused("is coach of Bob already"),
      on(DAY)
        .as("office")
        .types("/replace “Les Ponts” coach mentor@school.example")
        .isRefused("has a role around Bob already"),
      on(DAY).as("coach").types("/team").sees("One team", "Coach: Coach").mayNot("Add somebody"),
      on(DAY)
        .as("coach")
        .types("/team add ann to Les Ponts")
        .isRefused("Only the members of the team Les Ponts", "Ask: office"),
      on(DAY).as("coach").types("/my-people").sees("Bob").seesNot("Les Ponts"),
      on(DAY).as("mentor").types("/team").sees("Nobody whom you follow works in a team"),
      on(DAY).as("mentor").types("/team new Les Tours").isRefused("A team is made by somebody who will be in it"),
    );
  });

  it("MIS-04 MIS-05 says who lacks what every member must have, and how far each is", async () => {
    const { tell } = await teamCourse();
    await tell(
      on(DAY).as("ann").types("/team new Les Ponts"),
      on(DAY).as("ann").types("/team add bob"),
      on(DAY)
        .as("ann")
        .types("/team")
        .sees("Project module: Ann, Bob have not passed it", "Hours (40 to 100 hours each): Ann 0, Bob 0"),
      on(DAY).as("office").types("/replace “Les Ponts” coach coach@school.example"),
      on(DAY).as("ann").types("/training").presses("Fill in").fills({ Mark: "12" }),
      on(DAY).as("coach").types("/inbox").presses("Approve").sees("approved"),
      on(DAY).as("bob").types("/worked").presses("Begin").fills({ Hours: "3.5" }),
      on(DAY).as("ann").types("/team").sees("Project module: Bob has not passed it", "Ann 0, Bob 3.5"),
    );
  });

  it("MIS-01 members no longer change a team of which something is finished; the office still does", async () => {
    const { tell } = await teamCourse();
    await tell(
      on(DAY).as("ann").types("/team new Les Ponts"),
      on(DAY).as("ann").types("/team add bob"),
      on(DAY).as("office").types("/replace “Les Ponts” coach coach@school.example"),
      on(DAY).as("bob").types("/charter").presses("Fill in").fills({ Aims: "A bridge" }),
      on(DAY).as("ann").types("/team").may("Add somebody", "Leave the team"),
      on(DAY).as("coach").types("/inbox").sees("Team charter, Les Ponts").presses("Approve"),
      on(DAY).as("ann").types("/team").mayNot("Add somebody", "Leave the team"),
      on(DAY).as("ann").types("/team add cleo").isRefused("A dossier of the team Les Ponts is finished", "Ask: office"),
      on(DAY).as("ann").types("/team remove ann").isRefused("A dossier of the team Les Ponts is finished"),
      on(DAY).as("office").types("/team add cleo to Les Ponts").sees("Ann, Bob, Cleo"),
    );
  });

  it("speaks French, and gives the same as data", async () => {
    const { app, personOf, setClock } = await openTeamSchool();
    setClock(`${DAY}T09:00`);
    const ask = async (who: string, line: string) => {
      const outcome = await app.door.line(line, { person: await personOf(who), lang: "fr", zone: null });
      return { outcome, text: JSON.stringify(outcome.card) };
    };
    const made = await ask("ann", "team nouvelle Les Ponts");
    expect(made.text).toContain("L'équipe Les Ponts est faite");
    expect(made.text).toContain("Un membre (de 2 à 3) : Ann");
    const { text } = await ask("ann", "team ajouter bob");
    expect(text).toContain("Module de conduite de projet : manque à Ann, Bob");
    expect(text).toContain("Heures (40 à 100 heures chacun) : Ann 0, Bob 0");
    expect((await ask("dan", "team ajouter bob à Les Ponts")).text).toContain("équipe");
    const again = await app.door.line("team nouvelle Les Tours", {
      person: await personOf("bob"),
      lang: "fr",
      zone: null,
    });
    expect(again).toMatchObject({
      error: {
        next: "Chacun peut quitter son équipe avec « team remove » ; peuvent aussi l'en retirer : bureau · Bâtisseurs de ponts.",
      },
    });
    const { outcome } = await ask("bob", "team");
    expect(outcome).toMatchObject({
      ok: true,
      data: {
        teams: [
          {
            team: { name: "Les Ponts" },
            cohort: "course",
            members: [{ name: "Ann" }, { name: "Bob" }],
            least: 2,
            most: 3,
            complete: true,
            roles: [{ role: "coach", holders: [] }],
            missing: [{ dossier: "training", who: [{ name: "Ann" }, { name: "Bob" }] }],
            counters: [{ counter: "hours-worked", members: [{ settled: 0, least: 40, most: 100 }, {}] }],
          },
        ],
        make: [],
      },
    });
    const english = await handOf(app.door, await personOf("bob")).types("/team");
    expect(english.text).toContain("Your team");
  });
});
