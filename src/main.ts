import { refusalLine } from "./cli/told.ts";
import { compose } from "./compose.ts";
import { parseConfig } from "./config.ts";
import { UserError } from "./core/errors.ts";
import { explain } from "./core/explain.ts";
import { type Lang, langOf } from "./core/words/lang.ts";
import { ProgrammeFileError, problemLine } from "./domain/programme/problems.ts";
import { serve } from "./serve.ts";
import { welcome } from "./welcome.ts";

/** `npm start`: opens the doors, says what to try, and stops cleanly when told to. */
export async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const lang = langOf(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"]) ?? "en";
  try {
    const app = await compose(parseConfig(env));
    const serving = await serve(app).catch((error: unknown) => {
      app.close();
      throw error;
    });
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      serving.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    process.stdout.write(welcome(app, serving, lang));
  } catch (error) {
    process.stderr.write(`${refusal(error, lang)}\n`);
    process.exitCode = 1;
  }
}

/** What a person can mend, in words; anything else is thrown on. */
function refusal(error: unknown, lang: Lang): string {
  if (error instanceof ProgrammeFileError) return error.problems.map((one) => problemLine(one, lang)).join("\n");
  if (!(error instanceof UserError)) throw error;
  return refusalLine(explain(error, lang));
}

await main(process.env);
