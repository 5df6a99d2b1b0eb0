import type { Unit } from '../../database/index.js';

/**
 * SQL for the whole milliseconds from one instant column to another, 0 where the second is the earlier one (a talk that
 * was reported longer than the call); null where one of them is.
 */
export function millisecondsBetween(unit: Unit, from: string, to: string): string {
  const difference = unit.isEmbedded
    ? `CAST(ROUND((julianday(${to}) - julianday(${from})) * 86400000) AS INTEGER)`
    : `TIMESTAMPDIFF(MICROSECOND, ${from}, ${to}) DIV 1000`;
  return `CASE WHEN ${to} < ${from} THEN 0 ELSE ${difference} END`;
}

/** Many numbers of milliseconds, of which percentiles are asked: eight bytes each. */
export class Durations {
  private values = new Float64Array(64);
  private count = 0;
  private isSorted = false;

  add(milliseconds: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(this.count * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count] = milliseconds;
    this.count += 1;
    this.isSorted = false;
  }

  /** The percentile by nearest rank: the least value that this percentage of all do not exceed; null: there isn't one. */
  percentileSeconds(percent: number): number | null {
    if (this.count === 0) return null;
    const all = this.values.subarray(0, this.count);
    if (!this.isSorted) all.sort();
    this.isSorted = true;
    return (all[Math.ceil((this.count * percent) / 100) - 1] ?? 0) / 1000;
  }

  /** The mean in seconds; null where there isn't one. */
  meanSeconds(): number | null {
    if (this.count === 0) return null;
    let sum = 0;
    for (const value of this.values.subarray(0, this.count)) sum += value;
    return sum / 1000 / this.count;
  }
}
