import type { Activity } from "botbuilder";
import { describe, expect, it } from "vitest";
import { EdgeError } from "../../../../src/core/errors.ts";
import { APP_ID, execute, installed, message, submit, TENANT, USER } from "../../../support/teams/activities.ts";
import { bot, InvokeAnswer, textOf } from "../../../support/teams/bot.ts";
import { cardProblems, messageProblems } from "../../../support/teams/card-check.ts";
import { somebody } from "../../../support/teams/fake-door.ts";

const cardOf = (sent: Partial<Activity> | undefined) => sent?.attachments?.[0]?.content;

describe("a message", () => {
  it("is answered with a card", async () => {
    const { tell, door } = bot();
    const sent = await tell(
      message("<at>Passerelle</at> Next-Period school", {
        entities: [{ type: "mention", text: "<at>Passerelle</at>", mentioned: { id: `28:${APP_ID}` } }],
      }),
    );
    expect(door.asked.map(({ line }) => line)).toEqual(["Next-Period school"]);
    expect(sent).toHaveLength(1);
    expect(sent.flatMap(messageProblems)).toEqual([]);
    expect(cardOf(sent[0])).toMatchObject({ lang: "en", fallbackText: "School from Monday" });
  });

  it("brings the reader's language and zone along", async () => {
    const { tell, door } = bot();
    await tell(message("help", { locale: "fr-FR", localTimezone: "America/Montreal" }));
    await tell(message("help", { locale: "de-DE", localTimezone: "Moon/Crater" }));
    await tell(message("help", { locale: null, localTimezone: null }));
    expect(door.asked.map(({ asker }) => [asker.lang, asker.zone])).toEqual([
      ["fr", "America/Toronto"],
      [null, null],
      [null, null],
    ]);
  });

  it("is answered even when nothing was typed", async () => {
    const { tell, door } = bot();
    expect(await tell(message(""))).toHaveLength(1);
    expect(door.asked[0]?.line).toBe("");
  });

  it("never starts the library's typing timer", async () => {
    const { tell } = bot({ slow: 1300 });
    expect((await tell(message("next-period"))).map(({ type }) => type)).toEqual(["message"]);
  });
});

describe("whoever asks", () => {
  it("is looked up once by directory id and tenant, then known", async () => {
    const { tell, door, lookups } = bot();
    await tell(message("help"));
    await tell(message("help", { from: { id: "29:another-device", aadObjectId: USER } }));
    expect(lookups).toEqual(["29:apprentice-one"]);
    expect([...door.links.keys()]).toEqual([`teams/${TENANT}/${USER}`]);
  });

  it("is found by the sign-in name when the mail address is another", async () => {
    const { tell, door } = bot({ addresses: ["nickname@school.example", "apprentice1@school.example"] });
    await tell(message("help"));
    expect(door.asked[0]?.asker.person.email).toBe("apprentice1@school.example");
  });

  it("is told what to do when the roster does not have them", async () => {
    const { tell, door } = bot({ addresses: ["stranger@school.example"] });
    expect(textOf((await tell(message("help")))[0])).toContain("Unknown: stranger@school.example");
    expect(textOf((await tell(execute({ command: "help", input: {} })))[0])).toContain(
      "Unknown: stranger@school.example",
    );
    expect(door.asked).toEqual([]);
  });

  it("is nobody without a directory id or a tenant", async () => {
    const { tell, lookups } = bot();
    expect(textOf((await tell(message("help", { from: { id: "29:x" } })))[0])).toContain("Unknown: nobody");
    const nowhere = { conversation: { id: "a", conversationType: "personal" }, channelData: {} };
    expect(textOf((await tell(message("help", nowhere)))[0])).toContain("Unknown: nobody");
    expect(lookups).toEqual([]);
  });

  it("is asked to come back when Teams does not say who it is", async () => {
    const { tell, log } = bot({ addresses: new EdgeError(503, "no") });
    expect(textOf((await tell(message("help")))[0])).toContain("Teams does not tell me who you are");
    expect(log.lines.map(({ level }) => level)).toEqual(["error"]);
  });

  it("hears of a failure without its details", async () => {
    const { tell, log } = bot({ broken: new Error("secret detail") });
    const [sent] = await tell(message("help", { locale: "fr-FR" }));
    expect(textOf(sent)).toContain("Quelque chose s'est mal passé");
    expect(textOf(sent) + JSON.stringify(log.lines)).not.toContain("secret detail");
  });
});

describe("a button", () => {
  it("pressed as Action.Submit runs its command", async () => {
    const { tell, door } = bot();
    const sent = await tell(submit({ command: "calendar", input: { year: 2 } }));
    expect(door.asked[0]).toMatchObject({ command: "calendar", input: { year: 2 } });
    expect(sent.flatMap(messageProblems)).toEqual([]);
  });

  it("pressed as Action.Execute is replaced by the fresh card, by our own invoke response", async () => {
    const { tell, door } = bot();
    const sent = await tell(execute({ command: "settings", input: { scope: "own" }, form: "f1", "f1.lang": "en" }));
    expect(door.asked[0]).toMatchObject({ command: "settings", input: { scope: "own", lang: "en" } });
    expect(sent.map(({ type }) => type)).toEqual(["invokeResponse"]);
    const { status, body } = InvokeAnswer.parse(sent[0]?.value);
    expect([status, body.statusCode, body.type]).toEqual([200, 200, "application/vnd.microsoft.card.adaptive"]);
    expect(cardProblems(body.value)).toEqual([]);
  });

  it("acts for whoever presses, never for whom the card names", async () => {
    const people = [somebody("apprentice1@school.example"), somebody("registrar@school.example")];
    const { tell, door } = bot({ people });
    await tell(
      execute({ command: "whoami", input: {}, person: "registrar@school.example", from: { aadObjectId: "x" } }),
    );
    expect(door.asked[0]?.asker.person.email).toBe("apprentice1@school.example");
  });

  const forged: readonly unknown[] = [
    {},
    [],
    "next-period",
    { command: 3, input: {} },
    { command: "next-period", input: { deep: { er: 1 } } },
    { command: "", input: {} },
    { command: "x".repeat(65), input: {} },
    { verb: "next-period" },
  ];

  it("that was forged gets a clear answer and runs nothing", async () => {
    const { tell, door } = bot();
    for (const data of forged) {
      expect(textOf((await tell(submit(data)))[0])).toContain("I do not understand this button");
      expect(textOf((await tell(execute(data)))[0])).toContain("I do not understand this button");
    }
    for (const value of [null, 3, {}, { action: null }, { action: {} }]) {
      expect(textOf((await tell(execute(null, { value })))[0])).toContain("I do not understand this button");
    }
    expect(door.asked).toEqual([]);
  });
});

describe("an installation", () => {
  it("is greeted once with the next period, and the bot never greets itself", async () => {
    const { tell, door, lookups } = bot();
    expect(await tell(installed())).toHaveLength(1);
    expect(await tell(installed())).toEqual([]);
    expect(door.asked.map(({ command }) => command)).toEqual(["next-period"]);
    expect(lookups).toEqual(["29:apprentice-one"]);
  });

  it("in a group or a team is silent", async () => {
    const { tell } = bot();
    const conversation = { id: "19:group", conversationType: "groupChat", tenantId: TENANT };
    expect(await tell(installed({ conversation }))).toEqual([]);
  });
});

describe("what is not for us", () => {
  it("is let pass in silence", async () => {
    const { tell, door } = bot();
    for (const type of ["typing", "messageReaction", "installationUpdate", "messageUpdate", "endOfConversation"]) {
      expect(await tell(message("next-period", { type }))).toEqual([]);
    }
    expect(await tell(execute({}, { name: "composeExtension/query" }))).toEqual([]);
    expect(door.asked).toEqual([]);
  });
});
