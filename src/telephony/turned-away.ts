/** What the log says of a call from the line's own number. */
export const TURNED_AWAY =
  "a call from the line's own number was turned away: a phone that was rung is probably forwarded to the line";
