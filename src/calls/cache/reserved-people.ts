/** People whom requests are about to ring, from the decision until it is written or given up. */
export class ReservedPeople {
  /** User, and how many requests are about to ring them. */
  private readonly counts = new Map<number, number>();

  /** How many people are reserved. */
  get size(): number {
    return this.counts.size;
  }

  has(userId: number): boolean {
    return this.counts.has(userId);
  }

  /** Keeps people from other requests; returns what ends that. */
  reserve(userIds: readonly number[]): () => void {
    for (const userId of userIds) this.counts.set(userId, (this.counts.get(userId) ?? 0) + 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      for (const userId of userIds) this.release(userId);
    };
  }

  private release(userId: number): void {
    const left = (this.counts.get(userId) ?? 1) - 1;
    if (left === 0) this.counts.delete(userId);
    else this.counts.set(userId, left);
  }
}
