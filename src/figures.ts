import type { Clock } from "./core/ports.ts";
import type { Disk } from "./disk.ts";
import type { Housekeeping } from "./jobs/housekeeping.ts";
import type { Figure, Figures } from "./metrics.ts";

export interface FiguresParts {
  readonly housekeeping: Pick<Housekeeping, "figures">;
  /** Null in memory. */
  readonly disk: (() => Promise<Disk>) | null;
  readonly clock: Clock;
}

/** What `/metrics` tells of the house. */
export function houseFigures({ housekeeping, disk, clock }: FiguresParts): Figures {
  return async () => {
    const { backups, forgotten, forgettingFailed } = housekeeping.figures();
    const lastAt = backups?.lastAt ?? null;
    const age = lastAt === null ? null : (clock.now().epochMilliseconds - lastAt) / 1_000;
    return [
      one("backup_age_seconds", "Since the newest backup was made.", "gauge", age),
      one("backups_made_total", "Nightly backups made and verified.", "counter", backups?.made ?? null),
      one("backups_failed_total", "Nightly backups that could not be made.", "counter", backups?.failed ?? null),
      one("rows_forgotten_total", "Rows thrown away because they are long over.", "counter", forgotten),
      one("forgetting_failed_total", "Times that rows could not be thrown away.", "counter", forgettingFailed),
      one("disk_free_bytes", "Room left where the database lies.", "gauge", (await disk?.())?.freeBytes ?? null),
    ];
  };
}

function one(name: string, help: string, type: Figure["type"], value: number | null): Figure {
  return { name, help, type, values: { "": value } };
}
