import { structuralProblems } from "../adaptive-card-check.ts";
import { seenCard } from "./adaptive-card.ts";
import type { ClockedProgram } from "./clocked-program.ts";
import { type Shown, until, type YearDoor } from "./door.ts";
import type { Json } from "./json.ts";

/** The web chat's own requests, and its live stream. */
export function webDoor(program: ClockedProgram): YearDoor {
  const closing = new AbortController();
  const problems: string[] = [];

  async function ask(path: string, body: Json): Promise<Json> {
    const response = await fetch(program.url + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ lang: "en", ...body }),
    });
    const answer = Object(await response.json());
    if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    problems.push(...structuralProblems(answer["card"]));
    return answer;
  }

  const press = async (data: Json, by: string): Promise<Shown> => seen(await ask("/chat/press", { as: by, data }), by);
  const seen = ({ card }: Json, who: string): Shown => seenCard(card, who, press);

  /** What the page does when it hears of a change: it asks for the card again. */
  async function watch(who: string, line: string) {
    const stream = await fetch(`${program.url}/events`, { signal: closing.signal });
    let heard = "";
    void listen(stream, (text) => {
      heard += text;
    });
    await until(
      () => heard.includes("event: hello"),
      () => heard,
    );
    const { about } = await ask("/chat/line", { as: who, text: line });
    const { dossiers, command, input } = Object(about);
    return {
      async shows(text: string) {
        const told = () => /event: changed\ndata: (.+)/.exec(heard)?.[1] ?? "";
        await until(
          () => dossiers.some((ref: string) => told().includes(ref)),
          () => heard,
        );
        const again = await press({ command, input }, who);
        if (!again.text.includes(text)) throw new Error(`no “${text}” in:\n${again.text}`);
      },
    };
  }

  return {
    at: (instant) => program.at(instant),
    say: async (who, line) => seen(await ask("/chat/line", { as: who, text: line }), who),
    watch,
    async close() {
      closing.abort();
      await program.stop();
      if (problems.length > 0) throw new Error(problems.join("\n"));
    },
  };
}

/** Until the test itself ends it. */
async function listen({ body }: Response, hear: (text: string) => void): Promise<void> {
  try {
    for await (const chunk of body ?? []) hear(Buffer.from(chunk).toString());
  } catch {
    // Ended.
  }
}
