/** What a judge is told of a simulated time: what was delivered, what was asked of whom, and what was decided when. Instants are epoch milliseconds, days are counted since 1970-01-01. */
export interface Story {
  readonly span: Interval;
  readonly outage: Interval | null;
  readonly people: ReadonlyMap<string, Someone>;
  /** By time. */
  readonly delivered: readonly Delivery[];
  readonly duties: readonly Duty[];
  readonly holdings: readonly Holding[];
  readonly deputies: readonly Deputy[];
  readonly wishes: readonly Wish[];
  readonly closures: readonly Closure[];
}

/** Local days, both included, that a learner has off by their calendar. */
export interface Closure {
  readonly person: string;
  readonly from: number;
  readonly to: number;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface Someone {
  readonly id: string;
  readonly email: string;
  /** Of the company; of a learner only while they are there. Null: the usual French holidays. */
  readonly region: string | null;
  readonly learner: boolean;
}

export interface Delivery {
  readonly at: number;
  readonly person: string;
  readonly zone: string;
  /** Where a learner is on that day. */
  readonly place: string | null;
  readonly items: readonly Item[];
}

/** One thing that a message says. */
export interface Item {
  readonly kind: string;
  /** `ENROLMENT:KIND:OCCASION`, or what else it is about. */
  readonly subject: string;
  readonly step: string | null;
  readonly weight: string;
  readonly due: number | null;
  /** False: it is one of the “+n” that the card counts without naming them. */
  readonly named: boolean;
}

/** A step that waited for someone, from when until it was met. */
export interface Duty {
  readonly ref: string;
  readonly enrolment: string;
  readonly step: string;
  readonly roles: readonly string[];
  /** The first local day on which it may be spoken of. */
  readonly opens: number;
  readonly due: number | null;
  readonly from: number;
  /** Null: it still waits. */
  readonly until: number | null;
  /** `moved`: the calendar gave it another day, or took it away. */
  readonly end: "met" | "moved" | null;
  /** It is the same thing under another day: its ladder began before. */
  readonly again: boolean;
  readonly ladder: { readonly before: readonly number[]; readonly unit: Unit } | null;
  readonly escalate: { readonly count: number; readonly unit: Unit; readonly to: readonly string[] } | null;
}

export type Unit = "days" | "working-days" | "weeks";

/** Someone holds a role around an enrolment; null: still. */
export interface Holding {
  readonly enrolment: string;
  readonly role: string;
  readonly person: string;
  readonly from: number;
  readonly to: number | null;
}

/** Local days, both included. */
export interface Deputy {
  readonly person: string;
  readonly deputy: string;
  readonly from: number;
  readonly to: number;
}

/** Someone asked not to be told: of some subjects until a day, or from then on of all that is not essential. */
export interface Wish {
  readonly person: string;
  readonly at: number;
  readonly what: "later" | "essential";
  readonly subjects: readonly string[];
  readonly until: number | null;
}
