import type { Day } from "../calendar/day.ts";
import type { Move } from "../calendar/moved.ts";
import type { Timeline } from "../calendar/timeline.ts";
import type { Act } from "../programme/dossier-rules.ts";
import type { Counter, DossierKind, Programme, RoleScope } from "../programme/programme.ts";

/** Everything from which the reminders of one enrolment are worked out. */
export interface Picture {
  readonly enrolment: string;
  /** Person id. */
  readonly learner: string;
  readonly cohort: string;
  /** Of the company, for public holidays; null: the usual French ones. */
  readonly region: string | null;
  readonly keptFrom: Day;
  readonly programme: Programme;
  readonly timeline: Timeline;
  readonly settings: Readonly<Record<string, string>>;
  /** Who holds which role around it, the learner and the holders of wider roles included. */
  readonly around: readonly Holder[];
  /** Every dossier that is open and falls in the span or has begun, those that nobody has begun included. */
  readonly open: readonly OpenDossier[];
  /** Totals that have a target, as they stand today. */
  readonly totals: readonly Total[];
  /** What has moved in its calendar and was not told yet, or was lately; the earliest first. */
  readonly moves: readonly Change[];
}

/** One change of a calendar. */
export interface Change {
  readonly id: string;
  /** The local day on which it was made. */
  readonly day: Day;
  readonly moves: readonly Move[];
  /** Of this enrolment alone, not of its cohort. */
  readonly own: boolean;
  /** Person ids of those who were told of it, and of all before it. */
  readonly told: readonly string[];
}

export interface Holder {
  readonly role: string;
  readonly scope: RoleScope;
  readonly person: string;
  /** Person ids of those who stand in for them; both days included. */
  readonly deputies: readonly { readonly person: string; readonly from: Day; readonly to: Day }[];
  /** They want to be told what is essential and nothing else. */
  readonly essentialOnly: boolean;
}

export interface OpenDossier {
  /** `dossierRef`. */
  readonly ref: string;
  readonly kind: DossierKind;
  readonly opens: Day | null;
  readonly due: Day | null;
  readonly turns: readonly OpenTurn[];
  /** The last refusal, while nobody has answered it: to whom it went back, and when, epoch milliseconds and local day. */
  readonly refusal: { readonly steps: readonly string[]; readonly at: number; readonly day: Day } | null;
}

export interface OpenTurn {
  readonly act: Act;
  /** Since when it waits; for what nobody has begun, the day it opens. */
  readonly since: Day;
  readonly due: Day | null;
  /** When somebody's act made it their turn, epoch milliseconds; null: the calendar did. */
  readonly asked: number | null;
  /** Who may not do it, whatever their roles (`barredFrom`); left out: nobody. */
  readonly barred?: readonly string[];
  /** It would be refused, whatever is filled in, since something it requires is missing: nobody can act; left out: no. */
  readonly held?: boolean;
}

export interface Total {
  readonly counter: Counter;
  /** Null: of the whole course. */
  readonly year: number | null;
  readonly have: number;
  /** What would be added if all that is asked for were settled; left out: nothing. */
  readonly asked?: number;
  readonly want: number;
  /** First and last day of its year, or of the course. */
  readonly from: Day;
  readonly to: Day;
  /** The dossier kinds it counts; none: it is counted by hand. */
  readonly counts: readonly DossierKind[];
}
