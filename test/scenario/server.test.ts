import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, startProgram } from "../support/program.ts";

let program: Program;
beforeAll(async () => {
  program = await startProgram({ DEMO: "1" });
}, 40_000);
afterAll(() => program.stop());

describe("the real program", () => {
  it.each([
    ["/healthz", '{"ok":true}'],
    ["/readyz", '{"ok":true}'],
    ["/metrics", "passerelle_process_resident_memory_bytes"],
  ])("answers %s", async (path, said) => {
    const answer = await fetch(program.url + path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(said);
  });

  it("answers 404 where there is no door", async () => {
    expect((await fetch(`${program.url}/slack/events`, { method: "POST" })).status).toBe(404);
  });
});
