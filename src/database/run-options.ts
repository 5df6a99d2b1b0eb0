/** How a unit is run. */
export interface RunOptions {
  /** How long it may take, in milliseconds; left out: 20 seconds on a server, as long as it takes on a file. */
  readonly within?: number | undefined;
  /**
   * Set by callers that have a fallback: the unit's time is over as soon as the server counts as away, and a refusal of
   * the server makes it count as away. While the server answers others it is only slow, and gets three quarters more
   * time.
   */
  readonly elseAway?: boolean;
  /** Whether it fails as soon as it has waited for one lock in vain (1 s): for work that will be done again soon. */
  readonly onlyIfFree?: boolean;
  /** Whether it is tried although the database counts as away: for the unit that finds out whether it is back. */
  readonly evenIfAway?: boolean;
  /** Whether it begins on the server together with its first statement, which must be one of `Unit`'s own. */
  readonly beginsLate?: boolean;
  /** Whether a lost race ends it with RepeatUnit: for callers that know better than to do the same again. */
  readonly endsWithLostRace?: boolean;
}
