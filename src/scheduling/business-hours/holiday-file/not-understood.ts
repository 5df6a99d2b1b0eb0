/** Why an event of a holiday file is not taken. */
export const NOT_UNDERSTOOD_REASONS = [
  'no_date',
  'no_date_ahead',
  'time_of_day',
  'opens_late',
  'ends_before_start',
  'too_long',
  'too_often',
  'cancelled',
  'working_day',
  'rule',
  'cut_off',
] as const;

/** An event that isn't understood. */
export type NotUnderstoodReason = (typeof NOT_UNDERSTOOD_REASONS)[number];
