import { PassThrough } from "node:stream";
import { openPrompt, type Prompt } from "../../src/cli/prompt.ts";

export const CTRL_C = "\u0003";
export const CTRL_D = "\u0004";

/** Someone who types the next of these keys each time they are asked something; a key may be several lines at once. After the last they leave. */
export function keyboard(keys: readonly string[]): () => Prompt {
  return () => {
    const input = new PassThrough();
    const output = new PassThrough();
    output.resume();
    const prompt = openPrompt(input, output);
    const left = [...keys];
    return {
      ...prompt,
      line: (question) => {
        const answer = prompt.line(question);
        input.write(left.shift() ?? CTRL_D);
        return answer;
      },
    };
  };
}
