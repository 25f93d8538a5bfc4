import type { Activity } from "botbuilder";
import { describe, expect, it } from "vitest";
import type { Card } from "../../../../src/core/card.ts";
import { cardMark } from "../../../../src/core/card-mark.ts";
import { execute, installed, message, submit, TENANT } from "../../../support/teams/activities.ts";
import { type BotOptions, bot, InvokeAnswer, textOf } from "../../../support/teams/bot.ts";
import { cardProblems, messageProblems } from "../../../support/teams/card-check.ts";

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

  it("pressed, is remembered before it is drawn: what is drawn over it meanwhile is put right", async () => {
    const gone = bot({ card: TOPIC, gone: true });
    await gone.tell(execute({ command: "approve", input: {} }));
    expect(gone.door.sentCards).toHaveLength(1);
  });

  it("without dossiers changes for whoever pressed alone", async () => {
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

describe("a card whose button brings back what it shows", () => {
  const LIST: Card = {
    title: "Inbox",
    parts: [],
    buttons: [],
    about: { dossiers: [...about.dossiers, "enrolment-2/topic/year-2"], command: "inbox", input: {} },
  };
  const pressIn = (card: Card, more: object = {}) =>
    execute({ command: "approve", input: {}, about: card.about && cardMark(card.about), ...more });
  const below = (sent: readonly Partial<Activity>[]) => {
    const [kept, told, ...others] = sent;
    expect(InvokeAnswer.parse(kept?.value).body).toMatchObject({
      type: "application/vnd.microsoft.activity.message",
      value: "The answer is below.",
    });
    expect([messageProblems(told ?? {}), others]).toEqual([[], []]);
    return textOf(told);
  };

  it("and lists several stays when one of them is decided: the answer comes below and is remembered there", async () => {
    const { tell, door, drawn } = bot({ card: TOPIC });
    expect(below(await tell(pressIn(LIST)))).toContain("Project topic");
    expect(drawn).toEqual([]);
    expect(door.sentCards.map(({ place, card }) => [JSON.parse(place).message === "card-1", card.title])).toEqual([
      [false, "Project topic"],
    ]);
  });

  it("and lists several stays when a form opens from it, which is sent and answered in its own place", async () => {
    const { tell, left, drawn } = bot({ card: TOPIC, cards: { open: FORM } });
    expect(below(await tell(pressIn(LIST, { command: "open" })))).toContain("as typed");
    expect([left, drawn]).toEqual([[], []]);
    const form = { form: "f1", "f1.why": "enough" };
    expect((await tell(pressIn(FORM, form))).map(({ type }) => type)).toEqual(["invokeResponse"]);
    expect(drawn).toMatchObject([{ title: "Project topic" }]);
  });

  it("stays when the answer shows no dossier, or goes wrong", async () => {
    const plain = bot();
    below(await plain.tell(pressIn(TOPIC)));
    const broken = bot({ broken: new Error("no") });
    expect(below(await broken.tell(pressIn(LIST)))).toContain("Something went wrong");
  });

  it.each([
    ["its one dossier", TOPIC, LIST],
    ["the same list anew", LIST, { ...LIST, about: { dossiers: [], command: "inbox", input: {} } }],
  ])("is replaced by an answer about %s", async (_, before, card) => {
    const { tell } = bot({ card });
    expect((await tell(pressIn(before))).map(({ type }) => type)).toEqual(["invokeResponse"]);
  });

  it("in a group is answered to whoever pressed alone, and stays for everybody else", async () => {
    const { tell, drawn } = bot({ card: TOPIC });
    expect((await tell({ ...pressIn(LIST), ...group })).map(({ type }) => type)).toEqual(["invokeResponse"]);
    expect(drawn).toEqual([]);
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
    expect(told).toContain("The form above still holds what you typed");
    expect(told).toContain("Point 7");
    expect(told).toContain("Too long");
    await stays({ card: huge });
  });
});
