/** What somebody wants to do to a team; `leave` is oneself, `remove` another. */
export type TeamWish = "make" | "add" | "leave" | "remove";

/** Who asks, and how the team stands. */
export interface TeamMoment {
  /** They look after the roster. */
  readonly keeper: boolean;
  /** They are a member, or would be of a team that they make. */
  readonly member: boolean;
  /** It has as many members as it may have. */
  readonly full: boolean;
  /** One of its dossiers is finished. */
  readonly finished: boolean;
}

export type TeamWhyNot = "not-a-member" | "keepers-only" | "finished" | "full";

/** Null: they may. Members make their team themselves, until something of it is finished; who keeps the roster always may (MIS-01). */
export function whyNotTeam(wish: TeamWish, { keeper, member, full, finished }: TeamMoment): TeamWhyNot | null {
  if (!keeper) {
    if (!member) return "not-a-member";
    if (wish === "remove") return "keepers-only";
    if (finished) return "finished";
  }
  return wish === "add" && full ? "full" : null;
}
