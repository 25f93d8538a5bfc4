import type { StandInStore } from "../../src/core/dossier-ports.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Database } from "./open.ts";

export function standInStore(_db: Database): StandInStore {
  return {
    principals: async () => [],
    delegations: async () => [],
    deputies: async () => [],
    delegate: async () => {
      throw new UserError("failed");
    },
    endDelegation: async () => false,
    replace: async () => {
      throw new UserError("failed");
    },
  };
}
