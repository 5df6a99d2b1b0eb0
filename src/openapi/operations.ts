/** What an operation is called: its stable id, which generated clients use as a name, and a summary. */
export interface OperationName {
  readonly operationId: string;
  readonly summary: string;
  /** Codes of refusals beside the usual ones of their status. */
  readonly codes?: Readonly<Record<number, readonly string[]>>;
}

const named = (operationId: string, summary: string, codes?: OperationName['codes']): OperationName => {
  return { operationId, summary, ...(codes && { codes }) };
};

const NO_INCIDENT = { 404: ['INCIDENT_NOT_FOUND'] };
const REPORT = { 404: ['INCIDENT_NOT_FOUND'], 409: ['INCIDENT_MISMATCH'] };
const NO_USER = { 404: ['USER_NOT_FOUND'] };
const NO_ROTATION = { 404: ['ROTATION_NOT_FOUND'] };
const NO_SHIFT = { 404: ['SHIFT_NOT_FOUND'] };
const NO_OVERRIDE = { 404: ['OVERRIDE_NOT_FOUND'] };
const OVER = ['ALREADY_OVER'];
const NO_LADDER = { 404: ['LADDER_NOT_FOUND'] };
const FOLLOW_UP = { 404: ['FOLLOW_UP_NOT_FOUND'], 409: ['FOLLOW_UP_TAKEN', 'FOLLOW_UP_NOT_TAKEN', 'FOLLOW_UP_DONE'] };
const NO_BLOCK = { 404: ['BLOCKED_CALLER_NOT_FOUND'] };
const USER_CHANGE = { 400: ['OWN_NUMBER'], ...NO_USER, 409: ['EMAIL_TAKEN', 'LAST_ADMIN'] };
const LOGIN = { 401: ['WRONG_LOGIN'], 429: ['TOO_MANY_LOGINS'], 503: ['LOGIN_DISABLED', 'TOO_MANY_PASSWORDS'] };
const PASSWORD = { ...LOGIN, 401: ['WRONG_LOGIN', 'UNAUTHORIZED'] };

/** Every operation of the interface. Ids are published: generated clients break where one changes. */
export const OPERATIONS: Readonly<Record<string, OperationName>> = {
  'GET /api/audit': named('listChanges', 'List what people have changed'),
  'GET /api/audit/access': named('listAccessRecords', 'List who signed in and who was refused'),

  'POST /api/telephony/next-target': named('nextTarget', 'Ask whom to ring next', REPORT),
  'POST /api/telephony/answered': named('reportAnswered', 'Report that a person has answered', REPORT),
  'POST /api/telephony/attempt-failed': named('reportAttemptFailed', 'Report that a ring has failed', REPORT),
  'POST /api/telephony/completed': named('reportCompleted', 'Report that a call is over', REPORT),
  'GET /api/telephony/self-test': named('testLine', 'Test the way from Twilio to the service'),
  'POST /api/telephony/twiml/check': named('twimlCheck', 'Say that the service is there', REPORT),
  'POST /api/telephony/twiml/start': named('twimlStart', 'Take a call', REPORT),
  'POST /api/telephony/twiml/dial-result': named('twimlDialResult', 'Take the result of a dial', REPORT),
  'POST /api/telephony/twiml/screen': named('twimlScreen', 'Ask the person who picked up to accept', REPORT),
  'POST /api/telephony/twiml/screen-result': named('twimlScreenResult', 'Take the key of the person asked', REPORT),
  'POST /api/telephony/twiml/connect': named('twimlConnect', 'Connect a person who needs no key', REPORT),
  'POST /api/telephony/twiml/voice-message': named('twimlVoiceMessage', 'Take the end of a voice message', REPORT),
  'POST /api/telephony/twiml/call-in': named('twimlCallIn', 'Take the key of a technician who called the line', REPORT),
  'POST /api/telephony/twiml/call-in-over': named('twimlCallInOver', 'Take the end of a technician’s own call', REPORT),
  'POST /api/telephony/twiml/taken': named('twimlTaken', 'Connect a caller with the technician who called', REPORT),
  'POST /api/telephony/twiml/queue-wait': named('twimlQueueWait', 'Say what a waiting caller hears', REPORT),
  'POST /api/telephony/twiml/queue-result': named('twimlQueueResult', 'Take how a caller left the queue', REPORT),
  'POST /api/telephony/twiml/leg-status': named('twimlLegStatus', 'Take the state of a leg', REPORT),
  'POST /api/telephony/twiml/detected': named('twimlDetected', 'Take whether a machine picked up', REPORT),
  'POST /api/telephony/twiml/recording-status': named('twimlRecordingStatus', 'Take the length of a recording', REPORT),
  'POST /api/telephony/twiml/transcription': named('twimlTranscription', 'Take the text of a recording', REPORT),
  'POST /api/telephony/twiml/call-back': named('twimlCallBack', 'Ask the person who calls back to accept', REPORT),
  'POST /api/telephony/twiml/call-back-key': named('twimlCallBackKey', 'Take the key of the person who calls back'),
  'POST /api/telephony/twiml/call-back-over': named('twimlCallBackOver', 'Take the end of a call back'),
  'POST /api/telephony/twiml/call-back-status': named('twimlCallBackStatus', 'Take the state of a call back'),
  'POST /api/notifications/sms': named('receiveText', 'Take a text message that was sent to the line'),
  'POST /api/notifications/status': named('reportMessageStatus', 'Take what became of a text message', {
    404: ['MESSAGE_NOT_FOUND'],
  }),

  'GET /health/live': named('isLive', 'Say whether the process runs'),
  'GET /health/database': named('hasDatabase', 'Say whether this instance has its database'),
  'GET /health/ready': named('isReady', 'Say whether calls should be sent here'),
  'GET /metrics': named('readMetrics', 'Read the Prometheus metrics'),
  'GET /line.vcf': named('getLineCard', 'Get the line as a contact', { 404: ['NO_LINE_NUMBER'] }),

  'POST /api/auth/login': named('logIn', 'Get a token for an e-mail and a password', LOGIN),
  'GET /api/auth/me': named('getMe', 'Get the user who is signed in'),
  'PUT /api/auth/password': named('changePassword', 'Set one’s own password', PASSWORD),
  'POST /api/auth/session': named('beginSession', 'Sign a browser in', { ...LOGIN, 401: ['WRONG_LOGIN', 'NO_ADMIN'] }),
  'GET /api/auth/session': named('getSession', 'Get the session of a browser', { 401: ['UNAUTHORIZED', 'NO_ADMIN'] }),
  'DELETE /api/auth/session': named('endSession', 'Sign a browser out', { 403: ['CSRF_TOKEN'] }),
  'PUT /api/auth/session/password': named('changePasswordInSession', 'Set one’s own password in a browser', PASSWORD),

  'GET /api/now': named('getNow', 'Get open calls, people on call and problems'),
  'GET /api/incidents': named('listIncidents', 'List incidents'),
  'GET /api/incidents/export.csv': named('exportIncidents', 'Download incidents as CSV'),
  'GET /api/incidents/stream': named('streamEvents', 'Follow what happens as it happens'),
  'GET /api/incidents/{id}': named('getIncident', 'Get an incident with its attempts and events', NO_INCIDENT),
  'GET /api/incidents/{id}/explanation': named('explainIncident', 'Explain why each person was rung', NO_INCIDENT),
  'GET /api/incidents/{id}/voice-message': named('getVoiceMessage', 'Hear a voice message', {
    404: ['INCIDENT_NOT_FOUND', 'VOICE_MESSAGE_NOT_FOUND'],
    409: ['VOICE_MESSAGE_OF_ANOTHER_ACCOUNT'],
    410: ['VOICE_MESSAGE_REMOVED'],
    502: ['TWILIO_UNAVAILABLE'],
    503: ['TWILIO_NOT_SET_UP'],
  }),
  'POST /api/incidents/{id}/call-back': named('callBack', 'Call the caller of an incident back', {
    404: ['INCIDENT_NOT_FOUND', 'USER_NOT_FOUND'],
    409: [
      'CALL_BACK_UNDER_WAY',
      'CALL_IN_PROGRESS',
      'CALLER_WITHHELD',
      'NO_PHONE',
      'PERSON_CALLS_BACK',
      'TWILIO_NOT_CONFIGURED',
    ],
    502: ['TWILIO_REFUSED', 'TWILIO_NOT_REACHED'],
  }),
  'POST /api/incidents/{id}/notes': named('addNote', 'Write a note into the trail of an incident', NO_INCIDENT),
  'GET /api/metrics/summary': named('getStatistics', 'Get the statistics of a period'),
  'GET /api/metrics/series': named('getStatisticsSeries', 'Get the statistics of the parts of a period'),
  'GET /api/metrics/last-offers': named('getLastOffers', 'Get when a step offered each person last'),

  'GET /api/follow-ups': named('listFollowUps', 'List callers nobody has spoken to'),
  'POST /api/follow-ups/{id}/take': named('takeFollowUp', 'Take a follow-up', FOLLOW_UP),
  'POST /api/follow-ups/{id}/done': named('completeFollowUp', 'Mark a follow-up as done', FOLLOW_UP),

  'GET /api/blocked-callers': named('listBlockedCallers', 'List blocked callers'),
  'POST /api/blocked-callers': named('blockCaller', 'Block callers', {
    409: ['ALREADY_BLOCKED', 'TOO_MANY_BLOCKED_CALLERS'],
  }),
  'GET /api/blocked-callers/{id}': named('getBlockedCaller', 'Get a block', NO_BLOCK),
  'PATCH /api/blocked-callers/{id}': named('changeBlockedCaller', 'Change a block', {
    ...NO_BLOCK,
    409: ['ALREADY_BLOCKED'],
  }),
  'DELETE /api/blocked-callers/{id}': named('unblockCaller', 'Remove a block', NO_BLOCK),

  'GET /api/ladder-steps': named('listLadderSteps', 'List the steps that can stand on a ladder'),
  'GET /api/ladders': named('listLadders', 'List the ladders'),
  'GET /api/ladders/{kind}': named('getLadder', 'Get a ladder', NO_LADDER),
  'PUT /api/ladders/{kind}': named('replaceLadder', 'Replace a ladder', NO_LADDER),
  'POST /api/ladders/{kind}/preview': named('previewLadder', 'Try a ladder without saving it', NO_LADDER),
  'POST /api/business-hours/preview': named('previewBusinessHours', 'Try business hours without saving them'),
  'GET /api/routing/preview': named('previewCall', 'Say who would be called'),
  'GET /api/coverage': named('getCoverage', 'Find the times in which nobody would be reached'),
  'GET /api/coverage/absence': named('getAbsence', 'Find the times that somebody’s absence would leave empty', NO_USER),

  'GET /api/line-texts': named('getLineTexts', 'Get what people hear on the line'),
  'PUT /api/line-texts': named('replaceLineTexts', 'Replace what people hear on the line'),
  'GET /api/line-audio/{file}': named('getLineAudio', 'Get the copy of a file that callers hear'),
  'POST /api/line-texts/preview': named('previewLineTexts', 'Show texts of the line as they would be spoken'),

  'GET /api/messages': named('listMessages', 'List messages to people'),
  'GET /api/messages/summary': named('summarizeMessages', 'Count messages to people'),
  'GET /api/messages/unreachable': named('listUnreachablePeople', 'List people whom text messages do not reach'),
  'GET /api/messages/received': named('listReceivedTexts', 'List text messages that the line received'),
  'POST /api/messages/test': named('sendTestMessage', 'Send oneself a test message', {
    404: ['MESSAGE_NOT_FOUND'],
    409: ['NO_PHONE', 'TWILIO_NOT_CONFIGURED'],
  }),
  'POST /api/messages/{id}/resend': named('resendMessage', 'Send a message again', {
    404: ['MESSAGE_NOT_FOUND'],
    409: [
      'MESSAGES_OFF',
      'MESSAGE_DELIVERED',
      'MESSAGE_RESENT',
      'MESSAGE_UNDER_WAY',
      'NOT_A_TEXT_MESSAGE',
      'NO_PHONE',
      'PERSON_INACTIVE',
      'PHONE_SENT_STOP',
    ],
  }),

  'GET /api/users': named('listUsers', 'List people'),
  'POST /api/users': named('createUser', 'Add a person', { 400: ['OWN_NUMBER'], 409: ['EMAIL_TAKEN'] }),
  'GET /api/users/{id}': named('getUser', 'Get a person', NO_USER),
  'PATCH /api/users/{id}': named('changeUser', 'Change a person', USER_CHANGE),
  'DELETE /api/users/{id}': named('deleteUser', 'Delete a person; the history stays', {
    ...NO_USER,
    409: ['LAST_ADMIN'],
  }),
  'PUT /api/users/{id}/availability': named('setAvailability', 'Set whether a person is available', NO_USER),
  'DELETE /api/users/{id}/calendar-token': named('revokeCalendarToken', 'End the calendar feed of a person', NO_USER),

  'GET /api/on-call': named('getOnCall', 'Say who is on call, and why'),
  'GET /api/on-call/timeline': named('getOnCallTimeline', 'Get who is on call in a period'),
  'POST /api/on-call/calendar-token': named('createCalendarToken', 'Get a new address for one’s calendar feed'),
  'GET /api/on-call/calendar.ics': named('getCalendarFeed', 'Get the on-call plan as a calendar'),
  'GET /api/on-call/rotations': named('listRotations', 'List rotations'),
  'POST /api/on-call/rotations': named('createRotation', 'Add a rotation'),
  'POST /api/on-call/rotations/preview': named('previewNewRotation', 'Show the turns of a new rotation'),
  'POST /api/on-call/rotations/{id}/preview': named(
    'previewRotation',
    'Show the turns of a changed rotation',
    NO_ROTATION,
  ),
  'GET /api/on-call/rotations/{id}': named('getRotation', 'Get a rotation', NO_ROTATION),
  'PATCH /api/on-call/rotations/{id}': named('changeRotation', 'Change a rotation', NO_ROTATION),
  'DELETE /api/on-call/rotations/{id}': named('deleteRotation', 'Delete a rotation', NO_ROTATION),
  'GET /api/on-call/shifts': named('listShifts', 'List shifts'),
  'POST /api/on-call/shifts': named('createShift', 'Add a shift'),
  'GET /api/on-call/shifts/{id}': named('getShift', 'Get a shift', NO_SHIFT),
  'PATCH /api/on-call/shifts/{id}': named('changeShift', 'Change a shift', { ...NO_SHIFT, 409: OVER }),
  'DELETE /api/on-call/shifts/{id}': named('deleteShift', 'Delete a shift', { ...NO_SHIFT, 409: OVER }),
  'GET /api/on-call/overrides': named('listOverrides', 'List overrides'),
  'POST /api/on-call/overrides': named('createOverride', 'Add an override'),
  'GET /api/on-call/overrides/{id}': named('getOverride', 'Get an override', NO_OVERRIDE),
  'PATCH /api/on-call/overrides/{id}': named('changeOverride', 'Change an override', { ...NO_OVERRIDE, 409: OVER }),
  'DELETE /api/on-call/overrides/{id}': named('deleteOverride', 'Delete an override', { ...NO_OVERRIDE, 409: OVER }),
  'GET /api/business-hours': named('getBusinessHours', 'Get the business hours'),
  'PUT /api/business-hours': named('replaceBusinessHours', 'Replace the business hours'),
  'POST /api/business-hours/holidays/import': named('importHolidays', 'Import holidays from a calendar file'),
  'POST /api/business-hours/holidays/review': named('reviewHolidays', 'Show what a calendar file would import'),
  'GET /api/rotating-pool': named('getRotatingPool', 'Get the rotating pool'),
  'PUT /api/rotating-pool': named('replaceRotatingPool', 'Replace the members of the rotating pool'),
};
