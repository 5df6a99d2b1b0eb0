/**
 * Why nobody has spoken to a caller as far as this service knows. `exhausted`: everybody was tried. `abandoned`: the call
 * ended before anybody answered. `voice_message`: the caller left one. `handled_by_fallback`: only the fallback numbers
 * served the call, and nobody here knows what was said.
 */
export const FOLLOW_UP_REASONS = ['exhausted', 'abandoned', 'voice_message', 'handled_by_fallback'] as const;
export type FollowUpReason = (typeof FOLLOW_UP_REASONS)[number];
