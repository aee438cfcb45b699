/** On whose behalf a request goes out, so that the budget is shared fairly. */
export interface Caller {
  /** Who waits, e.g. a site: turns go round between queues, not between requests. */
  readonly queue: string;
  /** `watch`: only what nobody needs more; is turned away instead of waiting. */
  readonly urgency: 'work' | 'watch';
}

/** A request that wants to leave. */
export interface Departure {
  readonly method: string;
  /** The path template, e.g. `/v1/edgehosts/{uid}`: its prefix decides which limit counts. */
  readonly path: string;
  readonly caller: Caller;
  /** Whom the request is about, e.g. an edge host ID: whoever waits is told for whom. */
  readonly subject: string | null;
  /** Milliseconds since the epoch; a turn after this is of no use. */
  readonly deadlineMs: number;
}

/** How long after {@link Admission.enter} a request may still leave; later its turn is over. Milliseconds. */
export const turnLastsMs = 500;

/** What keeps the requests of all instances below Palette's limits. */
export interface Admission {
  /**
   * Resolves when the request may leave, which it must do within {@link turnLastsMs}. Rejects with a `PaletteError` of
   * kind `budget`, which tells the waiting time, when its turn would come too late.
   */
  enter(departure: Departure): Promise<void>;
  /** Palette answered 429 although the request had its turn. Never rejects. */
  noteBusy(departure: Departure): Promise<void>;
}

/** Lets everything pass: for tests of the client alone. */
export const openAdmission: Admission = { enter: async () => {}, noteBusy: async () => {} };
