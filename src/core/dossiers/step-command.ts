import * as z from "zod";
import type { Programme } from "../../domain/programme/programme.ts";
import { type Command, type CommandContext, type CommandSpec, defineCommand } from "../command.ts";
import { refusedIn } from "../naming.ts";
import { wholeDossierData } from "./data.ts";
import { readRef } from "./ref.ts";

/** Which dossier a button or form is about, and the version that the person had before their eyes. */
export const seenInput = { dossier: z.string().max(150), version: z.coerce.number().int().min(0) };

/** The same for one of its steps. */
export const stepInput = { ...seenInput, step: z.string().max(100) };

/** True or false, as buttons and forms hold it or as one types it. */
export const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);

/** A command that buttons and forms of one dossier reach, and that answers with the whole of it. */
export function defineStepCommand<Key extends string, Input>(
  spec: Pick<CommandSpec<Key, Input, z.infer<typeof wholeDossierData>>, "name" | "words" | "input" | "run">,
): Command {
  return defineCommand({
    ...spec,
    hidden: true,
    needs: null,
    args: [],
    data: wholeDossierData,
    run: async (context) => refusedIn(context, await programmeIn(context), () => spec.run(context)),
  });
}

type Asked = Pick<CommandContext, "input" | "stores" | "today" | "programmes">;

/** That of the enrolment in which the dossier is, or is to begin. */
async function programmeIn(context: Asked): Promise<Programme | undefined> {
  const { input, stores, today, programmes } = context;
  const { dossier, enrolment } = input;
  const id = typeof dossier === "string" ? readRef(dossier)?.enrolment : enrolment;
  const view = typeof id === "string" ? await stores.enrolments.byId(id, today) : null;
  return view ? programmes.get(view.cohort.programme) : undefined;
}
