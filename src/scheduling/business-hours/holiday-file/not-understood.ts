/** Why an event of a holiday file is not taken. */
export const NOT_UNDERSTOOD_REASONS = [
  'no_date',
  'time_of_day',
  'ends_before_start',
  'too_long',
  'cancelled',
  'working_day',
  'rule',
  'cut_off',
] as const;

/** An event that isn't understood. */
export type NotUnderstoodReason = (typeof NOT_UNDERSTOOD_REASONS)[number];
