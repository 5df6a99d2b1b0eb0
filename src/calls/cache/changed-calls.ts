/** Ids of incidents that are known otherwise than when they were last written to the snapshot on disk. */
export class ChangedCalls {
  private isTracking = false;
  private isWhole = true;
  private changed = new Set<number>();
  private gone = new Set<number>();

  /** Begins to collect: without a snapshot there is nothing to collect for. */
  track(): void {
    this.isTracking = true;
  }

  /** Everything may be otherwise. */
  all(): void {
    this.isWhole = true;
  }

  put(id: number): void {
    if (!this.isTracking) return;
    this.gone.delete(id);
    this.changed.add(id);
  }

  remove(id: number): void {
    if (!this.isTracking) return;
    this.changed.delete(id);
    this.gone.add(id);
  }

  /** Returns what has changed since this was asked for the last time. */
  take(): { readonly isWhole: boolean; readonly changed: ReadonlySet<number>; readonly gone: ReadonlySet<number> } {
    const { isWhole, changed, gone } = this;
    this.isWhole = false;
    this.changed = new Set();
    this.gone = new Set();
    return { isWhole, changed, gone };
  }
}
