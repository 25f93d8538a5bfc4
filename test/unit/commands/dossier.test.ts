import { describe, expect, it } from "vitest";
import { dossierDesk, errorOf } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";

interface Answer {
  readonly dossiers: readonly {
    readonly kind: string;
    readonly person: { readonly email: string };
    readonly status: string;
  }[];
}

async function itemsOf(answer: ReturnType<Awaited<ReturnType<typeof dossierDesk>>["school"]["ask"]>) {
  const { card } = await answer;
  return card.parts.flatMap((part) => (part.kind === "item" ? [part] : []));
}

describe("/dossier", () => {
  it("ALB-20 shows the one that matters now under its word, with its history", async () => {
    const { school } = await dossierDesk();
    const outcome = await school.ask("apprentice2@demo.example", "dossier project-topic");
    expect(dataOf<Answer>(outcome).dossiers).toMatchObject([
      {
        kind: "project-topic",
        status: "open",
        history: [{ step: "apprentice-fills" }, { step: "master-completes-and-signs" }],
      },
    ]);
    expect(dataOf(await school.ask("apprentice2@demo.example", "project-topic"))).toEqual(dataOf(outcome));
  });

  it.each(["sujet", "SUJET", "topic", "sujte", "company project topic"])(
    "finds a dossier by its name, or what is near it: %s",
    async (typed) => {
      const { school } = await dossierDesk();
      const outcome = await school.ask("apprentice2@demo.example", `dossier "${typed}"`, "fr");
      expect(dataOf<Answer>(outcome).dossiers).toMatchObject([{ kind: "project-topic" }]);
    },
  );

  it("ALB-20 lists those of several years that are open together, each with its year; the only one is shown whole", async () => {
    const { school } = await dossierDesk();
    expect(dataOf<Answer>(await school.ask("apprentice1@demo.example", "project-topic")).dossiers).toHaveLength(1);
    school.setClock("2028-04-01T09:00:00+02:00");
    const items = await itemsOf(school.ask("tutor1@demo.example", "project-topic apprentice1", "fr"));
    expect(items.map(({ lines }) => lines[0])).toEqual([
      expect.stringMatching(/^1re année, .* 2027$/),
      expect.stringMatching(/^2e année, .* 2028$/),
    ]);
    const opened = await Promise.all(
      items.map(({ buttons: [open] }) =>
        school.press("apprentice1@demo.example", open?.command ?? "", open?.input ?? {}),
      ),
    );
    expect(opened.map((one) => dataOf<Answer>(one).dossiers[0])).toMatchObject([{ year: 1 }, { year: 2 }]);
  });

  it("ALB-20 shows the only one that waits for the asker, and below it what else is open", async () => {
    const { school } = await dossierDesk();
    school.setClock("2028-04-01T09:00:00+02:00");
    const answer = await school.ask("apprentice1@demo.example", "project-topic", "fr");
    expect(dataOf<Answer>(answer).dossiers).toMatchObject([{ year: 2 }]);
    const items = await itemsOf(Promise.resolve(answer));
    expect(items.map(({ lines }) => lines[0])).toEqual([expect.stringMatching(/^1re année, .* 2027$/)]);
  });

  it("shows a tutor one of each apprentice, or of the one that was named", async () => {
    const { school } = await dossierDesk();
    const all = dataOf<Answer>(await school.ask("tutor1@demo.example", "dossier liaison")).dossiers;
    expect(all.map(({ person }) => person.email).toSorted()).toEqual(
      [1, 2, 3].map((n) => `apprentice${n}@demo.example`),
    );
    const one = dataOf<Answer>(await school.ask("tutor1@demo.example", "dossier liaison apprentice2")).dossiers;
    expect(one).toMatchObject([{ person: { email: "apprentice2@demo.example" } }]);
  });

  it("without a word lists what is open", async () => {
    const { school } = await dossierDesk();
    const { dossiers } = dataOf<Answer>(await school.ask("apprentice1@demo.example", "dossier"));
    expect(dossiers.length).toBeGreaterThan(2);
    expect(new Set(dossiers.map(({ status }) => status))).toEqual(new Set(["open"]));
  });

  it.each(["unknown", "<b>x</b>", "x:y:z", "__proto__"])(
    "refuses %j, naming the words that lead somewhere",
    async (word) => {
      const { school } = await dossierDesk();
      const outcome = await school.ask("apprentice1@demo.example", `dossier ${word}`);
      expect(errorOf(outcome)).toBe("not-found");
    },
  );

  it.each([
    ["tutor1", "liaison Zoé", "en", "I cannot find “Zoé” among the people you follow.", /my-people/],
    [
      "registrar",
      "dossier liaison Zoé",
      "fr",
      "Je ne trouve pas « Zoé » parmi les personnes que vous suivez.",
      /my-people/,
    ],
    ["apprentice1", "dossier topic zzz", "en", "I cannot find “zzz” among the people you follow.", /part of the name/],
  ] as const)(
    "tells %s who typed “%s” that nobody they follow has that name",
    async (who, line, lang, message, next) => {
      const { school } = await dossierDesk();
      const outcome = await school.ask(`${who}@demo.example`, line, lang);
      expect(outcome).toMatchObject({ error: { id: "not-found", next: expect.stringMatching(next) } });
      expect(outcome.card.title.replaceAll("\u00a0", " ")).toBe(message);
    },
  );

  it("ALB-41 tells who may not read a dossier under its word who can", async () => {
    const { school } = await dossierDesk();
    const closed = await school.ask("master1@demo.example", "english");
    expect(closed).toMatchObject({
      error: { id: "not-allowed", next: expect.stringMatching(/apprentice.*registrar/) },
    });
    expect(errorOf(await school.ask("master1@demo.example", "dossier english-level"))).toBe("not-allowed");
  });

  it("shows nobody a dossier of an enrolment that is none of their business", async () => {
    const desk = await dossierDesk();
    const { dossier } = await desk.open("project-topic", "demo-2");
    expect(errorOf(await desk.press("apprentice1", "dossier", { which: dossier }))).toBe("not-allowed");
  });
});
