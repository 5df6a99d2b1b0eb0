/** What somebody may show for a request. */
export const CREDENTIALS = [
  'nobody',
  'technician',
  'manager',
  'admin',
  'ended session',
  'calendar token',
  'telephony secret',
] as const;
export type Credential = (typeof CREDENTIALS)[number];

/** Whom an operation lets in. */
export const LETS_IN = {
  anyone: CREDENTIALS,
  'signed in': ['technician', 'manager', 'admin'],
  managers: ['manager', 'admin'],
  admins: ['admin'],
  twilio: ['telephony secret'],
  calendar: ['calendar token'],
} as const satisfies Readonly<Record<string, readonly Credential[]>>;
export type Access = keyof typeof LETS_IN;

/**
 * Who may call each operation of the service. An operation that isn't here, or that isn't there any more, fails the
 * matrix test.
 */
export const POLICY_OF: Readonly<Record<string, Access>> = {
  'GET /health/database': 'anyone',
  'GET /health/live': 'anyone',
  'GET /health/ready': 'anyone',
  // Behind METRICS_TOKEN where that is set, and never through a proxy without it.
  'GET /metrics': 'anyone',

  'POST /api/telephony/next-target': 'twilio',
  'POST /api/telephony/answered': 'twilio',
  'POST /api/telephony/attempt-failed': 'twilio',
  'POST /api/telephony/completed': 'twilio',
  'POST /api/telephony/twiml/check': 'twilio',
  'POST /api/telephony/twiml/start': 'twilio',
  'POST /api/telephony/twiml/dial-result': 'twilio',
  'POST /api/telephony/twiml/screen': 'twilio',
  'POST /api/telephony/twiml/screen-result': 'twilio',
  'POST /api/telephony/twiml/connect': 'twilio',
  'POST /api/telephony/twiml/voice-message': 'twilio',
  'POST /api/telephony/twiml/call-in': 'twilio',
  'POST /api/telephony/twiml/call-in-over': 'twilio',
  'POST /api/telephony/twiml/taken': 'twilio',
  'POST /api/telephony/twiml/queue-wait': 'twilio',
  'POST /api/telephony/twiml/queue-result': 'twilio',
  'POST /api/telephony/twiml/call-back': 'twilio',
  'POST /api/telephony/twiml/call-back-key': 'twilio',
  'POST /api/telephony/twiml/call-back-over': 'twilio',
  'POST /api/telephony/twiml/call-back-status': 'twilio',
  'POST /api/telephony/twiml/leg-status': 'twilio',
  'POST /api/telephony/twiml/detected': 'twilio',
  'POST /api/telephony/twiml/recording-status': 'twilio',
  'POST /api/telephony/twiml/transcription': 'twilio',
  'POST /api/notifications/status': 'twilio',
  // What everybody who calls hears.
  'GET /api/line-audio/{file}': 'anyone',
  // A number that is meant to be known.
  'GET /line.vcf': 'anyone',
  'POST /api/notifications/sms': 'twilio',
  'GET /api/messages/received': 'managers',
  'GET /api/messages/unreachable': 'signed in',
  'POST /api/messages/test': 'signed in',
  'POST /api/messages/{id}/resend': 'managers',
  'GET /api/telephony/self-test': 'admins',

  'POST /api/auth/login': 'anyone',
  'GET /api/auth/me': 'signed in',
  'PUT /api/auth/password': 'signed in',
  // Answers 401 to anyone without a session: that is what it is asked.
  'GET /api/auth/session': 'signed in',
  'POST /api/auth/session': 'anyone',
  'DELETE /api/auth/session': 'signed in',
  'PUT /api/auth/session/password': 'signed in',
  'GET /api/audit': 'managers',
  'GET /api/audit/access': 'admins',

  'GET /api/users': 'signed in',
  'POST /api/users': 'admins',
  'GET /api/users/{id}': 'managers',
  // Of an admin only what an admin isn't known by (admins.spec.ts).
  'PATCH /api/users/{id}': 'managers',
  'DELETE /api/users/{id}': 'admins',
  'DELETE /api/users/{id}/calendar-token': 'admins',
  // Technicians: their own (roles.spec.ts).
  'PUT /api/users/{id}/availability': 'signed in',

  'GET /api/on-call': 'signed in',
  'GET /api/on-call/timeline': 'signed in',
  'GET /api/on-call/shifts': 'signed in',
  'POST /api/on-call/shifts': 'managers',
  'GET /api/on-call/shifts/{id}': 'signed in',
  'PATCH /api/on-call/shifts/{id}': 'managers',
  'DELETE /api/on-call/shifts/{id}': 'managers',
  'GET /api/on-call/overrides': 'signed in',
  'POST /api/on-call/overrides': 'managers',
  'GET /api/on-call/overrides/{id}': 'signed in',
  'PATCH /api/on-call/overrides/{id}': 'managers',
  'DELETE /api/on-call/overrides/{id}': 'managers',
  'GET /api/on-call/rotations': 'signed in',
  'POST /api/on-call/rotations': 'managers',
  'POST /api/on-call/rotations/preview': 'managers',
  'POST /api/on-call/rotations/{id}/preview': 'managers',
  'GET /api/on-call/rotations/{id}': 'signed in',
  'PATCH /api/on-call/rotations/{id}': 'managers',
  'DELETE /api/on-call/rotations/{id}': 'managers',
  'POST /api/on-call/calendar-token': 'signed in',
  'GET /api/on-call/calendar.ics': 'calendar',
  'GET /api/business-hours': 'signed in',
  'PUT /api/business-hours': 'managers',
  'POST /api/business-hours/preview': 'managers',
  'POST /api/business-hours/holidays/import': 'managers',
  'POST /api/business-hours/holidays/review': 'managers',
  'GET /api/rotating-pool': 'signed in',
  'PUT /api/rotating-pool': 'managers',
  'GET /api/coverage': 'signed in',
  'GET /api/coverage/absence': 'signed in',

  'GET /api/line-texts': 'admins',
  'PUT /api/line-texts': 'admins',
  'POST /api/line-texts/preview': 'admins',

  'GET /api/blocked-callers': 'managers',
  'POST /api/blocked-callers': 'managers',
  'GET /api/blocked-callers/{id}': 'managers',
  'PATCH /api/blocked-callers/{id}': 'managers',
  'DELETE /api/blocked-callers/{id}': 'managers',

  'GET /api/ladder-steps': 'signed in',
  'GET /api/ladders': 'signed in',
  'GET /api/ladders/{kind}': 'signed in',
  'PUT /api/ladders/{kind}': 'managers',
  'POST /api/ladders/{kind}/preview': 'managers',
  'GET /api/routing/preview': 'signed in',

  'GET /api/now': 'signed in',
  'GET /api/incidents': 'signed in',
  'GET /api/incidents/export.csv': 'signed in',
  'GET /api/incidents/stream': 'signed in',
  'GET /api/incidents/{id}': 'signed in',
  'GET /api/incidents/{id}/explanation': 'signed in',
  'GET /api/incidents/{id}/voice-message': 'managers',
  // Of technicians: their own phone (call-back.spec.ts).
  'POST /api/incidents/{id}/call-back': 'signed in',
  'POST /api/incidents/{id}/notes': 'signed in',
  'GET /api/follow-ups': 'signed in',
  // Of technicians: the one who has taken it may close it (follow-ups.spec.ts).
  'POST /api/follow-ups/{id}/take': 'signed in',
  'POST /api/follow-ups/{id}/done': 'signed in',
  'GET /api/metrics/summary': 'signed in',
  'GET /api/metrics/series': 'signed in',
  'GET /api/metrics/last-offers': 'signed in',
  'GET /api/messages': 'signed in',
  'GET /api/messages/summary': 'signed in',
};
