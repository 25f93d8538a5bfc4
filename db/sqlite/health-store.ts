import type { HealthStore } from "../../src/core/ports.ts";
import { isDamage } from "./damage.ts";
import type { Database } from "./open.ts";

export function healthStore({ sqlite }: Pick<Database, "sqlite">): HealthStore {
  return {
    check: async () => {
      try {
        const found = String(sqlite.pragma("quick_check(1)", { simple: true }));
        return found === "ok" ? null : found;
      } catch (error) {
        if (isDamage(error)) return error.message;
        throw error;
      }
    },
  };
}
