import { type Activity, TestAdapter } from "botbuilder";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Card } from "../../../../src/core/card.ts";
import { EdgeError } from "../../../../src/core/errors.ts";
import { createApplication } from "../../../../src/platforms/teams/application.ts";
import {
  APP_ID,
  execute,
  installed,
  type Json,
  message,
  submit,
  TENANT,
  USER,
} from "../../../support/teams/activities.ts";
import { cardProblems, messageProblems } from "../../../support/teams/card-check.ts";
import { type FakeDoorOptions, fakeDoor, fakeLog, somebody } from "../../../support/teams/fake-door.ts";

interface BotOptions extends FakeDoorOptions {
  readonly addresses?: readonly string[] | Error;
  /** Messages cannot be drawn anew: they are not there any more. */
  readonly gone?: boolean;
}

/** The bot's turns on the library's own test adapter. */
function bot(options: BotOptions = {}) {
  const { addresses = ["apprentice1@school.example"] } = options;
  const door = fakeDoor(options);
  const log = fakeLog();
  const lookups: string[] = [];
  const drawn: { readonly message: string; readonly title: string }[] = [];
  const left: string[] = [];
  const application = createApplication({
    door,
    log,
    messages: {
      async draw({ message }, { card }) {
        drawn.push({ message, title: card.title });
        return !options.gone;
      },
      leave: ({ message }) => void left.push(message),
      free: ({ message }) => void left.splice(0, left.length, ...left.filter((one) => one !== message)),
    },
    after: (work) => void later.push(work),
    async addressesOf(context) {
      lookups.push(context.activity.from.id);
      if (addresses instanceof Error) throw addresses;
      return addresses;
    },
  });
  const later: Promise<void>[] = [];
  const adapter = new TestAdapter(async (context) => {
    await application.run(context);
  });
  return {
    door,
    log,
    lookups,
    drawn,
    left,
    async tell(activity: Json): Promise<readonly Partial<Activity>[]> {
      const before = adapter.activeQueue.length;
      await adapter.receiveActivity(activity);
      await Promise.all(later.splice(0));
      return adapter.activeQueue.slice(before);
    },
  };
}

const cardOf = (sent: Partial<Activity> | undefined) => sent?.attachments?.[0]?.content;
const InvokeAnswer = z.object({
  status: z.number(),
  body: z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() }),
});
const textOf = (sent: Partial<Activity> | undefined): string => JSON.stringify(sent ?? null);

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

const about = { dossiers: ["enrolment-1/topic/year-2"], command: "dossier", input: { which: "topic" } };
const TOPIC: Card = { title: "Project topic", parts: [], buttons: [], about };
const FORM: Card = {
  ...TOPIC,
  parts: [
    {
      kind: "form",
      form: {
        command: "fill",
        fixed: { version: 3 },
        submit: "Sign",
        fields: [
          {
            name: "why",
            label: "Why",
            kind: "long-text",
            required: true,
            value: "<b>as typed</b>",
            problem: "Too short.",
          },
        ],
      },
    },
  ],
};
const group = { conversation: { id: "19:group", conversationType: "groupChat", tenantId: TENANT } };
const sign = (why: string) => execute({ command: "fill", input: { version: 3 }, form: "f1", "f1.why": why });

describe("a card that shows dossiers", () => {
  it("is remembered where it stands as a message, by ids alone", async () => {
    const { tell, door } = bot({ card: TOPIC });
    await tell(message("topic"));
    expect(door.sentCards).toMatchObject([{ platform: "teams", card: TOPIC, person: { id: expect.any(String) } }]);
    const place = JSON.parse(door.sentCards[0]?.place ?? "");
    expect(place).toMatchObject({ conversation: "a:personal-1", tenant: TENANT, user: "29:apprentice-one" });
    expect(place.message).not.toBe("");
    expect(JSON.stringify(place)).not.toContain("Apprentice One");
  });

  it("is remembered for the greeting and for a press on an older host too", async () => {
    const { tell, door } = bot({ card: TOPIC });
    await tell(installed());
    await tell(submit({ command: "dossier", input: {} }));
    expect(door.sentCards).toHaveLength(2);
  });

  it("is not remembered in a group, nor where it is a form that someone fills in, nor where it shows no dossier", async () => {
    const { tell, door } = bot({
      card: TOPIC,
      cards: { fill: FORM, help: { ...TOPIC, about: { ...about, dossiers: [] } } },
    });
    await tell(message("topic", group));
    await tell(submit({ command: "fill", input: {} }));
    await tell(submit({ command: "help", input: {} }));
    expect(door.sentCards).toEqual([]);
  });

  it("pressed, changes for everybody where it stands, and is remembered as what it now shows", async () => {
    const { tell, door, drawn } = bot({ card: TOPIC });
    const sent = await tell(execute({ command: "approve", input: {} }, { replyToId: "card-7" }));
    expect(sent.map(({ type }) => type)).toEqual(["invokeResponse"]);
    expect(drawn).toEqual([{ message: "card-7", title: "Project topic" }]);
    expect(door.sentCards.map(({ place }) => JSON.parse(place).message)).toEqual(["card-7"]);
  });

  it("changes for everybody too when the press was refused and the fresh card is shown", async () => {
    const { tell, drawn } = bot({ card: TOPIC, refused: ["approve"] });
    await tell(execute({ command: "approve", input: {} }));
    expect(drawn).toHaveLength(1);
  });

  it("changes for everybody in a group, where it is not remembered", async () => {
    const { tell, door, drawn } = bot({ card: TOPIC });
    await tell(execute({ command: "approve", input: {} }, group));
    expect(drawn).toHaveLength(1);
    expect(door.sentCards).toEqual([]);
  });

  it("that is gone is not remembered, and one without dossiers changes for whoever pressed alone", async () => {
    const gone = bot({ card: TOPIC, gone: true });
    await gone.tell(execute({ command: "approve", input: {} }));
    expect(gone.door.sentCards).toEqual([]);
    const plain = bot();
    await plain.tell(execute({ command: "calendar", input: {} }));
    expect(plain.drawn).toEqual([]);
  });

  it("is left alone while a form is filled in in its place, and free again once it is sent", async () => {
    const { tell, drawn, left } = bot({ card: TOPIC, cards: { open: FORM } });
    await tell(execute({ command: "open", input: {} }));
    expect([drawn, left]).toEqual([[], ["card-1"]]);
    await tell(sign("enough"));
    expect([drawn.length, left]).toEqual([1, []]);
  });
});

describe("a form that was sent and refused", () => {
  it("comes back in its place with what was typed and what is wrong with it", async () => {
    const { tell, drawn } = bot({ card: FORM, refused: ["fill"] });
    const [sent, ...more] = await tell(sign("<b>as typed</b>"));
    const { body } = InvokeAnswer.parse(sent?.value);
    expect(more).toEqual([]);
    expect(cardProblems(body.value)).toEqual([]);
    expect(JSON.stringify(body.value)).toContain("<b>as typed</b>");
    expect(JSON.stringify(body.value)).toContain("Too short.");
    expect(drawn).toEqual([]);
  });

  const stays = async (options: BotOptions) => {
    const { tell, drawn } = bot(options);
    const [kept, told, ...more] = await tell(sign("as typed"));
    const { body } = InvokeAnswer.parse(kept?.value);
    expect(body.type).toBe("application/vnd.microsoft.activity.message");
    expect(body.value).toContain("What you typed is still here");
    expect(messageProblems(told ?? {})).toEqual([]);
    expect([more, drawn]).toEqual([[], []]);
    return textOf(told);
  };

  it("stays as it is, with the answer below it, when the refusal has no form", async () => {
    expect(await stays({ card: TOPIC, refused: ["fill"] })).toContain("Project topic");
    expect(await stays({ broken: new Error("no") })).toContain("Something went wrong");
  });

  it("stays as it is when what was typed is more than a card of Teams holds, and what is wrong is told", async () => {
    const fields = Array.from({ length: 8 }, (_, n) => ({
      name: `n${n}`,
      label: `Point ${n}`,
      kind: "long-text" as const,
      required: true,
      value: "é".repeat(3000),
      problem: "Too long.",
    }));
    const huge: Card = {
      ...TOPIC,
      parts: [{ kind: "form", form: { command: "fill", fixed: {}, submit: "Sign", keep: "Keep", fields } }],
    };
    const told = await stays({ card: huge, refused: ["fill"] });
    expect(told).toContain("in the web chat or in the terminal");
    expect(told).toContain("Point 7");
    expect(told).toContain("Too long");
    await stays({ card: huge });
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
