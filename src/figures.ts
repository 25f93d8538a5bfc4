import type { Clock } from "./core/ports.ts";
import type { OutboxStore } from "./core/reminder-ports.ts";
import type { Housekeeping } from "./jobs/housekeeping.ts";
import type { Figure, Figures } from "./metrics.ts";

/** What the sender has done since it began. */
export interface SenderCounts {
  readonly sent: number;
  readonly late: number;
  readonly merged: number;
  readonly expired: number;
  readonly unknown: number;
  readonly dead: number;
  readonly retried: number;
  /** Epoch milliseconds. */
  readonly lastTick: number;
  /** Null: nothing has to be mended. */
  readonly trouble: string | null;
}

export interface FiguresParts {
  readonly outbox: Pick<OutboxStore, "figures">;
  /** Null: none runs here. */
  readonly sender: { figures(): SenderCounts } | null;
  readonly housekeeping: Pick<Housekeeping, "figures">;
  /** Null in memory. */
  readonly disk: (() => Promise<number>) | null;
  readonly clock: Clock;
}

/** What `/metrics` tells of the house. */
export function houseFigures({ outbox, sender, housekeeping, disk, clock }: FiguresParts): Figures {
  return async () => {
    const now = clock.now();
    const { states, lagMs, everUnknown } = await outbox.figures(now);
    const { backups, forgotten, forgettingFailed } = housekeeping.figures();
    const lastAt = backups?.lastAt ?? null;
    const age = lastAt === null ? null : (now.epochMilliseconds - lastAt) / 1_000;
    return [
      {
        name: "reminders",
        help: "Reminders by what has become of them.",
        type: "gauge",
        label: "state",
        values: states,
      },
      one(
        "reminders_ever_unknown",
        "Reminders of which nobody knew for a while whether they had arrived.",
        "gauge",
        everUnknown,
      ),
      one(
        "reminders_lag_seconds",
        "How long the oldest that is due and that nobody holds has waited.",
        "gauge",
        lagMs / 1_000,
      ),
      ...(sender ? senderFigures(sender.figures(), now.epochMilliseconds) : []),
      one("backup_age_seconds", "Since the newest backup was made.", "gauge", age),
      one("backups_made_total", "Nightly backups made and verified.", "counter", backups?.made ?? null),
      one("backups_failed_total", "Nightly backups that could not be made.", "counter", backups?.failed ?? null),
      one("rows_forgotten_total", "Rows thrown away because they are long over.", "counter", forgotten),
      one("forgetting_failed_total", "Times that rows could not be thrown away.", "counter", forgettingFailed),
      one("disk_free_bytes", "Room left where the database lies.", "gauge", disk && (await disk())),
    ];
  };
}

function senderFigures({ lastTick, trouble, ...counts }: SenderCounts, now: number): readonly Figure[] {
  const { sent, late, merged, expired, unknown, dead, retried } = counts;
  const values = { sent, late, merged, expired, unknown, dead, retried };
  return [
    {
      name: "sender_total",
      help: "What the sender has done since it began.",
      type: "counter",
      label: "outcome",
      values,
    },
    one("sender_last_tick_seconds", "Since the sender last looked for what is due.", "gauge", (now - lastTick) / 1_000),
    one("sender_in_trouble", "1: the log says what has to be mended.", "gauge", trouble === null ? 0 : 1),
  ];
}

function one(name: string, help: string, type: Figure["type"], value: number | null): Figure {
  return { name, help, type, values: { "": value } };
}
