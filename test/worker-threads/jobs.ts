import { DomainError } from '../../src/common/framework-free.js';

/** Never ends. */
export function endless(): never {
  for (;;);
}

/** Returns what it got. */
export function echo<T>(value: T): T {
  return value;
}

/** Fills the memory. */
export function greedy(): number {
  const all: number[][] = [];
  for (;;) all.push(Array.from({ length: 100_000 }, (_, index) => index));
}

/** Refuses, as a parser does. */
export function refuse(): never {
  throw DomainError.unprocessable([{ field: 'ics', message: 'ics is too odd' }]);
}

/** Breaks. */
export function breakDown(): never {
  throw new TypeError('broken');
}

/** Names the variables of the environment that a thread sees. */
export function environment(): string[] {
  return Object.keys(process.env);
}
