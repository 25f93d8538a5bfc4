import type { HealthStore } from "../../src/core/ports.ts";
import { aside } from "./aside.ts";
import { damageIn } from "./flaws.ts";
import type { Database } from "./open.ts";

export function healthStore({ sqlite }: Pick<Database, "sqlite">): HealthStore {
  return {
    check: async () => {
      const found = sqlite.memory ? damageIn({ sqlite }) : await aside("damage", sqlite.name);
      return found && (found.what || found.flaw);
    },
  };
}
