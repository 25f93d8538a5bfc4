import type { Day } from "../../domain/calendar/day.ts";
import type { Holding } from "../evidence-ports.ts";

/** Who held one of the roles on a day, each once. */
export function holdersOn(holdings: readonly Holding[], roles: readonly string[], day: Day): Holding["person"][] {
  const held = holdings.filter((one) => roles.includes(one.role) && isHeld(one, day));
  return [...new Map(held.map(({ person }) => [person.id, person])).values()];
}

function isHeld({ from, until }: Holding, day: Day): boolean {
  return (from === null || from <= day) && (until === null || until > day);
}

export interface ChangeAround {
  readonly kind: "named" | "replaced" | "left";
  readonly day: Day;
  readonly role: string;
  readonly person: string;
  /** Who held it until then. */
  readonly before: readonly string[];
}

/** Who came and went, until `today`. Somebody who leaves on the day another comes was replaced, and so has no line of their own. */
export function changesAround(holdings: readonly Holding[], today: Day): readonly ChangeAround[] {
  return holdings.flatMap((held) => {
    const { role, from, until, person } = held;
    const same = holdings.filter((one) => one.role === role && one.person.id !== person.id);
    const before = same.filter((one) => one.until === from && from !== null).map((one) => one.person.name);
    const stayed = holdings.some((one) => one.role === role && one.person.id === person.id && one.until === from);
    const goesOn = holdings.some((one) => one.role === role && one.person.id === person.id && one.from === until);
    const change = { role, person: person.name };
    const came =
      from === null || from > today || stayed
        ? []
        : [{ ...change, kind: before.length > 0 ? ("replaced" as const) : ("named" as const), day: from, before }];
    const went =
      until === null || until > today || goesOn || same.some((one) => one.from === until)
        ? []
        : [{ ...change, kind: "left" as const, day: until, before: [] }];
    return [...came, ...went];
  });
}
