import { hash, timingSafeEqual } from 'node:crypto';

/**
 * Whether two secrets are equal, in a time that tells nothing about where they differ or how long they are.
 * An empty expected secret equals nothing.
 */
export function secretsEqual(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given), digest(expected)) && expected !== '';
}
