import { describe, expect, it } from "vitest";
import { tellTraps } from "../../../../src/core/programme/tell-traps.ts";
import type { Lang } from "../../../../src/core/words/lang.ts";
import { proveProgramme } from "../../../../src/domain/programme/proof/prove-programme.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { changed, SMALL } from "../../domain/programme/support.ts";

function told(text: string, lang: Lang = "en") {
  const programme = readProgramme(text, "small.yaml");
  return tellTraps({ programme, lang }, proveProgramme(programme)).map(({ what, way, mend }) => [what, ...way, mend]);
}

const OWN = changed("- student fills\n", "- student fills\n        - coach validates, or back to student\n");

describe("how people would get stuck, in words", () => {
  it("is nothing where all is well", () => {
    expect(told(SMALL)).toEqual([]);
    expect(told(OWN)).toEqual([]);
  });

  it("is what is wrong, who does what until then, and what to write instead", () => {
    const text = SMALL.replace("do: office validates within", "do: coach validates within");
    expect(told(text)).toEqual([
      [
        "plan: “coach: approves” waits for nobody: who holds that role wrote what is to be judged",
        "student: fills in",
        "coach: completes and signs (Abroad? yes)",
        "office: attests",
        "give that step to another role, or to several: “ROLE or ROLE”",
      ],
    ]);
    expect(told(text, "fr")).toEqual([
      [
        "projet : « accompagnateur : valide » n'attend personne : qui tient ce rôle a rempli ce qu'il faudrait juger",
        "étudiant : remplit",
        "accompagnateur : complète et signe (À l'étranger ? oui)",
        "secrétariat : atteste",
        "donnez cette étape à un autre rôle, ou à plusieurs : « RÔLE or RÔLE »",
      ],
    ]);
  });

  it("asks for greater teams where a team's learners are too few", () => {
    const alone = SMALL.replace("options:", "teams: { size: 1 to 3 }\noptions:")
      .replace("each: return to school\n    due: day of the return\n", "each: team\n    due: end of the course\n")
      .replace(/ {4}requires:\n.*\n {4}steps: student fills\n/, "    steps: [student fills, student validates]\n");
    expect(told(alone)[0]?.at(-1)).toBe("give that step to another role, or ask for greater teams in `teams: size`");
    expect(told(alone, "fr")[0]?.at(-1)).toBe(
      "donnez cette étape à un autre rôle, ou demandez dans `teams: size` des équipes plus grandes",
    );
    expect(told(alone.replace("1 to 3", "2 to 3"))).toEqual([]);
    const office = alone
      .replace("student validates]", "office signs, office validates]")
      .replace("[student f", "[office f");
    expect(told(office)).toEqual([]);
  });

  it("advises by its steps where a dossier has too many states to try them all", () => {
    const way = { path: null, moves: [] };
    const proof = { dossier: "plan", states: 9, traps: [{ kind: "too-many-states", states: 9, way } as const] };
    const advice = (text: string, lang: Lang = "en") => {
      const programme = readProgramme(text, "small.yaml");
      const found = { ...proveProgramme(programme), dossiers: [{ ...proof, people: [], apart: [] }] };
      return tellTraps({ programme, lang }, found).map(({ what, mend }) => [what, mend])[0];
    };
    const parallel = "- any order: [coach completes and signs, office attests]\n";
    const inOrder = SMALL.replace(parallel, "- coach completes and signs\n        - office attests\n");
    expect(advice(SMALL)).toEqual([
      "plan: more than 9 situations: not all were tried",
      "make two dossiers of it, or put some of its steps in order",
    ]);
    const mends = { order: advice(SMALL, "fr")?.[1], answers: advice(inOrder, "fr")?.[1] };
    expect(mends).toEqual({
      order: "coupez-le en deux dossiers, ou mettez des étapes dans un ordre",
      answers: "coupez-le en deux dossiers, ou mettez plusieurs étapes sous une même condition",
    });
    expect(advice(inOrder)?.[1]).toBe("make two dossiers of it, or put several of its steps under one condition");
  });

  it("says of a dossier that the weeks of the plan never bring it about, and what waits for it", () => {
    const weeks = changed('1: "S40-44 C45-52 S1-39"', '1: "S40-52 S1-39"').replace(
      '2: "C40-52 C1-20 D21 O22-39"',
      '2: "S40-52 S1-20 D21 O22-39"',
    );
    const plan = "{ dossier: plan, else: { fr: Le projet d'abord., en: The plan first. } }";
    const text = weeks
      .replace(`requires:\n      - ${plan}`, "")
      .replace("    form:\n", `    requires: [${plan.replace("plan", "log")}]\n    form:\n`);
    expect(told(weeks)).toEqual([
      [
        "log: it never comes: nothing in the weeks of the programme brings it about",
        "change its `each` or its `years`, or mend `plan` or `sessions`",
      ],
    ]);
    expect(told(weeks, "fr")[0]?.[0]).toBe(
      "carnet : il ne vient jamais : rien dans les semaines du programme ne l'amène",
    );
    expect(told(text).map(([what]) => what)).toEqual([
      "plan: it asks that one “log” is finished, which can never be",
      "log: it never comes: nothing in the weeks of the programme brings it about",
    ]);
  });

  it("says of a dossier that is due before it opens, its steps left out", () => {
    const text = changed("opens: 12 weeks before half", "opens: 1 week after half")
      .replace("    remind: 14, 7, 0 days before due\n", "")
      .replace("- student fills", "- student fills before half");
    expect(told(text)).toEqual([
      [
        "plan: it is late before it opens: it is due “end of the semester” (by default Friday of week 5), and opens 1 week after “end of the semester” (by default Friday of week 5)",
        "write a later day in `due`, or an earlier one in `opens`",
      ],
    ]);
    expect(told(text, "fr")[0]?.[0]).toContain("projet : il est en retard avant de s'ouvrir : il est dû ");
  });

  it("names what was known already from another dossier", () => {
    const text = SMALL.replace(
      "    steps: student fills",
      "    takes: { far: { dossier: plan, field: abroad } }\n    steps: { in order: [student fills, { when: far, do: student attests }] }",
    );
    expect(told(text)).toEqual([
      [
        "log: “student: attests” waits for nobody: who holds that role wrote what is to be judged",
        "known already: Abroad? yes",
        "student: fills in",
        "give that step to another role, or to several: “ROLE or ROLE”",
      ],
    ]);
    expect(told(text, "fr")[0]?.[1]).toBe("on sait déjà : À l'étranger ? oui");
  });

  it("reckons with what may not be known: an answer that is asked of some only", () => {
    const TAKES = "    takes: { far: { dossier: plan, field: abroad } }\n";
    const both = `${TAKES}    steps: { in order: [{ when: far, do: student fills }, { when: not far, do: office attests }] }`;
    const sure = SMALL.replace("    steps: student fills", both);
    expect(told(sure)).toEqual([]);
    const open = sure.replace("is: yes or no }", "is: yes or no, required: false }");
    expect(told(open).map(([what]) => what)).toEqual(["log: it is open, but nothing is asked of anybody"]);
  });

  it("names the road that was taken, and the step that comes too late", () => {
    const road = SMALL.replace(
      "    steps: student fills",
      "    paths: { near: { fr: ici, en: near }, far: { fr: là, en: far } }\n    steps: { when: path is near, do: student fills }",
    );
    expect(told(road)).toEqual([
      [
        "log: it is open, but nothing is asked of anybody",
        "the road “far” is chosen",
        "begin with a step without a condition",
      ],
    ]);
    const late = SMALL.replace(
      "- student fills",
      "- { when: abroad, do: office validates }\n        - student fills",
    ).replace("\n        - { when: abroad, do: office validates within coachTime }", "");
    expect(told(late, "fr")[0]).toEqual([
      "projet : « secrétariat : valide » n'est demandé qu'après « étudiant : remplit », qui vient derrière",
      "étudiant : remplit (À l'étranger ? oui)",
      "mettez cette étape derrière celle qui remplit ce que la condition demande",
    ]);
  });

  it("says why nothing could ever meet a requirement", () => {
    const PLAN = "{ dossier: plan, else: { fr: Le projet d'abord., en: The plan first. } }";
    const ELSE = "else: { fr: a, en: a }";
    const asks = (...asked: readonly string[]) => SMALL.replace(PLAN, asked.join("\n      - "));
    const stay = (text: string, place: string) =>
      text.replace("each: return to school\n    due: day of the return\n", `each: stay\n    during: ${place} period\n`);
    const bounds = asks(`{ counter: hours, at least: 20, ${ELSE} }`, `{ counter: hours, at most: 10, ${ELSE} }`);
    const months = stay(asks(`{ lasts: 40 months, ${ELSE} }`), "company");
    const talk =
      "  talk:\n    rules: [ABC-01]\n    name: { fr: exposé, en: talk }\n    source: 009:L12\n    each: stay\n    during: school period\n    steps: student fills\n";
    const days = stay(asks(`{ dossier: talk, on: the same days, ${ELSE} }`), "company").replace(
      "  log:\n",
      `${talk}  log:\n`,
    );
    const both = (text: string) => [told(text)[0], told(text, "fr")[0]];
    const [less, lessFr] = [
      "ask for less, for something else, or add `when`",
      "demandez moins, ou autre chose, ou ajoutez `when`",
    ];
    expect(both(bounds)).toEqual([
      [
        "log: it asks that the counter “hours” has not passed 10 hours, and what else it asks for already brings that counter to 20 at least",
        less,
      ],
      [
        "carnet : il faut d'abord au plus 10 heures au compteur « heures », et ce qu'il demande d'autre mène déjà ce compteur à 20 au moins",
        lessFr,
      ],
    ]);
    expect(both(months)).toEqual([
      ["log: it asks that it lasts at least 40 months, and no days on end come to more than 13.32", less],
      [
        "carnet : il faut d'abord une durée d'au moins 40 mois, et aucune suite de jours n'y va au-delà de 13,32",
        lessFr,
      ],
    ]);
    expect(both(days)).toEqual([
      [
        "log: it asks that “talk” is finished for days that both share, and one of the two is at school, the other in company",
        "give both the same `during`, take one of them out, or ask for it without `on: the same days`",
      ],
      [
        "carnet : il faut d'abord « exposé » terminé, pour des jours en commun, et l'un est à l'école quand l'autre est en entreprise",
        "donnez aux deux le même `during`, ou retirez-en un, ou demandez-le sans `on: the same days`",
      ],
    ]);
  });

  it("says what is always late for what it waits for, or closes before it can be done", () => {
    const after = changed(
      "opens: 12 weeks before half\n    due: half",
      "opens: friday of week 30\n    due: friday of week 33",
    ).replace("each: return to school\n    due: day of the return\n", "each: year\n    due: friday of week 10\n");
    expect([told(after), told(after, "fr")]).toEqual([
      [
        [
          "log: it is always late: it is due Friday of week 10, and “plan”, which it asks for, opens only later: Friday of week 30",
          "write a later day in `due`, or an earlier one in `opens` of the other",
        ],
      ],
      [
        [
          "carnet : il est toujours en retard : il est dû le vendredi de la semaine 10, et « projet », qu'il faut d'abord, n'ouvre que plus tard : le vendredi de la semaine 30",
          "écrivez un jour plus tardif dans `due`, ou pour l'autre un jour plus tôt dans `opens`",
        ],
      ],
    ]);
    const form = "    form: { a: { label: { fr: a, en: a }, is: date, during: its own days, not after: today } }\n";
    const closed = changed("each: return to school\n    due: day of the return\n", "each: stay\n")
      .replace("    steps: student fills\ncounters", `${form}    steps: student fills until half\ncounters`)
      .replace("default: friday of week 5", "default: start of the course")
      .replace("opens: 12 weeks before half\n    due: half", "due: friday of week 33");
    expect([told(closed), told(closed, "fr")]).toEqual([
      [
        [
          "log: “student: fills in” can never be done: its last day, “end of the semester” (by default the start of the course), comes before the days of which it asks for a past one",
          "write a later day after `until`, or take out `not after: today`",
        ],
      ],
      [
        [
          "carnet : « étudiant : remplit » ne peut jamais se faire : son dernier jour, « fin du semestre » (par défaut le début de la formation), vient avant les jours dont il demande une date passée",
          "écrivez un jour plus tardif après `until`, ou retirez `not after: today`",
        ],
      ],
    ]);
  });

  it("says what waits for what where a requirement cannot be met", () => {
    const circle = changed(
      "    form:",
      "    requires: [{ counter: hours, at least: 3, else: { fr: a, en: a } }]\n    form:",
    );
    expect(told(circle)).toEqual([
      [
        "plan: it asks that the counter “hours” has reached 3 hours, and nothing that can be finished feeds that counter",
        "What waits for what: plan -> hours -> plan",
        "ask for less, for something else, or add `when`",
      ],
      [
        "log: it asks that this year's “plan” is finished, which can never be",
        "What waits for what: log -> plan -> hours -> plan",
        "ask for less, for something else, or add `when`",
      ],
    ]);
  });

  it("says which step is late before its dossier opens", () => {
    expect(told(changed("- student fills", "- student fills before 13 weeks before half"))).toEqual([
      [
        "plan: “student: fills in” is late from the first day on: its last day, 13 weeks before “end of the semester” (by default Friday of week 5), comes before the dossier opens: 12 weeks before “end of the semester” (by default Friday of week 5)",
        "write a later day after `before`, or an earlier one in `opens`",
      ],
    ]);
  });
});
