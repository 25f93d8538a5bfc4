import { compose } from "./compose.ts";
import { parseConfig } from "./config.ts";
import { UserError } from "./core/errors.ts";
import { explain } from "./core/open-door.ts";
import { langOf } from "./core/words/lang.ts";
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
    process.stdout.write(welcome(app, serving, lang));
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
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, next } = explain(error, lang);
    process.stderr.write(`${message}\n${next}\n`);
    process.exitCode = 1;
  }
}

await main(process.env);
