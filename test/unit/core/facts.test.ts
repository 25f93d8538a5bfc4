import { describe, expect, it } from "vitest";
import { loadProgrammes } from "../../../db/programmes.ts";
import { factsOn, isAnswered } from "../../../src/core/facts.ts";

const shipped = loadProgrammes();
const all = [...shipped.values()];

function only(id: string) {
  return all.filter((programme) => programme.id === id);
}

describe("a plain question", () => {
  it.each(all.map((programme) => [programme.id, programme] as const))(
    "of %s itself is answered with its own answer",
    (_, programme) => {
      const questions = programme.facts.flatMap(({ id, ask }) => [ask.fr, ask.en].map((text) => [text, id] as const));
      const answers = questions.map(([text]) => {
        const [best] = factsOn(text, [programme]);
        return [text, best?.sure ? best.fact.id : null];
      });
      expect(answers).toEqual(questions);
    },
  );

  it.each([
    ["albi-apprenticeship", "combien coûte un apprenti ?", "cost"],
    ["albi-apprenticeship", "who pays for the apprentices", "wage"],
    ["albi-apprenticeship", "quel est le salaire ?", "wage"],
    ["albi-apprenticeship", "c'est quoi le livret ?", "booklet"],
    ["albi-apprenticeship", "which level of English is needed?", "english"],
    ["albi-apprenticeship", "how many weeks abroad?", "abroad"],
    ["cmi-internships", "combien de semaines dure le stage de fin d'études ?", "graduation"],
    ["cmi-internships", "who sits on the jury?", "jury"],
    ["missions-professionnelles", "combien d'étudiants par équipe ?", "team-size"],
    ["missions-professionnelles", "how many hours?", "hours"],
    ["imt-international", "faut-il passer des tests écrits ?", "written-tests"],
    ["imt-international", "which countries?", "target-countries"],
    ["ales-mobility", "y a-t-il une bourse pour partir ?", "grants"],
    ["ales-mobility", "is there a grant?", "grants"],
  ])("put in other words is answered: %s, %s", (programme, text, fact) => {
    const [best] = factsOn(text, only(programme));
    expect([best?.fact.id, best?.sure]).toEqual([fact, true]);
  });

  it.each([
    "quelle heure est-il à Tokyo ?",
    "quelle heure est-il ?",
    "what time is it in Tokyo?",
    "quel temps fait-il à Paris ?",
    "what is the weather in Paris?",
    "qui a gagné le match hier ?",
    "raconte-moi une blague",
    "tell me a joke",
    "quelle est la capitale du Pérou ?",
    "what is the capital of Peru?",
    "combien font deux et deux ?",
    "how much is two plus two?",
    "comment cuire des pâtes ?",
    "how do I cook pasta?",
    "quel est le prix d'un billet de train pour Lyon ?",
    "how much is a train ticket to Lyon?",
    "qui est le président de la République ?",
    "quel âge a la Terre ?",
    "how old is the Earth?",
    "peux-tu écrire mon rapport ?",
    "can you write my report for me?",
    "comment apprendre l'espagnol ?",
    "how do I learn Spanish?",
    "combien de temps dure le film ?",
    "qui a écrit Les Misérables ?",
    "j'ai perdu mon téléphone",
    "comment résilier mon contrat de téléphone ?",
    "combien coûte une voiture ?",
    "how much does a car cost?",
    "qui paie le restaurant ce midi ?",
    "who pays for lunch today?",
    "combien d'heures de train jusqu'à Brest ?",
    "?",
  ])("about something else is answered by no programme: %s", (text) => {
    expect(all.filter((programme) => isAnswered(text, [programme])).map(({ id }) => id)).toEqual([]);
  });
});
