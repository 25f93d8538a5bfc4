import { type Problems, say } from "./problems.ts";
import type { Role } from "./programme.ts";
import { checkTeams } from "./read-happens.ts";
import { namedOptions, type WrittenProgramme } from "./schema.ts";

/** Null when nobody learns (the mistake is noted). */
export function readRoles(written: WrittenProgramme, problems: Problems): { roles: Role[]; learner: Role | null } {
  const roles = Object.entries(written.roles).map(([id, role]): Role => {
    if (role.per === "option" && written.options !== "any" && Object.keys(namedOptions(written)).length === 0) {
      problems.add(["roles", id, "per"], {
        problem: say(
          "un rôle par option, mais la formation n'a pas d'options",
          "a role per option, but the course has no options",
        ),
        mend: say("ajoutez `options: …` ou écrivez `per: school`", "add `options: …` or write `per: school`"),
      });
    }
    checkTeams(role.per === "team", written.teams, ["roles", id, "per"], problems);
    return {
      id,
      name: role.name,
      per: role.per,
      learner: role.learner ?? false,
      outside: role.outside ?? false,
      duties: role.duties ?? [],
    };
  });
  const learners = roles.filter((role) => role.learner);
  const [learner = null, second] = learners;
  if (!learner || second) {
    problems.add(
      second ? ["roles", second.id, "learner"] : ["roles"],
      {
        problem: second
          ? say("deux rôles apprennent", "two roles are the one who learns")
          : say("aucun rôle n'est celui qui apprend", "no role is the one who learns"),
        mend: say("écrivez `learner: true` à un seul rôle", "write `learner: true` at exactly one role"),
      },
      "key",
    );
  } else if (learner.per !== "enrolment") {
    problems.add(["roles", learner.id, "per"], {
      problem: say("celui qui apprend l'est par son inscription", "the one who learns does so by an enrolment"),
      mend: say("écrivez `per: enrolment`", "write `per: enrolment`"),
    });
  }
  return { roles, learner };
}
