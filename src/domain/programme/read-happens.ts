import { type Path, type Problems, say } from "./problems.ts";
import type { WrittenProgramme } from "./schema.ts";
import type { WrittenDossier } from "./schema-dossiers.ts";

/** Notes a dossier that never comes: of teams that nobody makes, of sessions that no week has. */
export function checkHappens(
  written: Pick<WrittenDossier, "each" | "per">,
  { calendar, teams }: Pick<WrittenProgramme, "calendar" | "teams">,
  at: Path,
  problems: Problems,
): void {
  if (written.each === "week with sessions" && calendar.sessions === undefined) {
    problems.add([...at, "each"], {
      problem: say(
        "aucune semaine n'a de séances : le calendrier n'en dit rien",
        "no week has sessions: the calendar says nothing of them",
      ),
      mend: say(
        "ajoutez `sessions: …` sous `calendar`, ou écrivez un autre `each`",
        "add `sessions: …` under `calendar`, or write another `each`",
      ),
    });
  }
  const of = written.each === "team" ? "each" : "per";
  checkTeams(written[of] === "team", teams, [...at, of], problems);
}

/** What is a team's needs teams. */
export function checkTeams(isOfTeam: boolean, teams: WrittenProgramme["teams"], at: Path, problems: Problems): void {
  if (!isOfTeam || teams !== undefined) return;
  problems.add(at, {
    problem: say("personne ne travaille en équipe dans cette formation", "nobody works in teams in this programme"),
    mend: say(
      "ajoutez `teams: { size: 3 to 5 }`, ou retirez `team` ici",
      "add `teams: { size: 3 to 5 }`, or take `team` out here",
    ),
  });
}
