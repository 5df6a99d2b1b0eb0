/** Variables whose names begin so belong to ladder steps, and are read by them alone. */
export const STEP_PREFIX = 'STEP_';

/** Returns whether a variable belongs to a ladder step. */
export function isOfStep(name: string): boolean {
  return name.startsWith(STEP_PREFIX);
}
