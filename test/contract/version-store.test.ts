import { describe, expect, it } from "vitest";
import { allowed, change } from "../support/dossiers.ts";
import { implementations, instant } from "../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");

describe.each(implementations)("versions of programmes in $name", ({ stores }) => {
  function open() {
    const ids = { one: "", two: "", ann: "" };
    const store = stores((school) => {
      school.cohort({ id: "c1", programme: "p" });
      school.cohort({ id: "c2", programme: "q" });
      ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
      const tutor = school.person({ name: "Tutor", email: "tutor@x.example" });
      ids.one = school.enrolment({ cohort: "c1", person: ids.ann });
      ids.two = school.enrolment({ cohort: "c2", person: ids.ann });
      school.relation({ enrolment: ids.one, role: "tutor", person: tutor });
      school.relation({ cohort: "c2", role: "head", person: tutor });
    });
    const begin = (enrolment: string, kind: string, rules: number, status: "open" | "done" = "open") =>
      store.dossiers.record(
        allowed(ids.ann),
        change({ enrolment, kind, occasion: "once" }, { by: ids.ann, rules, state: { status } }),
        at,
      );
    return { ...ids, store, versions: store.versions, begin };
  }

  it("keep each text by its number, and derive calendars anew when one comes", async () => {
    const { versions, store } = open();
    const was = (await store.cohorts.byId("c1"))?.version ?? 0;
    await versions.keep([
      { programme: "p", version: 2, text: "two" },
      { programme: "p", version: 1, text: "one" },
    ]);
    await versions.keep([{ programme: "p", version: 2, text: "two, mended" }]);
    expect(await versions.kept("p")).toEqual([1, 2]);
    expect(await versions.text("p", 2)).toBe("two, mended");
    expect(await versions.text("p", 3)).toBeNull();
    expect(await versions.kept("q")).toEqual([]);
    expect((await store.cohorts.byId("c1"))?.version).toBeGreaterThan(was);
  });

  it("say which are missing though dossiers go by them, over or not", async () => {
    const { versions, begin, one, two } = open();
    await versions.keep([{ programme: "p", version: 1, text: "one" }]);
    await begin(one, "topic", 1);
    expect(await versions.missing()).toEqual([]);
    await begin(one, "report", 2, "done");
    await begin(two, "topic", 1);
    expect(await versions.missing()).toEqual([
      { programme: "p", version: 2, dossiers: 1 },
      { programme: "q", version: 1, dossiers: 1 },
    ]);
  });

  it("give the version in force to what was recorded before there were any, and to nothing else", async () => {
    const { versions, begin, store, one, two } = open();
    await begin(one, "topic", 0);
    await begin(one, "report", 4);
    await begin(two, "topic", 0);
    await versions.adopt(new Map([["p", 3]]));
    const rules = async (enrolment: string) =>
      (await store.dossiers.ofEnrolments([enrolment])).map((found) => [found.kind, found.rules]).toSorted();
    expect(await rules(one)).toEqual([
      ["report", 4],
      ["topic", 3],
    ]);
    expect(await rules(two)).toEqual([["topic", 0]]);
  });

  it("say whom a programme concerns", async () => {
    const { versions, begin, one } = open();
    await begin(one, "topic", 1);
    await begin(one, "report", 1, "done");
    const { open: dossiers, holders, ...rest } = await versions.following("p");
    expect(rest).toEqual({ cohorts: 1, learners: 1 });
    expect([...dossiers]).toEqual([["topic", 1]]);
    expect(holders.get("tutor")).toBe(1);
    expect(holders.has("head")).toBe(false);
    expect(await versions.following("none")).toMatchObject({ cohorts: 0, learners: 0 });
  });

  it("find the open dossiers of a programme that go by another", async () => {
    const { versions, begin, one, two } = open();
    await begin(one, "topic", 1);
    await begin(one, "report", 2);
    await begin(one, "visit", 1, "done");
    await begin(two, "topic", 1);
    expect(await versions.otherThan("p", 2)).toEqual([{ enrolment: one, kind: "topic", occasion: "once", rules: 1 }]);
  });

  it("are part of what the audit knows of a dossier", async () => {
    const { begin, store, one } = open();
    await begin(one, "topic", 0);
    await store.versions.adopt(new Map([["p", 3]]));
    expect(await store.audit.altered(null)).toMatchObject([{ enrolment: one, kind: "topic", version: 1 }]);
  });
});
