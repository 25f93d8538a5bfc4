import type { Text } from "../domain/programme/text.ts";
import type { Card } from "./card.ts";

/** The stable id of something a person can mend; each has a sentence (`error.ID`) and a next step (`error.ID.next`) in the words. */
export type UserErrorId =
  | "unknown-person"
  | "unknown-command"
  | "bad-arguments"
  | "argument-missing"
  | "not-allowed"
  | "not-found"
  | "no-enrolment"
  | "no-database"
  | "database-newer"
  | "database-corrupt"
  | "database-busy"
  | "bad-backup"
  | "no-backup"
  | "would-replace"
  | "not-written"
  | "bad-file"
  | "import-unknown"
  | "import-undone"
  | "import-stands"
  | "changed-meanwhile"
  | "stale-dossier"
  | "requires"
  | "other-year"
  | "dossier-over"
  | "not-its-turn"
  | "done-already"
  | "own-work"
  | "other-seat"
  | "in-person"
  | "not-yours"
  | "built-on"
  | "not-open-yet"
  | "closed"
  | "nothing-to-send-back"
  | "unknown-way-back"
  | "reason-missing"
  | "no-event-here"
  | "unknown-step"
  | "rules-missing"
  | "older-version"
  | "same-version"
  | "would-change"
  | "would-migrate"
  | "bad-form"
  | "team-full"
  | "in-a-team"
  | "other-cohort"
  | "team-name-taken"
  | "holds-a-role"
  | "bad-config"
  | "not-installed"
  | "failed";

/** What is shown with a refusal: how things stand, and the form with what was typed. */
export interface Shown {
  readonly card: Card;
  /** What is wrong with a form that was sent, by the name of its field. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A refusal for a reason a person can mend. `values` fill the sentence of `error.ID`; the sentence is made in the person's language where it is shown. */
export class UserError extends Error {
  readonly id: UserErrorId;
  readonly values: Readonly<Record<string, string | number>>;
  readonly shown: Shown | null;
  /** The name of the programme it speaks of, where that is to be said. */
  readonly of: Text | null;
  constructor(
    id: UserErrorId,
    values: Readonly<Record<string, string | number>> = {},
    shown: Shown | null = null,
    of: Text | null = null,
  ) {
    super(`${id} ${JSON.stringify(values)}`);
    this.name = "UserError";
    this.id = id;
    this.values = values;
    this.shown = shown;
    this.of = of;
  }
}

/** What stops a request at a door: authentication, permission, rate limit, network. `status` is the HTTP status to answer with. */
export class EdgeError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 502 | 503;
  constructor(status: EdgeError["status"], message: string) {
    super(message);
    this.name = "EdgeError";
    this.status = status;
  }
}
