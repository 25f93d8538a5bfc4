import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Button, Card, CommandInput, Form } from "../../src/core/card.ts";
import { packageRoot } from "../../src/package-root.ts";
import { makeFolder } from "../support/folder.ts";
import { keyboard } from "../support/keyboard.ts";
import { madeSchool } from "../support/made-school.ts";
import { newcomersFile } from "../support/newcomer.ts";
import { objectIn, type Typed, type, typeForReal } from "../support/terminal.ts";

const { folder: cwd, remove } = makeFolder();
const db = ["--db", join(cwd, "acting.db")];
const AT = ["--at", "2026-11-23T09:00:00+01:00"];
const [APPRENTICE, SECOND, THIRD] = ["one@demo.example", "two@demo.example", "three@demo.example"] as const;
const FOURTH = "four@demo.example";
const MASTER = "master1@demo.example";
const TUTOR = "tutor1@demo.example";

interface Answer {
  readonly ok: boolean;
  readonly card: Card;
  readonly text: string;
  readonly data: { readonly status: string; readonly dossiers: readonly { readonly dossier: string }[] };
  readonly error: { readonly id: string };
}

beforeAll(async () => {
  await madeSchool(join(cwd, "acting.db"), "--demo", "--at", "2026-11-22T09:00:00+01:00");
  const roster = join(cwd, "new.csv");
  writeFileSync(roster, newcomersFile(APPRENTICE, SECOND, THIRD, FOURTH));
  expect((await type(["import", "roster", roster, ...db, "--at", "2026-11-22T09:00:00+01:00"])).code).toBe(0);
  return remove;
});

const words = (as: string, line: string, input?: CommandInput) => {
  const given = input ? ["--input", JSON.stringify(input)] : [];
  return ["--json", "ask", "--as", as, "--lang", "en", ...db, ...AT, ...given, line];
};

function answered(typed: Typed) {
  expect(typed.err).toBe("");
  return { code: typed.code, ...objectIn<Answer>(typed) };
}

/** One call of the real program, as a script would make it. */
const script = async (...call: Parameters<typeof words>) => answered(await typeForReal(words(...call), { cwd }));
/** The same within this process. */
const call = async (...given: Parameters<typeof words>) => answered(await type(words(...given)));

const press = (as: string, { command, input }: Button) => call(as, command, input);

function formIn({ parts }: Card): Form {
  const [form] = parts.flatMap((part) => (part.kind === "form" ? [part.form] : []));
  if (!form) throw new Error("no form on this card");
  return form;
}

/** Every field of a form with something fitting in it. */
function filled({ fixed, fields }: Form): CommandInput {
  const values = fields.map(({ name, kind, choices }) => {
    const value = { choice: choices?.[0]?.value ?? "", date: "2026-12-01", number: "3", text: "a", "long-text": "b" };
    return [name, value[kind]];
  });
  return { ...fixed, ...Object.fromEntries(values) };
}

const button = ({ buttons }: Card, label: string): Button => {
  const found = buttons.find((one) => one.label === label);
  if (!found) throw new Error(`no button ${label}: ${buttons.map((one) => one.label).join(", ")}`);
  return found;
};

describe("a script on the terminal", () => {
  it("ALB-20 fills in, completes and approves a project topic with --json and --input", {
    timeout: 60_000,
  }, async () => {
    const topic = await script(APPRENTICE, "/project-topic");
    const form = formIn((await press(APPRENTICE, button(topic.card, "Fill in"))).card);
    const empty = await script(APPRENTICE, form.command, form.fixed);
    expect(empty).toMatchObject({ code: 1, error: { id: "bad-form" } });
    const sent = await script(APPRENTICE, form.command, filled(form));
    expect(sent).toMatchObject({ code: 0, ok: true, data: { status: "open" } });
    const again = await call(APPRENTICE, form.command, filled(form));
    expect(again).toMatchObject({ code: 1, error: { id: "done-already" } });

    const which = topic.data.dossiers[0]?.dossier ?? "";
    const completing = formIn(
      (await press(MASTER, button((await call(MASTER, `/dossier ${which}`)).card, "Complete and sign"))).card,
    );
    expect(await call(MASTER, completing.command, filled(completing))).toMatchObject({ code: 0 });

    const { card } = await call(TUTOR, `/dossier ${which}`);
    expect(card.buttons.map(({ label }) => label)).toEqual(["Approve", "Refuse…", "What waits for me"]);
    expect(await press(APPRENTICE, button(card, "Approve"))).toMatchObject({ code: 1, error: { id: "not-allowed" } });
    const approving = button(card, "Approve");
    expect(await script(TUTOR, approving.command, approving.input)).toMatchObject({
      code: 0,
      data: { status: "done" },
    });
  });

  it("is told in a line how to press a button, and nothing of it under --json or where a line is enough", async () => {
    const ask = ["ask", "--as", SECOND, "--lang", "en", ...db, ...AT];
    const plain = await type([...ask, "/project-topic"]);
    expect(plain.out).toMatch(/npx passerelle ask --as two@demo\.example --input '\{…\}' dossier-do\n$/);
    expect(objectIn<Answer>(await type([...ask, "--json", "/project-topic"])).text).not.toContain("--input");
    expect((await type([...ask, "/help"])).out).not.toContain("--input");
  });

  it("is shown the name of each field of a form, and a line that sends it", async () => {
    const ask = ["ask", "--as", FOURTH, "--lang", "en", ...db, ...AT];
    const [first] = objectIn<Answer>(await type([...ask, "--json", "/project-topic"])).card.buttons;
    const { out } = await type([...ask, "--input", JSON.stringify(first?.input), "dossier-do"]);
    const [, input = "", command] = /Nothing is sent yet\..* --input '(.*)' (\S+)\n$/.exec(out) ?? [];
    const written = Object.keys(JSON.parse(input) as CommandInput).filter((name) => name.startsWith("f."));
    expect(written.length).toBeGreaterThan(0);
    for (const name of written) expect(out).toContain(` * [${name}]`);
    const sent = await type([...ask, "--input", input.replaceAll('"…"', '"3"'), command ?? ""]);
    expect(sent).toMatchObject({ code: 0, err: "" });
    expect(sent.out).toContain("filled in");
  });

  it.each(["nothing", "[1]", "null", '{"a":{"b":1}}', ""])("misuses --input with %j", async (input) => {
    const typed = await type(["ask", "--as", TUTOR, "--lang", "fr", ...db, "--input", input, "dossier-do"]);
    expect(typed).toMatchObject({ code: 2, out: "" });
    expect(typed.err).toContain("il faut un objet JSON");
  });
});

describe("someone at the terminal", () => {
  const ask = ["ask", "--as", THIRD, "--lang", "en", ...db, ...AT, "/project-topic"];

  it("keeps a draft with Ctrl-C and finds it again", async () => {
    const first = await type(ask, { prompt: keyboard(["1\n", "My pump\n.\n", "\u0003"]) });
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toContain("Draft kept, nothing was sent");
    const second = await type(ask, { prompt: keyboard(["1\n"]) });
    expect(second.out).toContain("There already: My pump");
  });

  it("is not asked anything under --json, nor after a refusal", async () => {
    const prompt = () => {
      throw new Error("asked");
    };
    expect((await type([...ask, "--json"], { prompt })).code).toBe(0);
    expect((await type(["ask", "--as", TUTOR, ...db, ...AT, "/nonsense"], { prompt })).code).toBe(1);
  });

  const hasScript = spawnSync("script", ["--version"]).status === 0;
  it.runIf(hasScript)("presses a button of the real program on a real terminal", { timeout: 30_000 }, async () => {
    const words = ["ask", "--as", SECOND, "--lang", "en", ...db, ...AT, "/project-topic"];
    const line = [process.execPath, join(packageRoot(), "dist/cli.js"), ...words].map((word) => `'${word}'`).join(" ");
    const child = spawn("script", ["-qec", line, "/dev/null"], { cwd, stdio: ["pipe", "pipe", "inherit"] });
    let out = "";
    const answers = [
      ["Number, or Enter to end:", "1\r"],
      ["> ", "typed by hand\r"],
      ["> ", "\u0003"],
      ["Number, or Enter to end:", "\r"],
    ] as const;
    let next = 0;
    let read = 0;
    child.stdout.on("data", (bytes) => {
      out += String(bytes);
      const [question, key] = answers[next] ?? ["\0", ""];
      const at = out.indexOf(question, read);
      if (at < 0) return;
      read = out.length;
      next += 1;
      child.stdin.write(key);
    });
    const code = await new Promise((done) => child.on("close", done));
    expect(out).toContain("Draft kept, nothing was sent");
    expect(code).toBe(0);
  });
});
