import { describe, expect, it } from "vitest";
import type { DossierKey, SentCard, ShownDossier } from "../../src/core/dossier-ports.ts";
import { allowed, change } from "../support/dossiers.ts";
import { implementations, instant } from "../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");
const later = instant("2026-11-22T08:05:00Z");

describe.each(implementations)("sent cards in $name", ({ stores }) => {
  function open() {
    const ids = { enrolment: "", ann: "" };
    const found = stores((school) => {
      school.cohort({ id: "c1" });
      ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
      ids.enrolment = school.enrolment({ cohort: "c1", person: ids.ann });
    });
    const { dossiers, sentCards } = found;
    const { enrolment, ann } = ids;
    const key = (kind: string): DossierKey => ({ enrolment, kind, occasion: "once" });
    const card = (place: string, platform = "slack") => {
      const input = { dossier: "a", page: 2, all: true };
      return { platform, place, person: ann, command: "dossier", input };
    };
    const versions = new Map<string, number>();
    return {
      ...found,
      ann,
      key,
      card,
      send: (place: string, ...kinds: string[]) => sentCards.remember(card(place), kinds.map(key), at),
      /** One more step of the dossier is done. */
      move: async (kind: string) => {
        const before = versions.get(kind) ?? 0;
        versions.set(kind, before + 1);
        expect(await dossiers.record(allowed(ann), change(key(kind), { by: ann, before }), at)).toBe(true);
      },
      drawn: async (card: SentCard | undefined, shown: readonly ShownDossier[]) => {
        if (!card) throw new Error("nothing was outdated");
        await sentCards.drawn(card, shown);
      },
      outdated: (when = at, limit = 9) => sentCards.outdated("slack", when, limit),
      places: async (when = at, limit = 9) =>
        (await sentCards.outdated("slack", when, limit)).map(({ place }) => place),
    };
  }

  it("are outdated by a change of any dossier they show, and of no other", async () => {
    const { send, move, outdated, places, card } = open();
    await send("m1", "a", "b");
    await send("m2", "c");
    expect(await places()).toEqual([]);
    await move("b");
    expect(await outdated()).toEqual([{ ...card("m1"), id: expect.any(String), changes: 1 }]);
    await move("b");
    await move("a");
    expect((await outdated()).map(({ changes }) => changes)).toEqual([3]);
  });

  it("come with the oldest change first, as many as asked, for one platform", async () => {
    const { sentCards, send, move, places, card, key } = open();
    await send("m1", "a");
    await send("m2", "b");
    await sentCards.remember(card("m1", "teams"), [key("a")], at);
    await move("b");
    await move("a");
    await move("b");
    expect(await places()).toEqual(["m2", "m1"]);
    expect(await places(at, 1)).toEqual(["m2"]);
    expect(await sentCards.outdated("teams", at, 9)).toHaveLength(1);
    expect(await sentCards.outdated("web", at, 9)).toEqual([]);
  });

  it("stay as they are when the change was refused", async () => {
    const { dossiers, send, places, ann, key } = open();
    await send("m1", "a");
    const stale = change(key("a"), { by: ann, before: 4 });
    expect(await dossiers.record(allowed(ann), stale, at)).toBe(false);
    expect(await places()).toEqual([]);
  });

  it("are up to date once drawn, and show from then on what they were drawn with", async () => {
    const { send, move, outdated, places, key, drawn } = open();
    await send("m1", "a");
    await move("a");
    const [card] = await outdated();
    await drawn(card, [key("b")]);
    expect(await places()).toEqual([]);
    await move("a");
    expect(await places()).toEqual([]);
    await move("b");
    expect(await outdated()).toMatchObject([{ place: "m1", changes: 2 }]);
  });

  it("stay outdated when a change comes while they are drawn", async () => {
    const { send, move, outdated, places, key, drawn } = open();
    await send("m1", "a");
    await move("a");
    const [card] = await outdated();
    await move("a");
    await drawn(card, [key("a")]);
    const [again] = await outdated();
    expect(again).toMatchObject({ place: "m1", changes: 2 });
    await drawn(again, [key("a")]);
    expect(await places()).toEqual([]);
  });

  it("are outdated from the start when a dossier moved on while they were on their way", async () => {
    const { sentCards, move, outdated, places, card, key, drawn } = open();
    await move("a");
    await sentCards.remember(
      card("m1"),
      [
        { ...key("a"), version: 1 },
        { ...key("b"), version: 0 },
      ],
      at,
    );
    expect(await places()).toEqual([]);
    await move("b");
    const [found] = await outdated();
    await move("c");
    await drawn(found, [{ ...key("c"), version: 0 }]);
    expect(await places()).toEqual(["m1"]);
    await sentCards.remember(card("m2"), [{ ...key("a"), version: 0 }], at);
    expect((await outdated()).map(({ place, changes }) => [place, changes])).toEqual([
      ["m2", 1],
      ["m1", 2],
    ]);
  });

  it("are tried again when they could not be drawn, not before the time said", async () => {
    const { sentCards, send, move, outdated, places, key, drawn } = open();
    await send("m1", "a");
    await move("a");
    const [card] = await outdated();
    await sentCards.failed(card?.id ?? "", later);
    expect(await places(later.subtract({ milliseconds: 1 }))).toEqual([]);
    expect(await places(later)).toEqual(["m1"]);
    await drawn(card && { ...card, changes: 1 }, [key("a")]);
    await move("a");
    expect(await places()).toEqual(["m1"]);
  });

  it("are given up for good, whatever changes after", async () => {
    const { sentCards, send, move, outdated, places, key, drawn } = open();
    await send("m1", "a");
    await move("a");
    const [card] = await outdated();
    await sentCards.failed(card?.id ?? "", null);
    await move("a");
    expect(await places(later)).toEqual([]);
    await drawn(card && { ...card, changes: 1 }, [key("a")]);
    await move("a");
    expect(await places(later)).toEqual([]);
  });

  it("stand once at a place: what is sent there later counts alone", async () => {
    const { send, move, places, outdated } = open();
    await send("m1", "a");
    await move("a");
    await send("m1", "b");
    expect(await places()).toEqual([]);
    await move("a");
    expect(await places()).toEqual([]);
    await move("b");
    expect(await outdated()).toMatchObject([{ place: "m1", changes: 1 }]);
  });

  it("are outdated when another card was drawn over them late, as one that had stood there before", async () => {
    const { send, move, places, outdated, drawn, key } = open();
    await send("m1", "a");
    await move("a");
    const [card] = await outdated();
    await send("m1", "b");
    await drawn(card, [key("a")]);
    const [over] = await outdated();
    expect(over).toMatchObject({ place: "m1", changes: 1 });
    expect(over?.id).not.toBe(card?.id);
    await drawn(over, [key("b")]);
    expect(await places()).toEqual([]);
  });

  it("are forgotten when they show no dossier any more", async () => {
    const { send, move, outdated, places, drawn } = open();
    await send("m1", "a");
    await send("m2");
    await move("a");
    const [card] = await outdated();
    await move("a");
    await drawn(card && { ...card, changes: 1 }, []);
    expect(await places()).toEqual([]);
  });

  it("are forgotten when they are old, or when all they show is over and drawn so", async () => {
    const { sentCards, dossiers, ann, key, card, send, move, drawn, outdated, places } = open();
    await sentCards.remember(card("old"), [key("topic")], instant("2025-11-21T08:00:00Z"));
    await send("over", "report");
    await send("half", "report", "topic");
    const year = instant("2025-11-22T08:00:00Z");
    const end = change(key("report"), { by: ann, state: { status: "done" } });
    await dossiers.record(allowed(ann), end, at);
    expect(await sentCards.forgetBefore(year)).toBe(1);
    expect(await places()).toEqual(expect.arrayContaining(["over", "half"]));
    for (const one of await outdated())
      await drawn(one, [key("report"), ...(one.place === "half" ? [key("topic")] : [])]);
    expect(await sentCards.forgetBefore(year)).toBe(1);
    await move("topic");
    expect(await places()).toEqual(["half"]);
  });
});
