import type { CommandContext } from "../command.ts";

/** Who asks, when, and what answers are made from. */
export type Asking = Pick<CommandContext, "stores" | "person" | "today" | "calendars" | "programmes" | "lang">;

/** The same for those who change something. */
export type Acting = Asking & Pick<CommandContext, "at">;
