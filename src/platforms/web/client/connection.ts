import type { LiveEvent } from "../wire.ts";

interface Live {
  /** The stream broke, or is back. */
  connection(up: boolean): void;
  /** These dossiers have changed; null: any of them may have, unheard. */
  changed(dossiers: readonly string[] | null): void;
  /** Somebody of that address was sent a reminder; null: anybody may have been, unheard. */
  reminded(email: string | null): void;
}

/** Follows the live stream; the browser reconnects by itself. */
export function followLive({ connection, changed, reminded }: Live): void {
  const stream = new EventSource("/events");
  const on = (event: LiveEvent, hear: (data: string) => void): void => {
    stream.addEventListener(event, (message) => hear(String(message.data)));
  };
  let up = true;
  const change = (now: boolean): void => {
    if (now === up) return;
    up = now;
    connection(up);
    if (!up) return;
    changed(null);
    reminded(null);
  };
  on("hello", () => change(true));
  on("changed", (data) => changed(refsIn(data)));
  on("reminder", (data) => reminded(toIn(data)));
  stream.addEventListener("error", () => change(false));
}

/** Null for what cannot be read: then anything may have changed. */
function refsIn(data: string): readonly string[] | null {
  const refs: unknown = JSON.parse(data);
  return Array.isArray(refs) ? refs.map(String) : null;
}

/** Null for what cannot be read. */
function toIn(data: string): string | null {
  const news: unknown = JSON.parse(data);
  return typeof news === "object" && news !== null && "to" in news ? String(news.to) : null;
}
