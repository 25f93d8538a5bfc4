import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import { implementations, instant } from "../support/store.ts";

const authority = operator("settings");
const at = instant("2026-11-22T08:00:00Z");

describe.each(implementations)("programme settings in $name", ({ stores }) => {
  const open = () =>
    stores((school) => {
      school.cohort({ id: "c1", programme: "p" });
      school.cohort({ id: "c2", programme: "p" });
      school.cohort({ id: "c3", programme: "q" });
    });

  it("hold only what the school chose, the latest choice winning, one programme apart from another", async () => {
    const { settings } = open();
    expect(await settings.of("p")).toEqual({});
    await settings.change(authority, { programme: "p", setting: "delay", value: "10" }, at);
    await settings.change(authority, { programme: "p", setting: "delay", value: "5" }, at);
    await settings.change(authority, { programme: "p", setting: "end", value: "friday" }, at);
    await settings.change(authority, { programme: "q", setting: "delay", value: "3" }, at);
    expect(await settings.of("p")).toEqual({ delay: "5", end: "friday" });
    expect(await settings.of("q")).toEqual({ delay: "3" });
  });

  it("go back to the file's default", async () => {
    const { settings, audit } = open();
    await settings.change(authority, { programme: "p", setting: "delay", value: "10" }, at);
    await settings.change(authority, { programme: "p", setting: "delay", value: null }, at);
    expect(await settings.of("p")).toEqual({});
    expect((await audit.recent(2)).map(({ action }) => action)).toEqual(["setting.reset", "setting.change"]);
  });

  it("raise the version of every cohort of the programme and of no other", async () => {
    const { settings, cohorts } = open();
    await settings.change(authority, { programme: "p", setting: "delay", value: "10" }, at);
    expect((await cohorts.all()).map(({ version }) => version)).toEqual([2, 2, 1]);
  });

  it("change nothing when the choice is the same", async () => {
    const { settings, cohorts, audit } = open();
    await settings.change(authority, { programme: "p", setting: "delay", value: null }, at);
    await settings.change(authority, { programme: "p", setting: "delay", value: "10" }, at);
    await settings.change(authority, { programme: "p", setting: "delay", value: "10" }, at);
    expect((await cohorts.byId("c1"))?.version).toBe(2);
    expect(await audit.recent(5)).toHaveLength(1);
  });

  it("are audited without the value, which may be anybody's words", async () => {
    const { settings, audit } = open();
    await settings.change(authority, { programme: "p", setting: "contact", value: "ask Someone" }, at);
    expect(await audit.recent(1)).toEqual([
      {
        at: at.epochMilliseconds,
        actor: "operator",
        action: "setting.change",
        subject: "p",
        facts: { setting: "contact", choice: expect.any(Number) },
      },
    ]);
  });
});
