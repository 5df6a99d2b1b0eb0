/** How often something of each kind ended in each way, since the start. */
export class OutcomeCounts<Outcome extends string> {
  private readonly kinds = new Map<string, Map<Outcome, number>>();

  /** Counts one more. */
  note(kind: string, outcome: Outcome): void {
    const outcomes = this.kinds.get(kind) ?? new Map<Outcome, number>();
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    this.kinds.set(kind, outcomes);
  }

  /** Returns what was counted. */
  all(): { readonly kind: string; readonly outcome: Outcome; readonly count: number }[] {
    return [...this.kinds].flatMap(([kind, outcomes]) =>
      [...outcomes].map(([outcome, count]) => ({ kind, outcome, count })),
    );
  }
}
