// Written by scripts/api-types.mjs from the OpenAPI document of the service: not to be changed by hand.

export interface paths {
  '/api/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what people have changed
     * @description Newest first
     */
    get: operations['listChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/next-target': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask whom to ring next
     * @description Ask whom to ring next.
     */
    post: operations['nextTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/answered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report that a person has answered
     * @description Report that a person has answered.
     */
    post: operations['reportAnswered'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/attempt-failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report that a ring has failed
     * @description Report that a ring has failed.
     */
    post: operations['reportAttemptFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/completed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report that a call is over
     * @description Report that a call is over.
     */
    post: operations['reportCompleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that the service is there
     * @description A call can be handed over
     */
    post: operations['twimlCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a call
     * @description A caller is handed over: whom to ring
     */
    post: operations['twimlStart'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/dial-result': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the result of a dial
     * @description A dial is over: whom to ring next, the ending, or back to the flow
     */
    post: operations['twimlDialResult'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/screen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask the person who picked up to accept
     * @description A technician picked up: they are asked whether they accept
     */
    post: operations['twimlScreen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/screen-result': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the key of the person asked
     * @description A key was pressed or not: they are connected, or their leg ends
     */
    post: operations['twimlScreenResult'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/connect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Connect a person who needs no key
     * @description A technician picked up whose picking up is enough: they are connected
     */
    post: operations['twimlConnect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/voice-message': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the end of a voice message
     * @description What the caller recorded: thanks, or what to do where a life is in danger, and back to the flow
     */
    post: operations['twimlVoiceMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/call-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the key of a technician who called the line
     * @description Somebody of the company who calls in takes the caller who waits, or is a caller
     */
    post: operations['twimlCallIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/call-in-over': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the end of a technician’s own call
     * @description They are no longer connected to the caller
     */
    post: operations['twimlCallInOver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/taken': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Connect a caller with the technician who called
     * @description The caller comes to the queue of somebody who called in
     */
    post: operations['twimlTaken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/queue-wait': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what a waiting caller hears
     * @description What the caller hears in the queue, for some seconds
     */
    post: operations['twimlQueueWait'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/queue-result': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take how a caller left the queue
     * @description The caller comes out of the queue
     */
    post: operations['twimlQueueResult'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/leg-status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the state of a leg
     * @description Noted in the trail
     */
    post: operations['twimlLegStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/detected': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take whether a machine picked up
     * @description Whether a person or a machine picked up, as Twilio takes it; a machine's leg is ended
     */
    post: operations['twimlDetected'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/recording-status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the length of a recording
     * @description The length of the recording, or that nothing was recorded, is kept with the incident
     */
    post: operations['twimlRecordingStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/transcription': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the text of a recording
     * @description What the caller said is kept with the incident, and managers are told
     */
    post: operations['twimlTranscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/call-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask the person who calls back to accept
     * @description Somebody who is to call back picked up: they are asked for a 1
     */
    post: operations['twimlCallBack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/call-back-key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the key of the person who calls back
     * @description They pressed 1, and the caller is rung; or not, and the call ends
     */
    post: operations['twimlCallBackKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/call-back-over': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the end of a call back
     * @description The talk is over, or the caller was not reached
     */
    post: operations['twimlCallBackOver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/twiml/call-back-status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the state of a call back
     * @description How the call to the person went
     */
    post: operations['twimlCallBackStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/call-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Call the caller of an incident back
     * @description The person is rung; when they press 1, the caller is
     */
    post: operations['callBack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say whether the process runs
     * @description The process runs
     */
    get: operations['isLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/database': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say whether this instance has its database
     * @description What an instance that has lost its database asks the others: whether they have theirs
     */
    get: operations['hasDatabase'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say whether calls should be sent here
     * @description Calls are welcome; `errors` names what must be mended all the same
     */
    get: operations['isReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the Prometheus metrics
     * @description The text format of Prometheus
     */
    get: operations['readMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/now': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get open calls, people on call and problems
     * @description Get open calls, people on call and problems.
     */
    get: operations['getNow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow what happens as it happens
     * @description Server-sent events, one for each event of any incident: `id` is its id, `event` its type, `data` the JSON of `{id, incidentId, seq, type, source, at, data}`. It begins with the present, or after the event named by Last-Event-ID: each event comes once, in order. An event `build`, without an id, says at the beginning of which build the page is: `{build}`. An event `roster_changed`, without an id too, says at the beginning and after each change of people, plan, ladders, hours or availability which change was the last: `{revision}`. A comment comes every 15 s where nothing happens. The connection ends when the session does, when the service stops, or when too much is not read: come back with Last-Event-ID.
     */
    get: operations['streamEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit/access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who signed in and who was refused
     * @description Newest first, of the last 90 days
     */
    get: operations['listAccessRecords'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a token for an e-mail and a password
     * @description Get a token for an e-mail and a password.
     */
    post: operations['logIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the user who is signed in
     * @description Get the user who is signed in.
     */
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set one’s own password
     * @description A new session; all others have ended
     */
    put: operations['changePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the session of a browser
     * @description Get the session of a browser.
     */
    get: operations['getSession'];
    put?: never;
    /**
     * Sign a browser in
     * @description The cookie ewf_session holds the session, for eight hours
     */
    post: operations['beginSession'];
    /**
     * Sign a browser out
     * @description The session is over: its token opens nothing any more
     */
    delete: operations['endSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set one’s own password in a browser
     * @description A new session in the cookie; all others have ended
     */
    put: operations['changePasswordInSession'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List incidents
     * @description Newest first
     */
    get: operations['listIncidents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/export.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Download incidents as CSV
     * @description UTF-8 with a byte order mark; a line for each incident: oldest first, with q newest first
     */
    get: operations['exportIncidents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an incident with its attempts and events
     * @description Get an incident with its attempts and events.
     */
    get: operations['getIncident'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/metrics/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the statistics of a period
     * @description Get the statistics of a period.
     */
    get: operations['getStatistics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/metrics/series': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the statistics of the parts of a period
     * @description Of the last 30 days, where no period is given
     */
    get: operations['getStatisticsSeries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/metrics/last-offers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get when a step offered each person last
     * @description Of the last 180 days
     */
    get: operations['getLastOffers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/follow-ups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List callers nobody has spoken to
     * @description Newest first
     */
    get: operations['listFollowUps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/follow-ups/{id}/take': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a follow-up
     * @description The person who asks has it
     */
    post: operations['takeFollowUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/follow-ups/{id}/done': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mark a follow-up as done
     * @description Mark a follow-up as done.
     */
    post: operations['completeFollowUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write a note into the trail of an incident
     * @description In the trail: it changes nothing of the call
     */
    post: operations['addNote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/blocked-callers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List blocked callers
     * @description List blocked callers.
     */
    get: operations['listBlockedCallers'];
    put?: never;
    /**
     * Block callers
     * @description Blocked from the next call on; a call under way goes on
     */
    post: operations['blockCaller'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/blocked-callers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a block
     * @description Get a block.
     */
    get: operations['getBlockedCaller'];
    put?: never;
    post?: never;
    /**
     * Remove a block
     * @description The next call rings people again
     */
    delete: operations['unblockCaller'];
    options?: never;
    head?: never;
    /**
     * Change a block
     * @description Changed from the next call on
     */
    patch: operations['changeBlockedCaller'];
    trace?: never;
  };
  '/api/ladder-steps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the steps that can stand on a ladder
     * @description List the steps that can stand on a ladder.
     */
    get: operations['listLadderSteps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ladders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the ladders
     * @description List the ladders.
     */
    get: operations['listLadders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ladders/{kind}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a ladder
     * @description Get a ladder.
     */
    get: operations['getLadder'];
    /**
     * Replace a ladder
     * @description It counts from the next request on, also of calls in progress
     */
    put: operations['replaceLadder'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/routing/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say who would be called
     * @description The whole ladder, as if everyone failed to answer
     */
    get: operations['previewCall'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/explanation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Explain why each person was rung
     * @description Each offer of a call, with everybody who stood in its way
     */
    get: operations['explainIncident'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/coverage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Find the times in which nobody would be reached
     * @description Every stretch in which a step of the ladder that applies then, or the whole ladder, reaches nobody. Steps are asked whenever hours, duties or availability change, and once a day: what else a step goes by is seen then.
     */
    get: operations['getCoverage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/coverage/absence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Find the times that somebody’s absence would leave empty
     * @description Nothing is written
     */
    get: operations['getAbsence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ladders/{kind}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a ladder without saving it
     * @description Nothing is written
     */
    post: operations['previewLadder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/business-hours/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try business hours without saving them
     * @description Nothing is written
     */
    post: operations['previewBusinessHours'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/line-texts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get what people hear on the line
     * @description Get what people hear on the line.
     */
    get: operations['getLineTexts'];
    /**
     * Replace what people hear on the line
     * @description Calls hear it from now on; the greeting when the flows are deployed
     */
    put: operations['replaceLineTexts'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/line-texts/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show texts of the line as they would be spoken
     * @description How the texts would be spoken; nothing is stored
     */
    post: operations['previewLineTexts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/line-audio/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the copy of a file that callers hear
     * @description The copy; half a second of silence where no copy is kept
     */
    get: operations['getLineAudio'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/sms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a text message that was sent to the line
     * @description Kept, and what it is answered, as TwiML
     */
    post: operations['receiveText'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/received': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List text messages that the line received
     * @description List text messages that the line received.
     */
    get: operations['listReceivedTexts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List messages to people
     * @description Newest first
     */
    get: operations['listMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count messages to people
     * @description Count messages to people.
     */
    get: operations['summarizeMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/unreachable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List people whom text messages do not reach
     * @description List people whom text messages do not reach.
     */
    get: operations['listUnreachablePeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send oneself a test message
     * @description Sent to your own phone, and what became of it within 20 s
     */
    post: operations['sendTestMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{id}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a message again
     * @description The new message, to the phone that the person has now
     */
    post: operations['resendMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take what became of a text message
     * @description Noted, as far as it says more than what was known already
     */
    post: operations['reportMessageStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/voice-message': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Hear a voice message
     * @description The sound; that it was heard is in the access records
     */
    get: operations['getVoiceMessage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/telephony/self-test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Test the way from Twilio to the service
     * @description Always 200: what is wrong is in the checks
     */
    get: operations['testLine'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/line.vcf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the line as a contact
     * @description A vCard with the number of the line
     */
    get: operations['getLineCard'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List people
     * @description List people.
     */
    get: operations['listUsers'];
    put?: never;
    /**
     * Add a person
     * @description Add a person.
     */
    post: operations['createUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a person
     * @description Get a person.
     */
    get: operations['getUser'];
    put?: never;
    post?: never;
    /**
     * Delete a person; the history stays
     * @description Gone from now on; history stays
     */
    delete: operations['deleteUser'];
    options?: never;
    head?: never;
    /**
     * Change a person
     * @description Change a person.
     */
    patch: operations['changeUser'];
    trace?: never;
  };
  '/api/users/{id}/availability': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set whether a person is available
     * @description Set whether a person is available.
     */
    put: operations['setAvailability'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say who is on call, and why
     * @description Say who is on call, and why.
     */
    get: operations['getOnCall'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get who is on call in a period
     * @description Get who is on call in a period.
     */
    get: operations['getOnCallTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/calendar-token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a new address for one’s calendar feed
     * @description Shown this once; the one before is worth nothing
     */
    post: operations['createCalendarToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/calendar.ics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the on-call plan as a calendar
     * @description iCalendar: 30 days back, 180 ahead
     */
    get: operations['getCalendarFeed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{id}/calendar-token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End the calendar feed of a person
     * @description The calendar feed of this user is closed, if there was one
     */
    delete: operations['revokeCalendarToken'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/rotations/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show the turns of a new rotation
     * @description The next eight turns of a new rotation; nothing is written
     */
    post: operations['previewNewRotation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/rotations/{id}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show the turns of a changed rotation
     * @description The next eight turns of a changed one; nothing is written
     */
    post: operations['previewRotation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/rotations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List rotations
     * @description List rotations.
     */
    get: operations['listRotations'];
    put?: never;
    /**
     * Add a rotation
     * @description Add a rotation.
     */
    post: operations['createRotation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/rotations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a rotation
     * @description Get a rotation.
     */
    get: operations['getRotation'];
    put?: never;
    post?: never;
    /**
     * Delete a rotation
     * @description Gone from now on; the past stays
     */
    delete: operations['deleteRotation'];
    options?: never;
    head?: never;
    /**
     * Change a rotation
     * @description Changed from now on; the past stays
     */
    patch: operations['changeRotation'];
    trace?: never;
  };
  '/api/on-call/shifts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List shifts
     * @description List shifts.
     */
    get: operations['listShifts'];
    put?: never;
    /**
     * Add a shift
     * @description Add a shift.
     */
    post: operations['createShift'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/shifts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a shift
     * @description Get a shift.
     */
    get: operations['getShift'];
    put?: never;
    post?: never;
    /**
     * Delete a shift
     * @description Gone from now on; the past stays
     */
    delete: operations['deleteShift'];
    options?: never;
    head?: never;
    /**
     * Change a shift
     * @description Changed from now on; the past stays
     */
    patch: operations['changeShift'];
    trace?: never;
  };
  '/api/on-call/overrides': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List overrides
     * @description List overrides.
     */
    get: operations['listOverrides'];
    put?: never;
    /**
     * Add an override
     * @description Add an override.
     */
    post: operations['createOverride'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/on-call/overrides/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an override
     * @description Get an override.
     */
    get: operations['getOverride'];
    put?: never;
    post?: never;
    /**
     * Delete an override
     * @description Gone from now on; the past stays
     */
    delete: operations['deleteOverride'];
    options?: never;
    head?: never;
    /**
     * Change an override
     * @description Changed from now on; the past stays
     */
    patch: operations['changeOverride'];
    trace?: never;
  };
  '/api/business-hours': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the business hours
     * @description Get the business hours.
     */
    get: operations['getBusinessHours'];
    /**
     * Replace the business hours
     * @description Replace the business hours.
     */
    put: operations['replaceBusinessHours'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/business-hours/holidays/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import holidays from a calendar file
     * @description Yearly events are written out for five years
     */
    post: operations['importHolidays'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/business-hours/holidays/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show what a calendar file would import
     * @description What an import would find; nothing is written
     */
    post: operations['reviewHolidays'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rotating-pool': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the rotating pool
     * @description Get the rotating pool.
     */
    get: operations['getRotatingPool'];
    /**
     * Replace the members of the rotating pool
     * @description Replace the members of the rotating pool.
     */
    put: operations['replaceRotatingPool'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AuditEntry: {
      id: number;
      /** Format: date-time */
      at: string;
      /** @description The user who did it; null: the service itself */
      actorUserId: number | null;
      /** @example user */
      entity: string;
      /** @example 7 */
      entityId: string;
      /** @description Null: it did not exist */
      before: {
        [key: string]: unknown;
      } | null;
      /** @description Null: it exists no more */
      after: {
        [key: string]: unknown;
      } | null;
    };
    AuditAnswer: {
      items: components['schemas']['AuditEntry'][];
      /** @description Send it as cursor for what is older; null: that was all */
      nextCursor: string | null;
    };
    NextTargetBody: {
      /**
       * @description Left out, empty or null in the first request
       * @example 123
       */
      incidentId?: number | null;
      /**
       * @description As Twilio has it: a number, a word, or nothing
       * @example +14155551234
       */
      callerPhone: string;
      /** @example CA1234567890abcdef1234567890abcdef */
      callSid: string;
      /**
       * @description The phone that was really dialled last
       * @example +14155559999
       */
      lastTargetPhone?: string;
      /**
       * @description Set by flows that know the step call_in: somebody of the company calls while a technician is rung for a caller, and is to be handed to the TwiML of start
       * @example true
       */
      callIn?: string;
    };
    NextTargetAnswer: {
      /** @example 123 */
      incidentId: number;
      /**
       * @description E.164; null: ring nobody
       * @example +14155559999
       */
      nextPhoneE164: string | null;
      /**
       * @description A step, or exhausted, answered, completed; call_in only where callIn was set
       * @example primary_oncall
       */
      stepName: string;
      /**
       * @description Seconds to let it ring; 0 where nobody is rung
       * @example 30
       */
      timeoutSeconds: number;
      /** @example John Smith */
      userName: string | null;
    };
    AnsweredBody: {
      /** @example 123 */
      incidentId: number;
      /** @example CA1234567890abcdef1234567890abcdef */
      callSid: string;
      /** @example +14155559999 */
      answeredPhone: string;
    };
    ReportAnswer: {
      /** @example true */
      success: boolean;
    };
    AttemptFailedBody: {
      /** @example 123 */
      incidentId: number;
      /** @example CA1234567890abcdef1234567890abcdef */
      callSid: string;
      /** @example +14155559999 */
      targetPhone: string;
      /**
       * @description no-answer, busy, failed or canceled; unknown: nothing is concluded; anything else counts as failed
       * @example no-answer
       */
      reason: string;
    };
    CompletedBody: {
      /** @example 123 */
      incidentId: number;
      /** @example CA1234567890abcdef1234567890abcdef */
      callSid: string;
      /**
       * @description Seconds of talk; may be empty
       * @example 180
       */
      duration: number;
    };
    LegBody: {
      /** @example CA1234567890abcdef1234567890abcdef */
      CallSid: string;
      /** @description Of a technician’s leg: the caller’s call */
      ParentCallSid?: string;
      /** @example AC1234567890abcdef1234567890abcdef */
      AccountSid?: string;
      /** @example +14155551234 */
      From?: string;
      /** @example +14155550100 */
      To?: string;
      /** @example in-progress */
      CallStatus?: string;
      /**
       * @description Twilio's error number, where a leg failed by one
       * @example 10004
       */
      ErrorCode?: string;
    };
    DialResultBody: {
      /** @example CA1234567890abcdef1234567890abcdef */
      CallSid: string;
      /** @description Of a technician’s leg: the caller’s call */
      ParentCallSid?: string;
      /** @example AC1234567890abcdef1234567890abcdef */
      AccountSid?: string;
      /** @example +14155551234 */
      From?: string;
      /** @example +14155550100 */
      To?: string;
      /** @example in-progress */
      CallStatus?: string;
      /**
       * @description Twilio's error number, where a leg failed by one
       * @example 10004
       */
      ErrorCode?: string;
      /** @example no-answer */
      DialCallStatus?: string;
      /**
       * @description Seconds of talk
       * @example 154
       */
      DialCallDuration?: string;
      /** @example true */
      DialBridged?: string;
    };
    ScreenResultBody: {
      /** @example CA1234567890abcdef1234567890abcdef */
      CallSid: string;
      /** @description Of a technician’s leg: the caller’s call */
      ParentCallSid?: string;
      /** @example AC1234567890abcdef1234567890abcdef */
      AccountSid?: string;
      /** @example +14155551234 */
      From?: string;
      /** @example +14155550100 */
      To?: string;
      /** @example in-progress */
      CallStatus?: string;
      /**
       * @description Twilio's error number, where a leg failed by one
       * @example 10004
       */
      ErrorCode?: string;
      /**
       * @description 1: they accept; 2: they pass it on; anything else, or nothing: no
       * @example 1
       */
      Digits?: string;
    };
    RecordingBody: {
      /** @example CA1234567890abcdef1234567890abcdef */
      CallSid: string;
      /** @description Of a technician’s leg: the caller’s call */
      ParentCallSid?: string;
      /** @example AC1234567890abcdef1234567890abcdef */
      AccountSid?: string;
      /** @example +14155551234 */
      From?: string;
      /** @example +14155550100 */
      To?: string;
      /** @example in-progress */
      CallStatus?: string;
      /**
       * @description Twilio's error number, where a leg failed by one
       * @example 10004
       */
      ErrorCode?: string;
      /** @example https://api.twilio.com/2010-04-01/Accounts/AC…/Recordings/RE… */
      RecordingUrl?: string;
      /**
       * @description Seconds; at the end of the call with the silence after it
       * @example 14
       */
      RecordingDuration?: string;
      /**
       * @description absent: there is no recording
       * @example completed
       */
      RecordingStatus?: string;
      /**
       * @description What ended the recording: a key, hangup, or nothing: silence
       * @example #
       */
      Digits?: string;
    };
    QueueResultBody: {
      /** @example CA1234567890abcdef1234567890abcdef */
      CallSid: string;
      /** @description Of a technician’s leg: the caller’s call */
      ParentCallSid?: string;
      /** @example AC1234567890abcdef1234567890abcdef */
      AccountSid?: string;
      /** @example +14155551234 */
      From?: string;
      /** @example +14155550100 */
      To?: string;
      /** @example in-progress */
      CallStatus?: string;
      /**
       * @description Twilio's error number, where a leg failed by one
       * @example 10004
       */
      ErrorCode?: string;
      /**
       * @description How the caller came out of the queue
       * @example bridged
       */
      QueueResult?: string;
    };
    DetectedBody: {
      /** @example CA1234567890abcdef1234567890abcdef */
      CallSid: string;
      /** @description Of a technician’s leg: the caller’s call */
      ParentCallSid?: string;
      /** @example AC1234567890abcdef1234567890abcdef */
      AccountSid?: string;
      /** @example +14155551234 */
      From?: string;
      /** @example +14155550100 */
      To?: string;
      /** @example in-progress */
      CallStatus?: string;
      /**
       * @description Twilio's error number, where a leg failed by one
       * @example 10004
       */
      ErrorCode?: string;
      /**
       * @description human, machine_start, fax or unknown
       * @example machine_start
       */
      AnsweredBy?: string;
    };
    TranscriptionBody: {
      /** @example CA1234567890abcdef1234567890abcdef */
      CallSid: string;
      /** @description Of a technician’s leg: the caller’s call */
      ParentCallSid?: string;
      /** @example AC1234567890abcdef1234567890abcdef */
      AccountSid?: string;
      /** @example +14155551234 */
      From?: string;
      /** @example +14155550100 */
      To?: string;
      /** @example in-progress */
      CallStatus?: string;
      /**
       * @description Twilio's error number, where a leg failed by one
       * @example 10004
       */
      ErrorCode?: string;
      /** @example https://api.twilio.com/2010-04-01/Accounts/AC…/Recordings/RE… */
      RecordingUrl?: string;
      /**
       * @description failed: Twilio could not write it down
       * @example completed
       */
      TranscriptionStatus?: string;
      /** @example Water is coming through the ceiling. */
      TranscriptionText?: string;
    };
    CallBackBody: {
      /**
       * @description Who is rung; left out: the person who asks
       * @example 7
       */
      userId?: number;
      /** @description true: also when somebody else has taken the follow-up */
      takeOver?: boolean;
    };
    CallBackAnswer: {
      /** @example 5 */
      id: number;
      /** @example 123 */
      incidentId: number;
      /** @example 7 */
      userId: number;
      /** @example John Smith */
      userName: string;
      /** @enum {string} */
      status: 'ringing' | 'accepted' | 'talked' | 'not_reached' | 'not_taken' | 'failed';
      /** Format: date-time */
      requestedAt: string;
    };
    InstanceStateAnswer: {
      /**
       * Format: uuid
       * @description The process that answers
       */
      instance: string;
      /** @enum {string} */
      database: 'ok' | 'away';
    };
    ReadinessError: {
      /** @example UNKNOWN_LADDER_STEP */
      code: string;
      /**
       * @description With DATABASE_UNAVAILABLE: why the database can not be used
       * @enum {string}
       */
      reason?:
        | 'UNREACHABLE'
        | 'NO_ANSWER'
        | 'CATCHING_UP'
        | 'ACCESS_DENIED'
        | 'ENCRYPTION_REFUSED'
        | 'DATABASE_MISSING'
        | 'TABLE_MISSING'
        | 'RIGHTS_MISSING'
        | 'NO_SPACE'
        | 'READ_ONLY'
        | 'TOO_MANY_CONNECTIONS'
        | 'STARTING_OR_STOPPING'
        | 'INTERRUPTED'
        | 'DAMAGED'
        | 'FILE_UNUSABLE'
        | 'REFUSED';
      message: string;
    };
    ReadinessAnswer: {
      /** @enum {string} */
      status: 'ok' | 'degraded' | 'unavailable';
      errors: components['schemas']['ReadinessError'][];
    };
    Answerer: {
      /**
       * @description Null: somebody whom the line had not offered
       * @example 7
       */
      userId: number | null;
      /**
       * @description As it was when they were offered; "unknown" where userId is null
       * @example John Smith
       */
      userName: string;
    };
    RungPerson: {
      /** @example 7 */
      userId: number;
      /** @example John Smith */
      userName: string;
      /**
       * Format: date-time
       * @description Since when
       */
      since: string;
      /**
       * @description For how many seconds at most
       * @example 30
       */
      timeoutSeconds: number;
    };
    OpenCall: {
      /** @example 123 */
      id: number;
      /**
       * @description As Twilio had it: a number, a word, or nothing
       * @example +14155551234
       */
      callerPhone: string;
      /** @enum {string} */
      status: 'routing' | 'exhausted' | 'answered' | 'completed' | 'abandoned' | 'handled_by_fallback';
      /**
       * @example after_hours
       * @enum {string}
       */
      ladder: 'business_hours' | 'after_hours';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      answeredAt: string | null;
      /** @description Null: nobody has answered */
      answeredBy: components['schemas']['Answerer'] | null;
      ringing: components['schemas']['RungPerson'][];
    };
    IncidentSummary: {
      /** @example 123 */
      id: number;
      /** @example CA1234567890abcdef1234567890abcdef */
      callSid: string;
      /**
       * @description As Twilio had it: a number, a word, or nothing
       * @example +14155551234
       */
      callerPhone: string;
      /** @enum {string} */
      status: 'routing' | 'exhausted' | 'answered' | 'completed' | 'abandoned' | 'handled_by_fallback';
      /**
       * @example after_hours
       * @enum {string}
       */
      ladder: 'business_hours' | 'after_hours';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      answeredAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      /** @description Null: nobody has answered */
      answeredBy: components['schemas']['Answerer'] | null;
      /**
       * @description Seconds of talk
       * @example 180
       */
      durationSeconds: number | null;
      /** @description The same caller's call of the 30 minutes before */
      relatedIncidentId: number | null;
      /**
       * @description How many people were offered
       * @example 2
       */
      attemptCount: number;
      /** @description Whether the caller was blocked: nobody was rung, and the status is abandoned */
      callerBlocked: boolean;
    };
    FollowUpPerson: {
      /** @example 7 */
      userId: number;
      /** @example John Smith */
      userName: string;
    };
    FollowUpAnswer: {
      /** @example 123 */
      incidentId: number;
      /**
       * @description As Twilio had it: a number, a word, or nothing
       * @example +14155551234
       */
      callerPhone: string;
      /** @description Whether the caller can be called back: the number is known */
      canBeCalled: boolean;
      /** @enum {string} */
      reason: 'exhausted' | 'abandoned' | 'voice_message' | 'handled_by_fallback';
      /** Format: date-time */
      since: string;
      /** @description Seconds that the caller stayed on the line; null: still there */
      waitedSeconds: number | null;
      takenBy: components['schemas']['FollowUpPerson'] | null;
      /** Format: date-time */
      takenAt: string | null;
      /** @description Null also where the caller was answered later */
      doneBy: components['schemas']['FollowUpPerson'] | null;
      /** Format: date-time */
      doneAt: string | null;
      /** @description The incident in which the caller was answered after all */
      answeredInIncidentId: number | null;
      note: string | null;
    };
    WaitingFollowUps: {
      /** @description How many nobody is done with */
      open: number;
      /** @description How many of them nobody has taken */
      notTaken: number;
      /** @description The newest that nobody has taken, 6 at most */
      newest: components['schemas']['FollowUpAnswer'][];
    };
    NowAnswer: {
      /** Format: date-time */
      at: string;
      /** @description All that are not over: those that nobody has answered before the others, the longest waiting first */
      calls: components['schemas']['OpenCall'][];
      /** @description The 6 that ended last, newest first */
      lastCalls: components['schemas']['IncidentSummary'][];
      followUps: components['schemas']['WaitingFollowUps'];
    };
    AccessRecordAnswer: {
      id: number;
      /**
       * @description signed_in, signed_out; wrong_password: at a sign-in or a change of the password; rate_limited: refused unseen; password_changed: by its owner; password_set: by somebody else; forbidden: asked for what the role may not do; message_heard: a voice message was played
       * @enum {string}
       */
      kind:
        | 'signed_in'
        | 'signed_out'
        | 'wrong_password'
        | 'rate_limited'
        | 'password_changed'
        | 'password_set'
        | 'forbidden'
        | 'message_heard';
      /** @description The account; null: no account has that e-mail, or it was not looked up */
      userId: number | null;
      /** @description Who did it; null: the owner, or the service itself */
      byUserId: number | null;
      /** @description IP address; null: not known, or one of very many */
      address: string | null;
      /**
       * @description What was forbidden, or heard
       * @example PATCH /api/users/:id
       */
      operation: string | null;
      /** @description How often, from firstAt to lastAt */
      times: number;
      /** Format: date-time */
      firstAt: string;
      /** Format: date-time */
      lastAt: string;
    };
    AccessRecordsAnswer: {
      items: components['schemas']['AccessRecordAnswer'][];
      /** @description Send it as cursor for what is older; null: that was all */
      nextCursor: string | null;
    };
    LoginBody: {
      /** @example admin@example.com */
      email: string;
      /** @example seven quiet walnut trees */
      password: string;
    };
    SessionAnswer: {
      accessToken: string;
      /** @example Bearer */
      tokenType: string;
      /**
       * @description Seconds
       * @example 28800
       */
      expiresIn: number;
    };
    UserAnswer: {
      id: number;
      name: string;
      /** @enum {string} */
      role: 'technician' | 'manager' | 'admin';
      phoneE164: string | null;
      email: string | null;
      active: boolean;
      /** @description At this moment */
      available: boolean;
      /** Format: date-time */
      availableUntil: string | null;
      priority: number;
      /** @enum {string} */
      acceptance: 'key' | 'none';
      timeZone: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    PasswordBody: {
      /** @example seven quiet walnut trees */
      currentPassword: string;
      /** @example a lamp beside the green river */
      newPassword: string;
      /**
       * @description Whether the calendar feed stays open; without it, its address opens nothing any more
       * @default false
       */
      keepCalendarToken?: boolean;
    };
    PageSessionAnswer: {
      user: components['schemas']['UserAnswer'];
      /** @description Goes into X-CSRF-Token of whatever changes something; it belongs to this session alone */
      csrfToken: string;
    };
    IncidentsAnswer: {
      items: components['schemas']['IncidentSummary'][];
      /** @description Send it as cursor for what comes after, even when items is empty; null: that was all */
      nextCursor: string | null;
    };
    VoiceMessage: {
      /**
       * @description Where admins and managers hear it
       * @example /api/incidents/123/voice-message
       */
      url: string;
      /** @description Null: Twilio has not said yet */
      seconds: number | null;
      /** @description What Twilio wrote down of it; null: nothing, or not yet */
      text: string | null;
      /**
       * Format: date-time
       * @description When it was removed at Twilio, being old enough; null: it is there
       */
      removedAt: string | null;
    };
    AttemptAnswer: {
      /** @example 456 */
      id: number;
      /** @example 7 */
      userId: number;
      /** @example John Smith */
      userName: string;
      /** @example primary_oncall */
      stepName: string;
      /** @example +14155559999 */
      phoneE164: string;
      /** @enum {string} */
      status:
        | 'pending'
        | 'no-answer'
        | 'busy'
        | 'failed'
        | 'canceled'
        | 'unconfirmed'
        | 'superseded'
        | 'machine_or_no_key'
        | 'declined'
        | 'answered';
      /** @description The raw text of an unknown result, or why it is presumed */
      reason: string | null;
      /**
       * @description The number of the dial within the call; all rung at once share it
       * @example 1
       */
      dial: number;
      /** @example 30 */
      timeoutSeconds: number;
      /**
       * @description How often this person was offered: again each time an answer was lost
       * @example 1
       */
      offers: number;
      /** Format: date-time */
      offeredAt: string;
      /** Format: date-time */
      endedAt: string | null;
    };
    /** @description One event of an incident */
    EventAnswer:
      | components['schemas']['OfferedEvent']
      | components['schemas']['ReofferedEvent']
      | components['schemas']['ExhaustedEvent']
      | components['schemas']['AlreadyAnsweredEvent']
      | components['schemas']['AlreadyEndedEvent']
      | components['schemas']['TurnedAwayEvent']
      | components['schemas']['CallerBlockedEvent']
      | components['schemas']['NoKeyPressedEvent']
      | components['schemas']['CallerVerifiedEvent']
      | components['schemas']['AttemptFailedEvent']
      | components['schemas']['UnmatchedPhoneEvent']
      | components['schemas']['AnsweredEvent']
      | components['schemas']['CompletedEvent']
      | components['schemas']['IncidentMismatchEvent']
      | components['schemas']['ReportOfAnotherCallEvent']
      | components['schemas']['RequestReplayedEvent']
      | components['schemas']['DurationIgnoredEvent']
      | components['schemas']['PickedUpEvent']
      | components['schemas']['AcceptedTooLateEvent']
      | components['schemas']['NotConnectedEvent']
      | components['schemas']['CutOffEvent']
      | components['schemas']['StarPressedEvent']
      | components['schemas']['HandedOverEvent']
      | components['schemas']['RecordingEndedEvent']
      | components['schemas']['NothingSaidEvent']
      | components['schemas']['VoiceMessageEvent']
      | components['schemas']['RecordingStatusEvent']
      | components['schemas']['TranscribedEvent']
      | components['schemas']['LegStatusEvent']
      | components['schemas']['StepFailedEvent']
      | components['schemas']['EndedBySilenceEvent']
      | components['schemas']['MessageSentEvent']
      | components['schemas']['MessageFailedEvent']
      | components['schemas']['MessageSkippedEvent']
      | components['schemas']['MessageExpiredEvent']
      | components['schemas']['MessageAcknowledgedEvent']
      | components['schemas']['FollowUpChangedEvent']
      | components['schemas']['CallBackEvent']
      | components['schemas']['NoteAddedEvent']
      | components['schemas']['FoundAtTwilioEvent']
      | components['schemas']['EndedAtTwilioEvent']
      | components['schemas']['ResultUnknownEvent'];
    IncidentAnswer: {
      /** @example 123 */
      id: number;
      /** @example CA1234567890abcdef1234567890abcdef */
      callSid: string;
      /**
       * @description As Twilio had it: a number, a word, or nothing
       * @example +14155551234
       */
      callerPhone: string;
      /** @enum {string} */
      status: 'routing' | 'exhausted' | 'answered' | 'completed' | 'abandoned' | 'handled_by_fallback';
      /**
       * @example after_hours
       * @enum {string}
       */
      ladder: 'business_hours' | 'after_hours';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      answeredAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      /** @description Null: nobody has answered */
      answeredBy: components['schemas']['Answerer'] | null;
      /**
       * @description Seconds of talk
       * @example 180
       */
      durationSeconds: number | null;
      /** @description The same caller's call of the 30 minutes before */
      relatedIncidentId: number | null;
      /**
       * @description How many people were offered
       * @example 2
       */
      attemptCount: number;
      /** @description Whether the caller was blocked: nobody was rung, and the status is abandoned */
      callerBlocked: boolean;
      voiceMessage: components['schemas']['VoiceMessage'] | null;
      attempts: components['schemas']['AttemptAnswer'][];
      events: components['schemas']['EventAnswer'][];
    };
    TimeToAnswer: {
      /**
       * Format: double
       * @description Half of the callers waited no longer; null: no answers
       * @example 31.5
       */
      p50: number | null;
      /**
       * Format: double
       * @description Nine of ten waited no longer
       * @example 95
       */
      p90: number | null;
      /**
       * Format: double
       * @example 42.25
       */
      mean: number | null;
    };
    StepFigures: {
      /** @example primary_oncall */
      stepName: string;
      /** @description People offered; the others say what became of them */
      offered: number;
      answered: number;
      noAnswer: number;
      busy: number;
      failed: number;
      /** @description The caller hung up while it rang */
      canceled: number;
      /** @description Somebody or something picked up, and nobody accepted: a voicemail, or no key */
      machineOrNoKey: number;
      /** @description Passed on */
      declined: number;
      /** @description Nothing was heard of it */
      unconfirmed: number;
      /** @description Somebody else answered, or the call ended, first */
      superseded: number;
      /** @description Being rung now */
      pending: number;
    };
    UserFigures: {
      userId: number;
      /** @description As it was in the newest offer of the period */
      userName: string;
      /** @description How many incidents this person was offered to */
      offers: number;
      answers: number;
      /** @description Offers from the rotating pool */
      poolTurns: number;
      /** @description Offers on the after_hours ladder: the share of the nights */
      afterHoursOffers: number;
      /**
       * Format: double
       * @description Median from offer to answer; null: nothing was answered
       */
      medianAnswerSeconds: number | null;
    };
    SummaryAnswer: {
      /** @description Incidents that began in the period */
      incidents: number;
      /** @description Those that somebody answered */
      answered: number;
      /** @description From the beginning to the first answer */
      timeToAnswerSeconds: components['schemas']['TimeToAnswer'];
      /**
       * Format: double
       * @description Mean number of people offered to an incident; null: no incidents
       */
      attemptsPerIncident: number | null;
      /** @description Everybody was tried and nobody answered */
      exhaustedIncidents: number;
      /** @description The caller was gone before everybody had been tried; without blocked callers */
      abandonedIncidents: number;
      /** @description Only the fallback numbers served them */
      handledByFallbackIncidents: number;
      /** @description Callers who were blocked: nobody was rung for them */
      blockedIncidents: number;
      /**
       * Format: double
       * @description Mean talk of answered incidents whose duration was reported
       */
      averageCallDurationSeconds: number | null;
      /** @description By name */
      steps: components['schemas']['StepFigures'][];
      /** @description By userId */
      users: components['schemas']['UserFigures'][];
    };
    SeriesPart: {
      /** Format: date-time */
      from: string;
      /**
       * Format: date-time
       * @description Not part of it
       */
      to: string;
      incidents: number;
      answered: number;
      exhaustedIncidents: number;
      abandonedIncidents: number;
      /** @description Only the fallback numbers served them */
      handledByFallbackIncidents: number;
      /** @description Callers who were blocked: nobody was rung for them */
      blockedIncidents: number;
      /** @description Seconds; null: nobody talked */
      averageCallDurationSeconds: number | null;
      timeToAnswerSeconds: components['schemas']['TimeToAnswer'];
    };
    SeriesAnswer: {
      /** @description Oldest first */
      parts: components['schemas']['SeriesPart'][];
    };
    LastOffer: {
      userId: number;
      /** Format: date-time */
      offeredAt: string;
    };
    LastOffersAnswer: {
      items: components['schemas']['LastOffer'][];
    };
    FollowUpsAnswer: {
      items: components['schemas']['FollowUpAnswer'][];
      /** @description Send it as cursor for what is older; null: that was all */
      nextCursor: string | null;
    };
    TakeBody: {
      /** @description true: also when somebody else has taken it */
      takeOver?: boolean;
    };
    DoneBody: {
      /** @example Called back, a plumber is on the way */
      note?: string | null;
    };
    NoteBody: {
      /**
       * @description Kept as one line: line ends and other control characters become blanks
       * @example The caller has closed the main valve
       */
      text: string;
    };
    NoteAnswer: {
      /** @example 123 */
      incidentId: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who has written it
       * @example 7
       */
      userId: number;
      /**
       * @description As it was then
       * @example John Smith
       */
      userName: string;
      /** @example The caller has closed the main valve */
      text: string;
    };
    BlockedCallerAnswer: {
      id: number;
      /** @example +14155550150 */
      prefix: string;
      /** @enum {string} */
      then: 'hang_up' | 'voice_message';
      reason: string | null;
      /**
       * Format: date-time
       * @description No longer blocked from then on
       */
      until: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    BlockedCallersAnswer: {
      items: components['schemas']['BlockedCallerAnswer'][];
      total: number;
      page: number;
      pageSize: number;
    };
    BlockedCallerBody: {
      /**
       * @description A number in E.164, or the digits with which numbers begin; of several that fit a caller the longest counts
       * @example +14155550150
       */
      prefix: string;
      /**
       * @description hang_up: the caller hears a sentence, and the call ends; voice_message: a message may be left, where the flow can record one
       * @enum {string}
       */
      then: 'hang_up' | 'voice_message';
      /** @example Rings every night and says nothing */
      reason?: string | null;
      /**
       * Format: date-time
       * @description Blocked until just before this instant; null or left out: until the entry is deleted
       * @example 2030-12-01T00:00:00Z
       */
      until?: string | null;
    };
    BlockedCallerChangeBody: {
      /**
       * @description A number in E.164, or the digits with which numbers begin; of several that fit a caller the longest counts
       * @example +14155550150
       */
      prefix?: string;
      /**
       * @description hang_up: the caller hears a sentence, and the call ends; voice_message: a message may be left, where the flow can record one
       * @enum {string}
       */
      then?: 'hang_up' | 'voice_message';
      /** @example Rings every night and says nothing */
      reason?: string | null;
      /**
       * Format: date-time
       * @description Blocked until just before this instant; null or left out: until the entry is deleted
       * @example 2030-12-01T00:00:00Z
       */
      until?: string | null;
    };
    LadderStepAnswer: {
      /** @example rotating_pool */
      name: string;
      /** @example Rotating pool */
      title: string;
      description: string | null;
      /**
       * @description By default
       * @example 20
       */
      timeoutSeconds: number;
      /**
       * @description By default; null: no limit
       * @example 3
       */
      limit: number | null;
    };
    LadderRungAnswer: {
      /** @example primary_oncall */
      name: string;
      /** @example 30 */
      timeoutSeconds: number;
      /**
       * @description Null: no limit
       * @example null
       */
      limit: number | null;
    };
    LadderAnswer: {
      /** @enum {string} */
      kind: 'business_hours' | 'after_hours';
      /** @description From the top */
      steps: components['schemas']['LadderRungAnswer'][];
    };
    LadderRungBody: {
      /**
       * @description Of a registered step
       * @example primary_oncall
       */
      name: string;
      /**
       * @description How long a person rings
       * @example 30
       */
      timeoutSeconds: number;
      /**
       * @description Most distinct people of one incident; null: no limit; left out: what the step has by default
       * @example 3
       */
      limit?: number | null;
    };
    LadderBody: {
      /** @description From the top */
      steps: components['schemas']['LadderRungBody'][];
    };
    PreviewBlock: {
      /** @description Which entry of GET /api/blocked-callers */
      blockedCallerId: number;
      /**
       * @description The number, or the digits with which it begins
       * @example +1415555
       */
      prefix: string;
      /**
       * @description As it comes about: in the flow ladder nobody can leave a message, and all are hung up
       * @enum {string}
       */
      then: 'hang_up' | 'voice_message';
      /** @description What they hear before the call ends, or before the tone, in the first language */
      hears: string;
    };
    PreviewCandidate: {
      userId: number;
      userName: string;
      willBeCalled: boolean;
      /** @description The place in the whole ladder, the same for those who ring at once; null: not called */
      order: number | null;
      /** @description How long the phone rings, in seconds: shorter than its step says where time is short; null: not called */
      ringSeconds: number | null;
      /**
       * @description Why not. line_number: the phone is the line's own number; own_phone: the caller calls from it; already_on_ladder: called by another step, or by this one; shared_phone: somebody else is called at the same number; over_limit: the step calls no more people; claimed: rung by or talking to another call, so called after everybody else; rung_together: the step rings several at once, which this line can't; turned_away: the call comes from the line itself, and nobody is called; blocked: the caller is, and nobody is called
       * @enum {string}
       */
      reason?:
        | 'inactive'
        | 'unavailable'
        | 'no_phone'
        | 'line_number'
        | 'own_phone'
        | 'already_on_ladder'
        | 'shared_phone'
        | 'over_limit'
        | 'claimed'
        | 'rung_together'
        | 'turned_away'
        | 'blocked';
    };
    PreviewStep: {
      /** @example primary_oncall */
      name: string;
      /** @example 30 */
      timeoutSeconds: number;
      /** @example null */
      limit: number | null;
      /** @description In the order of the step */
      candidates: components['schemas']['PreviewCandidate'][];
      /**
       * @description Why the step would be passed over
       * @enum {string}
       */
      problem?: 'unknown_step' | 'step_failed';
    };
    PreviewAnswer: {
      /** @description Whether everybody can ring one after the other within MAX_WAIT_SECONDS. If not, the people on the first two steps ring alone, for as long as their steps say, and the others together. */
      fits: boolean;
      /** @description How long it takes if each rings as short as may be, in seconds; null: the line knows no longest wait */
      neededSeconds: number | null;
      /** @description MAX_WAIT_SECONDS; null: each rings, however long it takes */
      maxWaitSeconds: number | null;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      ladder: 'business_hours' | 'after_hours';
      /** @description Null: the caller is not blocked at that instant */
      blocked: components['schemas']['PreviewBlock'] | null;
      /** @description From the top */
      steps: components['schemas']['PreviewStep'][];
    };
    RungTogether: {
      userId: number;
      /** @description Their name now; null: not to be found any more */
      userName: string | null;
    };
    ExplainedCandidate: {
      userId: number;
      /** @description Their name now; null: not to be found any more */
      userName: string | null;
      /** @description Whether this person was offered */
      taken: boolean;
      /**
       * @description Why not this person. line_number: the phone is the line's own number; own_phone: the caller called from it; already_on_ladder: offered in this call before; shared_phone: somebody else was, at the same number; over_limit: the step had offered as many as it may; claimed: rung by or talking to another call, and others were free; not_reached: somebody before was offered
       * @enum {string}
       */
      reason?:
        | 'inactive'
        | 'unavailable'
        | 'no_phone'
        | 'line_number'
        | 'own_phone'
        | 'already_on_ladder'
        | 'shared_phone'
        | 'over_limit'
        | 'claimed'
        | 'not_reached';
    };
    ExplainedStep: {
      /** @example primary_oncall */
      name: string;
      /** @description In the order of the step */
      candidates: components['schemas']['ExplainedCandidate'][];
      /** @description The step failed and named nobody */
      failed?: boolean;
      /** @description How many more people stood on the step than were kept */
      more?: number;
    };
    ExplainedOffer: {
      /** @description Of the event */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description reoffered: the same person again, as our answer had been lost
       * @enum {string}
       */
      kind: 'offered' | 'reoffered' | 'exhausted';
      /**
       * @description exhausted: nobody was left
       * @example primary_oncall
       */
      stepName: string;
      userId: number | null;
      /** @description Their name at that time */
      userName: string | null;
      /** @description Everybody who rang at once; left out: one person */
      together?: components['schemas']['RungTogether'][];
      /** @description The steps that were asked, from the top */
      ladder: components['schemas']['ExplainedStep'][];
    };
    ExplanationAnswer: {
      offers: components['schemas']['ExplainedOffer'][];
    };
    CoverageGap: {
      /** Format: date-time */
      from: string;
      /**
       * Format: date-time
       * @description Not part of it
       */
      to: string;
      /**
       * @description The ladder of calls that begin then
       * @enum {string}
       */
      ladder: 'business_hours' | 'after_hours';
      /**
       * @description Null: the whole ladder
       * @example secondary
       */
      step: string | null;
      /**
       * @description nobody_on_call, empty (nobody stands on it), unavailable, inactive, no_phone, line_number (somebody does, but nobody can be rung; of several reasons the one that is mended most easily), step_failed, unknown_step (nobody registered it)
       * @example nobody_on_call
       */
      why: string;
    };
    UnfitStretch: {
      /** Format: date-time */
      from: string;
      /**
       * Format: date-time
       * @description Not part of it
       */
      to: string;
      /**
       * @description The ladder of calls that begin then
       * @enum {string}
       */
      ladder: 'business_hours' | 'after_hours';
      /**
       * @description How long it takes if each rings as short as may be
       * @example 320
       */
      neededSeconds: number;
      /**
       * @description MAX_WAIT_SECONDS
       * @example 240
       */
      maxWaitSeconds: number;
    };
    CoverageAnswer: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @description By their beginning */
      gaps: components['schemas']['CoverageGap'][];
      /** @description Where not everybody can ring one after the other in time: the people on the first two steps ring alone then, and the others together. By their beginning; always empty where LINE_FLOW is ladder */
      doesNotFit: components['schemas']['UnfitStretch'][];
    };
    AbsenceAnswer: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @description Stretches in which somebody is reached now, and nobody would be */
      opened: components['schemas']['CoverageGap'][];
    };
    LadderFitAnswer: {
      /** @description Whether everybody can ring one after the other within MAX_WAIT_SECONDS. If not, the people on the first two steps ring alone, for as long as their steps say, and the others together. */
      fits: boolean;
      /** @description How long it takes if each rings as short as may be, in seconds; null: the line knows no longest wait */
      neededSeconds: number | null;
      /** @description MAX_WAIT_SECONDS; null: each rings, however long it takes */
      maxWaitSeconds: number | null;
    };
    LadderDraftAnswer: {
      /**
       * Format: date-time
       * @description The next moment at which calls take this ladder; null: none within seven days
       */
      at: string | null;
      /** @description Who is called at that moment as things are */
      before: components['schemas']['PreviewStep'][];
      /** @description Who would be called with the draft */
      after: components['schemas']['PreviewStep'][];
      /** @description Whether the draft fits the longest wait at that moment; null: no such moment */
      fit: components['schemas']['LadderFitAnswer'] | null;
      /** @description Gaps of the next seven days that the draft would open */
      opened: components['schemas']['CoverageGap'][];
      /** @description Gaps of the next seven days that the draft would close */
      closed: components['schemas']['CoverageGap'][];
    };
    WeeklySpanBody: {
      /**
       * @description Monday is 1
       * @example 1
       */
      weekday: number;
      /**
       * @description Open from this time on
       * @example 08:00
       */
      opens: string;
      /**
       * @description Up to 24:00; at or before opens it is the next day
       * @example 17:00
       */
      closes: string;
    };
    HolidayBody: {
      /**
       * Format: date
       * @example 2026-12-25
       */
      date: string;
      /** @example Christmas Day */
      name: string;
      /**
       * @description Half a holiday: nothing is open from this time on. Left out for the whole day
       * @example 12:00
       */
      closes?: string | null;
    };
    BusinessHoursBody: {
      /**
       * @description IANA
       * @example America/Los_Angeles
       */
      timeZone: string;
      /** @description Those of one weekday must not overlap */
      weekly: components['schemas']['WeeklySpanBody'][];
      /** @description A date once */
      holidays: components['schemas']['HolidayBody'][];
    };
    LadderChange: {
      /** Format: date-time */
      from: string;
      /**
       * Format: date-time
       * @description Not part of it
       */
      to: string;
      /** @enum {string} */
      before: 'business_hours' | 'after_hours';
      /** @enum {string} */
      after: 'business_hours' | 'after_hours';
    };
    HoursDraftAnswer: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      changes: components['schemas']['LadderChange'][];
    };
    OwnTextsBody: {
      /** @description The first words of a call, from the flow at Twilio: deploy the flows after a change */
      greeting?: string | null;
      /** @description Said before the first ring where the ladder is that of after hours */
      afterHours?: string | null;
      /** @description Said now and then while others are rung */
      hold?: string | null;
      /** @description Said when a technician is gone, or hands the caller over, before the next one is rung */
      colleague?: string | null;
      /** @description What technicians hear after "Emergency call, press 1" and the number */
      whisper?: string | null;
      /** @description Nobody could be reached: before the tone at which the caller may speak */
      sorry?: string | null;
      /** @description After a voice message */
      thanks?: string | null;
      /** @description Where the caller left no message */
      goodbye?: string | null;
      /** @description What blocked callers hear before the call ends */
      blocked?: string | null;
      /** @description Before the tone for callers who may only leave a message: nobody is rung for them */
      messageOnly?: string | null;
      /** @description The first words where the service is down, from static files: write and upload them again after a change */
      fallback?: string | null;
    };
    BothTextsBody: {
      en: components['schemas']['OwnTextsBody'];
      es: components['schemas']['OwnTextsBody'];
    };
    OwnAudioBody: {
      /**
       * @description The greeting; in the flow line alone, whose flow at Twilio says a moment before it: deploy it
       * @example https://static.example.com/greeting.mp3
       */
      greeting?: string | null;
      /**
       * @description Before the first ring where the ladder is that of after hours
       * @example https://static.example.com/greeting.mp3
       */
      afterHours?: string | null;
      /**
       * @description Now and then while others are rung
       * @example https://static.example.com/greeting.mp3
       */
      hold?: string | null;
      /**
       * @description When a technician is gone, or hands the caller over, before the next one is rung
       * @example https://static.example.com/greeting.mp3
       */
      colleague?: string | null;
      /**
       * @description Nobody could be reached: before the tone at which the caller may speak
       * @example https://static.example.com/greeting.mp3
       */
      sorry?: string | null;
      /**
       * @description After a voice message
       * @example https://static.example.com/greeting.mp3
       */
      thanks?: string | null;
      /**
       * @description Where the caller left no message
       * @example https://static.example.com/greeting.mp3
       */
      goodbye?: string | null;
      /**
       * @description What blocked callers hear before the call ends
       * @example https://static.example.com/greeting.mp3
       */
      blocked?: string | null;
      /**
       * @description Before the tone for callers who may only leave a message: nobody is rung for them
       * @example https://static.example.com/greeting.mp3
       */
      messageOnly?: string | null;
      /**
       * @description Hold music, while a caller waits for a technician who takes them; the first 12 seconds of the file
       * @example https://static.example.com/greeting.mp3
       */
      music?: string | null;
    };
    BothAudioBody: {
      en: components['schemas']['OwnAudioBody'];
      es: components['schemas']['OwnAudioBody'];
    };
    LineTextsBody: {
      /**
       * @example [
       *       "en"
       *     ]
       */
      languages: ('en' | 'es')[];
      /**
       * @description The public emergency number; null: none is named
       * @example 911
       */
      emergencyNumber: string | null;
      texts: components['schemas']['BothTextsBody'];
      /** @description Files that are heard instead; left out: none */
      audio?: components['schemas']['BothAudioBody'];
    };
    SpokenText: {
      /** @enum {string} */
      language: 'en' | 'es';
      /** @enum {string} */
      name:
        | 'greeting'
        | 'afterHours'
        | 'hold'
        | 'colleague'
        | 'whisper'
        | 'sorry'
        | 'thanks'
        | 'goodbye'
        | 'blocked'
        | 'messageOnly'
        | 'fallback';
      /** @description What is said; empty: nothing */
      spoken: string;
      /** @description What is said where the company has no words of its own; empty: nothing */
      shipped: string;
      /** @description About how long it takes to speak */
      seconds: number;
      /** @description How long it may take */
      maxSeconds: number;
      /** @description What keeps it from being used; null: nothing */
      problem: string | null;
    };
    HeardAudio: {
      /** @enum {string} */
      language: 'en' | 'es';
      /** @enum {string} */
      name:
        | 'greeting'
        | 'afterHours'
        | 'hold'
        | 'colleague'
        | 'sorry'
        | 'thanks'
        | 'goodbye'
        | 'blocked'
        | 'messageOnly'
        | 'music';
      /** @description Where it is; null: no audio, words are spoken */
      address: string | null;
      /** @description How long it takes; null: it is not known until it is saved */
      seconds: number | null;
      /** @description How long it may take; of music no more is played */
      maxSeconds: number;
    };
    LineTextsPreview: {
      spoken: components['schemas']['SpokenText'][];
      audio: components['schemas']['HeardAudio'][];
    };
    ReceivedBody: {
      /** @example SM1234567890abcdef1234567890abcdef */
      MessageSid: string;
      /** @example +14155559999 */
      From: string;
      /** @example ok */
      Body?: string;
      /**
       * @description Twilio took it for that, and has answered it
       * @example STOP
       */
      OptOutType?: string;
    };
    ReceivedTextAnswer: {
      /** @example SM1234567890abcdef1234567890abcdef */
      messageSid: string;
      /** @example +14155559999 */
      from: string;
      /** @description Null: it is nobody's phone */
      userId: number | null;
      userName: string | null;
      /** @example ok */
      text: string;
      /** @description What it was answered; null: nothing */
      reply: string | null;
      /** Format: date-time */
      receivedAt: string;
    };
    ReceivedTexts: {
      /** @description The newest 100, newest first */
      items: components['schemas']['ReceivedTextAnswer'][];
    };
    MessageAnswer: {
      /** @example 1 */
      id: number;
      /** @enum {string} */
      kind:
        | 'ring'
        | 'exhausted'
        | 'abandoned'
        | 'voice_message'
        | 'broadcast'
        | 'handled_by_fallback'
        | 'follow_up'
        | 'handoff_reminder'
        | 'coverage_gaps'
        | 'account'
        | 'test';
      /**
       * @description sms: to the phone; webhook: to ALERT_WEBHOOK_URL, in place of a text message that did not reach it
       * @enum {string}
       */
      channel: 'sms' | 'webhook';
      /**
       * @description sent: Twilio took it; failed: it did not, or nobody knows whether it did; skipped: it was not to be sent; expired: it was too old to be of use
       * @enum {string}
       */
      status: 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'skipped' | 'expired';
      /** @example 7 */
      userId: number;
      /** @example John Smith */
      userName: string;
      /**
       * @description Masked for technicians
       * @example +14155559999
       */
      phoneE164: string;
      /** @description What it says; phone numbers in it are masked for technicians */
      text: string;
      /**
       * @description Null: it is about no call
       * @example 123
       */
      incidentId: number | null;
      /**
       * @description How often it was begun to be sent
       * @example 1
       */
      tries: number;
      /**
       * @description Why it was not sent or not delivered, or what the last try met with; Twilio's error number, if any
       * @example Twilio 21610
       */
      error: string | null;
      /** @example SM1234567890abcdef1234567890abcdef */
      twilioSid: string | null;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description When it was known to be sent
       */
      sentAt: string | null;
      /**
       * Format: date-time
       * @description When it came into its status
       */
      updatedAt: string;
      /**
       * @description The message that this one repeats
       * @example 12
       */
      resendOf: number | null;
      /**
       * @description The message that repeats this one
       * @example 14
       */
      resentAs: number | null;
    };
    MessagesAnswer: {
      items: components['schemas']['MessageAnswer'][];
      /** @description Send it as cursor for what comes after; null: that was all */
      nextCursor: string | null;
    };
    MessageSummaryAnswer: {
      /**
       * Format: date-time
       * @description 24 hours ago
       */
      since: string;
      /**
       * @description How many messages that were written since then have each status; every status is named
       * @example {
       *       "delivered": 12,
       *       "failed": 1
       *     }
       */
      counts: {
        [key: string]: number;
      };
    };
    UnreachablePerson: {
      /** @example 7 */
      userId: number;
      /** @example John Smith */
      userName: string;
      /**
       * @description Twilio's error number, such as 30006: the phone is a landline
       * @example 30006
       */
      errorCode: number;
      /**
       * Format: date-time
       * @description When a message did not reach the phone first
       */
      since: string;
    };
    UnreachablePeople: {
      /** @description By name; those who are active and have such a phone now */
      items: components['schemas']['UnreachablePerson'][];
    };
    TestMessageAnswer: {
      /** @example 1 */
      messageId: number;
      /**
       * @description delivered: it arrived; sent, sending or queued: nothing more was heard in time
       * @enum {string}
       */
      status: 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'skipped' | 'expired';
      /** @example Twilio 30006 */
      error: string | null;
      /** @example The phone is a landline, or its carrier can not be reached by text message. */
      message: string;
    };
    DeliveryBody: {
      /** @example SM1234567890abcdef1234567890abcdef */
      MessageSid: string;
      /** @example delivered */
      MessageStatus: string;
      /**
       * @description Twilio's error number, where it was not delivered
       * @example 30003
       */
      ErrorCode?: string;
    };
    SelfTestCheck: {
      /**
       * @description Stable, for programs
       * @example phone_number
       */
      name: string;
      /** @description Null: it could not be asked */
      ok: boolean | null;
      /** @example +1415***0100 points at our flows. */
      message: string;
      /** @description What to do about it */
      remedy: string | null;
    };
    SelfTestAnswer: {
      /** @description No check found anything wrong */
      ok: boolean;
      checks: components['schemas']['SelfTestCheck'][];
    };
    UsersAnswer: {
      items: components['schemas']['UserAnswer'][];
      total: number;
      page: number;
      pageSize: number;
    };
    NewUserBody: {
      /** @example John Smith */
      name: string;
      /** @enum {string} */
      role: 'technician' | 'manager' | 'admin';
      /**
       * @description E.164
       * @example +14155550101
       */
      phoneE164?: string | null;
      /** @example john@example.com */
      email?: string | null;
      /** @example seven quiet walnut trees */
      password?: string;
      /** @default true */
      active?: boolean;
      /** @default true */
      available?: boolean;
      /**
       * @description Lower is rung first among admins and among managers
       * @default 100
       */
      priority?: number;
      /**
       * @description key: presses 1 to accept a call; none: picking up is enough, as no voicemail ever answers this phone
       * @default key
       * @enum {string}
       */
      acceptance?: 'key' | 'none';
      /** @example America/Los_Angeles */
      timeZone?: string | null;
    };
    UserChangeBody: {
      /** @example John Smith */
      name?: string;
      /** @enum {string} */
      role?: 'technician' | 'manager' | 'admin';
      /**
       * @description E.164
       * @example +14155550101
       */
      phoneE164?: string | null;
      /** @example john@example.com */
      email?: string | null;
      /** @example seven quiet walnut trees */
      password?: string;
      /** @default true */
      active?: boolean;
      /** @default true */
      available?: boolean;
      /**
       * @description Lower is rung first among admins and among managers
       * @default 100
       */
      priority?: number;
      /**
       * @description key: presses 1 to accept a call; none: picking up is enough, as no voicemail ever answers this phone
       * @default key
       * @enum {string}
       */
      acceptance?: 'key' | 'none';
      /** @example America/Los_Angeles */
      timeZone?: string | null;
    };
    AvailabilityBody: {
      available: boolean;
      /**
       * Format: date-time
       * @description Then the other way round; in the future
       * @example 2030-11-23T17:00:00Z
       */
      until?: string | null;
    };
    OnCallPerson: {
      userId: number;
      userName: string;
    };
    OnCallReason: {
      /** @enum {string} */
      source: 'override' | 'shift' | 'rotation';
      /** @description Id of the override, shift or rotation; one that was deleted since keeps its id */
      sourceId: number;
    };
    OnCallReasons: {
      primary: components['schemas']['OnCallReason'] | null;
      secondary: components['schemas']['OnCallReason'] | null;
    };
    OnCallAnswer: {
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      ladder: 'business_hours' | 'after_hours';
      /** @description Null: nobody */
      primary: components['schemas']['OnCallPerson'] | null;
      /** @description Null: nobody */
      secondary: components['schemas']['OnCallPerson'] | null;
      source: components['schemas']['OnCallReasons'];
    };
    OnCallTogetherAnswer: {
      userId: number;
      userName: string;
      /** @enum {string} */
      source: 'override' | 'shift' | 'rotation';
      sourceId: number;
    };
    TimelineSegment: {
      /** Format: date-time */
      from: string;
      /**
       * Format: date-time
       * @description Not part of it; where the next segment begins
       */
      to: string;
      /** @description Null: nobody is on call */
      userId: number | null;
      userName: string | null;
      /** @enum {string|null} */
      source: 'override' | 'shift' | 'rotation' | null;
      sourceId: number | null;
      /** @description Who else is on call, and rung after the first in this order: more than one entry of the same kind speaks */
      others: components['schemas']['OnCallTogetherAnswer'][];
    };
    TimelineAnswer: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @description Segments that meet */
      primary: components['schemas']['TimelineSegment'][];
      /** @description Segments that meet */
      secondary: components['schemas']['TimelineSegment'][];
    };
    CalendarTokenAnswer: {
      token: string;
      /** @description The address to subscribe to, complete where the public address of the service is known */
      url: string;
    };
    RotationBody: {
      /** @example Weekdays */
      name: string;
      /** @enum {string} */
      level: 'primary' | 'secondary';
      /**
       * @description IANA
       * @example America/Los_Angeles
       */
      timeZone: string;
      /** @enum {string} */
      period: 'daily' | 'weekly';
      /**
       * @description How many days or weeks one turn lasts
       * @example 1
       */
      interval: number;
      /**
       * @description On the zone's clocks, whatever daylight saving does
       * @example 08:00
       */
      handoffTime: string;
      /**
       * @description Of weekly rotations, Monday is 1; left out: the weekday of startsOn. Daily ones have none
       * @example 1
       */
      handoffWeekday?: number | null;
      /**
       * Format: date
       * @description The day on which the turn of the first participant begins, at the handoff time; it ends with the next handoff
       * @example 2026-11-23
       */
      startsOn: string;
      /**
       * @description User ids, in order
       * @example [
       *       1
       *     ]
       */
      participants: number[];
    };
    PreviewedTurn: {
      userId: number;
      /** Format: date-time */
      startsAt: string;
      /**
       * Format: date-time
       * @description Not part of it: the next handoff
       */
      endsAt: string;
    };
    TurnsAnswer: {
      /** @description The present turn, or the first one, and those after it */
      turns: components['schemas']['PreviewedTurn'][];
    };
    RotationChangeBody: {
      /** @example Weekdays */
      name?: string;
      /** @enum {string} */
      level?: 'primary' | 'secondary';
      /**
       * @description IANA
       * @example America/Los_Angeles
       */
      timeZone?: string;
      /** @enum {string} */
      period?: 'daily' | 'weekly';
      /**
       * @description How many days or weeks one turn lasts
       * @example 1
       */
      interval?: number;
      /**
       * @description On the zone's clocks, whatever daylight saving does
       * @example 08:00
       */
      handoffTime?: string;
      /**
       * @description Of weekly rotations, Monday is 1; left out: the weekday of startsOn. Daily ones have none
       * @example 1
       */
      handoffWeekday?: number | null;
      /**
       * Format: date
       * @description The day on which the turn of the first participant begins, at the handoff time; it ends with the next handoff
       * @example 2026-11-23
       */
      startsOn?: string;
      /**
       * @description User ids, in order
       * @example [
       *       1
       *     ]
       */
      participants?: number[];
    };
    ChangedTurnsAnswer: {
      /** @description The present turn, or the first one, and those after it */
      turns: components['schemas']['PreviewedTurn'][];
      /** @description The turn that is under way before the change; null: no turn */
      before: components['schemas']['PreviewedTurn'] | null;
      /** @description The turn that is under way after the change: of the same person where they are still in it */
      after: components['schemas']['PreviewedTurn'] | null;
    };
    RotationAnswer: {
      id: number;
      name: string;
      /** @enum {string} */
      level: 'primary' | 'secondary';
      /** @description IANA */
      timeZone: string;
      /** @enum {string} */
      period: 'daily' | 'weekly';
      interval: number;
      /** @example 08:00 */
      handoffTime: string;
      handoffWeekday: number | null;
      /** @example 2026-11-23 */
      startsOn: string;
      participants: number[];
      /** @description By how many places the order is moved on, so that turns under way kept their person when it was changed */
      turnOffset: number;
      /**
       * Format: date-time
       * @description When it began, where a change has moved its first handoff to later than that
       */
      begunAt: string | null;
    };
    RotationsAnswer: {
      items: components['schemas']['RotationAnswer'][];
      total: number;
      page: number;
      pageSize: number;
    };
    ShiftAnswer: {
      id: number;
      userId: number;
      /** @enum {string} */
      level: 'primary' | 'secondary';
      /** Format: date-time */
      startsAt: string;
      /**
       * Format: date-time
       * @description Not part of it
       */
      endsAt: string;
    };
    ShiftsAnswer: {
      items: components['schemas']['ShiftAnswer'][];
      total: number;
      page: number;
      pageSize: number;
    };
    ShiftBody: {
      /** @example 1 */
      userId: number;
      /** @enum {string} */
      level: 'primary' | 'secondary';
      /**
       * Format: date-time
       * @description On call from this instant on
       * @example 2030-11-25T08:00:00Z
       */
      startsAt: string;
      /**
       * Format: date-time
       * @description On call until just before this instant
       * @example 2030-11-26T08:00:00Z
       */
      endsAt: string;
    };
    ShiftChangeBody: {
      /** @example 1 */
      userId?: number;
      /** @enum {string} */
      level?: 'primary' | 'secondary';
      /**
       * Format: date-time
       * @description On call from this instant on
       * @example 2030-11-25T08:00:00Z
       */
      startsAt?: string;
      /**
       * Format: date-time
       * @description On call until just before this instant
       * @example 2030-11-26T08:00:00Z
       */
      endsAt?: string;
    };
    OverrideAnswer: {
      id: number;
      userId: number;
      /** @enum {string} */
      level: 'primary' | 'secondary';
      /** Format: date-time */
      startsAt: string;
      /**
       * Format: date-time
       * @description Not part of it
       */
      endsAt: string;
      reason: string | null;
    };
    OverridesAnswer: {
      items: components['schemas']['OverrideAnswer'][];
      total: number;
      page: number;
      pageSize: number;
    };
    OverrideBody: {
      /** @example 1 */
      userId: number;
      /** @enum {string} */
      level: 'primary' | 'secondary';
      /**
       * Format: date-time
       * @description On call from this instant on
       * @example 2030-11-25T08:00:00Z
       */
      startsAt: string;
      /**
       * Format: date-time
       * @description On call until just before this instant
       * @example 2030-11-26T08:00:00Z
       */
      endsAt: string;
      /** @example Swapped with John */
      reason?: string | null;
    };
    OverrideChangeBody: {
      /** @example 1 */
      userId?: number;
      /** @enum {string} */
      level?: 'primary' | 'secondary';
      /**
       * Format: date-time
       * @description On call from this instant on
       * @example 2030-11-25T08:00:00Z
       */
      startsAt?: string;
      /**
       * Format: date-time
       * @description On call until just before this instant
       * @example 2030-11-26T08:00:00Z
       */
      endsAt?: string;
      /** @example Swapped with John */
      reason?: string | null;
    };
    HolidayImportBody: {
      /**
       * @description An iCalendar document (RFC 5545)
       * @example BEGIN:VCALENDAR
       *     VERSION:2.0
       *     PRODID:-//example//EN
       *     BEGIN:VEVENT
       *     UID:1@example.com
       *     DTSTAMP:20260101T000000Z
       *     DTSTART;VALUE=DATE:20261225
       *     RRULE:FREQ=YEARLY
       *     SUMMARY:Christmas Day
       *     END:VEVENT
       *     END:VCALENDAR
       */
      ics: string;
    };
    NotUnderstoodEventAnswer: {
      /** @example Early closing */
      summary: string;
      /**
       * @description As the file writes it; empty where it does not say
       * @example 20261224T130000
       */
      start: string;
      /**
       * @description no_date: it has none, or none that exists from 1900 to 2199. no_date_ahead: it returns, but not within five years. time_of_day: a part of a day. opens_late: closed from midnight to a time of the day, which business hours can not have. ends_before_start, cancelled: as they say. too_long: more than 60 days. too_often: returns on more than 60 days of a year. working_day: worked in place of another. rule: a recurrence rule that can not be followed. cut_off: the event has no end, or the file ends too early.
       * @enum {string}
       */
      reason:
        | 'no_date'
        | 'no_date_ahead'
        | 'time_of_day'
        | 'opens_late'
        | 'ends_before_start'
        | 'too_long'
        | 'too_often'
        | 'cancelled'
        | 'working_day'
        | 'rule'
        | 'cut_off';
    };
    HolidayImportAnswer: {
      /** @description The first events that are not taken */
      notUnderstood: components['schemas']['NotUnderstoodEventAnswer'][];
      /** @description How many events are not taken */
      ignored: number;
      /** @description How many events are over; they are left out */
      past: number;
      /** @description How many dates are new */
      added: number;
      /** @description How many dates were holidays already */
      known: number;
      /** @description Those that were added */
      holidays: components['schemas']['HolidayBody'][];
      /** @description Days that people keep, but do not close on: they are not added */
      observances: components['schemas']['HolidayBody'][];
    };
    ReviewedHoliday: {
      /**
       * Format: date
       * @example 2026-12-25
       */
      date: string;
      /** @example Christmas Day */
      name: string;
      /**
       * @description Half a holiday: nothing is open from this time on. Left out for the whole day
       * @example 12:00
       */
      closes?: string | null;
      /** @description Whether the date is a holiday already */
      known: boolean;
    };
    HolidayReviewAnswer: {
      /** @description The first events that are not taken */
      notUnderstood: components['schemas']['NotUnderstoodEventAnswer'][];
      /** @description How many events are not taken */
      ignored: number;
      /** @description How many events are over; they are left out */
      past: number;
      holidays: components['schemas']['ReviewedHoliday'][];
      /** @description Days that people keep, but do not close on */
      observances: components['schemas']['ReviewedHoliday'][];
    };
    RotatingPoolBody: {
      /**
       * @description User ids, in order, each once
       * @example [
       *       1
       *     ]
       */
      members: number[];
    };
    /** @description What every refusal says */
    Refusal: {
      /** @example 404 */
      statusCode: number;
      /**
       * @description Stable, in upper snake case
       * @example USER_NOT_FOUND
       */
      code: string;
      /**
       * @description For a person
       * @example there is no user with this id
       */
      message: string;
    };
    FieldProblem: {
      /**
       * @description The path of the field
       * @example steps[0].name
       */
      field: string;
      /**
       * @description For a person
       * @example there is no step of this name
       */
      message: string;
    };
    Refusal400: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 400;
      /** @enum {string} */
      code: 'BAD_REQUEST';
      /** @description The first ten fields that are wrong */
      details?: components['schemas']['FieldProblem'][];
    };
    Refusal401: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 401;
      /** @enum {string} */
      code: 'UNAUTHORIZED';
    };
    Refusal403: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 403;
      /** @enum {string} */
      code: 'FORBIDDEN' | 'CSRF_TOKEN';
    };
    Refusal503: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 503;
      /** @enum {string} */
      code:
        | 'DATABASE_UNAVAILABLE'
        | 'UNAVAILABLE'
        | 'TOO_MANY_CHANGES'
        | 'TOO_MANY_READS'
        | 'READ_TOO_LONG'
        | 'WORK_TOO_LONG'
        | 'STOPPING';
    };
    Refusal413: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 413;
      /** @enum {string} */
      code: 'PAYLOAD_TOO_LARGE';
    };
    Refusal415: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 415;
      /** @enum {string} */
      code: 'UNSUPPORTED_MEDIA_TYPE';
    };
    Refusal404IncidentNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'INCIDENT_NOT_FOUND';
    };
    Refusal409IncidentMismatch: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'INCIDENT_MISMATCH';
    };
    Refusal404IncidentNotFoundOrUserNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'INCIDENT_NOT_FOUND' | 'USER_NOT_FOUND';
    };
    Refusal409CallBackUnderWayOrCallInProgressOrCallerWithheldOrNoPhoneOrPersonCallsBackOrTwilioNotConfigured: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code:
        | 'CALL_BACK_UNDER_WAY'
        | 'CALL_IN_PROGRESS'
        | 'CALLER_WITHHELD'
        | 'NO_PHONE'
        | 'PERSON_CALLS_BACK'
        | 'TWILIO_NOT_CONFIGURED';
    };
    Refusal422: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 422;
      /** @enum {string} */
      code: 'UNPROCESSABLE';
      /** @description The first ten fields that are wrong */
      details?: components['schemas']['FieldProblem'][];
    };
    Refusal502TwilioRefusedOrTwilioNotReached: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 502;
      /** @enum {string} */
      code: 'TWILIO_REFUSED' | 'TWILIO_NOT_REACHED';
    };
    Refusal431: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 431;
      /** @enum {string} */
      code: 'TOO_MANY_HEADERS';
    };
    Refusal401WrongLogin: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 401;
      /** @enum {string} */
      code: 'WRONG_LOGIN' | 'UNAUTHORIZED';
    };
    Refusal429TooManyLogins: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 429;
      /** @enum {string} */
      code: 'TOO_MANY_LOGINS';
    };
    Refusal503LoginDisabledOrTooManyPasswords: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 503;
      /** @enum {string} */
      code:
        | 'LOGIN_DISABLED'
        | 'TOO_MANY_PASSWORDS'
        | 'DATABASE_UNAVAILABLE'
        | 'UNAVAILABLE'
        | 'TOO_MANY_CHANGES'
        | 'TOO_MANY_READS'
        | 'READ_TOO_LONG'
        | 'WORK_TOO_LONG'
        | 'STOPPING';
    };
    Refusal401WrongLoginOrUnauthorized: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 401;
      /** @enum {string} */
      code: 'WRONG_LOGIN' | 'UNAUTHORIZED';
    };
    Refusal401UnauthorizedOrNoAdmin: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 401;
      /** @enum {string} */
      code: 'UNAUTHORIZED' | 'NO_ADMIN';
    };
    Refusal401WrongLoginOrNoAdmin: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 401;
      /** @enum {string} */
      code: 'WRONG_LOGIN' | 'NO_ADMIN' | 'UNAUTHORIZED';
    };
    Refusal403CsrfToken: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 403;
      /** @enum {string} */
      code: 'CSRF_TOKEN' | 'FORBIDDEN';
    };
    Refusal404FollowUpNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'FOLLOW_UP_NOT_FOUND';
    };
    Refusal409FollowUpTakenOrFollowUpNotTakenOrFollowUpDone: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'FOLLOW_UP_TAKEN' | 'FOLLOW_UP_NOT_TAKEN' | 'FOLLOW_UP_DONE';
    };
    Refusal409AlreadyBlockedOrTooManyBlockedCallers: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'ALREADY_BLOCKED' | 'TOO_MANY_BLOCKED_CALLERS';
    };
    Refusal404BlockedCallerNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'BLOCKED_CALLER_NOT_FOUND';
    };
    Refusal409AlreadyBlocked: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'ALREADY_BLOCKED';
    };
    Refusal412: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 412;
      /** @enum {string} */
      code: 'CHANGED_MEANWHILE';
      details?: {
        /** @description The resource as it is now */
        current: {
          [key: string]: unknown;
        };
      };
    };
    Refusal404LadderNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'LADDER_NOT_FOUND';
    };
    Refusal404UserNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'USER_NOT_FOUND';
    };
    Refusal409NoPhoneOrTwilioNotConfigured: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'NO_PHONE' | 'TWILIO_NOT_CONFIGURED';
    };
    Refusal404MessageNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'MESSAGE_NOT_FOUND';
    };
    Refusal409MessagesOffOrMessageDeliveredOrMessageResentOrMessageUnderWayOrNotATextMessageOrNoPhoneOrPersonInactiveOrPhoneSentStop: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code:
        | 'MESSAGES_OFF'
        | 'MESSAGE_DELIVERED'
        | 'MESSAGE_RESENT'
        | 'MESSAGE_UNDER_WAY'
        | 'NOT_A_TEXT_MESSAGE'
        | 'NO_PHONE'
        | 'PERSON_INACTIVE'
        | 'PHONE_SENT_STOP';
    };
    Refusal404IncidentNotFoundOrVoiceMessageNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'INCIDENT_NOT_FOUND' | 'VOICE_MESSAGE_NOT_FOUND';
    };
    Refusal409VoiceMessageOfAnotherAccount: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'VOICE_MESSAGE_OF_ANOTHER_ACCOUNT';
    };
    Refusal410VoiceMessageRemoved: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 410;
      /** @enum {string} */
      code: 'VOICE_MESSAGE_REMOVED';
    };
    Refusal416: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 416;
      /** @enum {string} */
      code: 'RANGE_NOT_SATISFIABLE';
    };
    Refusal502TwilioUnavailable: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 502;
      /** @enum {string} */
      code: 'TWILIO_UNAVAILABLE';
    };
    Refusal503TwilioNotSetUp: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 503;
      /** @enum {string} */
      code:
        | 'TWILIO_NOT_SET_UP'
        | 'DATABASE_UNAVAILABLE'
        | 'UNAVAILABLE'
        | 'TOO_MANY_CHANGES'
        | 'TOO_MANY_READS'
        | 'READ_TOO_LONG'
        | 'WORK_TOO_LONG'
        | 'STOPPING';
    };
    Refusal404NoLineNumber: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'NO_LINE_NUMBER';
    };
    Refusal400OwnNumber: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 400;
      /** @enum {string} */
      code: 'OWN_NUMBER' | 'BAD_REQUEST';
      /** @description The first ten fields that are wrong */
      details?: components['schemas']['FieldProblem'][];
    };
    Refusal409EmailTaken: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'EMAIL_TAKEN';
    };
    Refusal409EmailTakenOrLastAdmin: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'EMAIL_TAKEN' | 'LAST_ADMIN';
    };
    Refusal409LastAdmin: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'LAST_ADMIN';
    };
    Refusal404RotationNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'ROTATION_NOT_FOUND';
    };
    Refusal404ShiftNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'SHIFT_NOT_FOUND';
    };
    Refusal409AlreadyOver: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 409;
      /** @enum {string} */
      code: 'ALREADY_OVER';
    };
    Refusal404OverrideNotFound: components['schemas']['Refusal'] & {
      /** @enum {integer} */
      statusCode?: 404;
      /** @enum {string} */
      code: 'OVERRIDE_NOT_FOUND';
    };
    OfferedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'offered';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          ladder?: string;
          isNew?: boolean;
          claimed?: boolean;
          stepName?: string | null;
        };
      };
    };
    ReofferedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'reoffered';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          ladder?: string;
          isNew?: boolean;
          claimed?: boolean;
          stepName?: string | null;
        };
      };
    };
    ExhaustedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'exhausted';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          ladder?: string;
          isNew?: boolean;
          claimed?: boolean;
          stepName?: string | null;
        };
      };
    };
    AlreadyAnsweredEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'already_answered';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          stepName?: string | null;
        };
      };
    };
    AlreadyEndedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'already_ended';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          stepName?: string | null;
        };
      };
    };
    TurnedAwayEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'turned_away';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          stepName?: string | null;
        };
      };
    };
    CallerBlockedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'caller_blocked';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          stepName?: string | null;
          blockedCallerId?: number | null;
          then?: string;
        };
      };
    };
    NoKeyPressedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'no_key_pressed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          stepName?: string | null;
        };
      };
    };
    CallerVerifiedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'caller_verified';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          verstat?: string;
        };
      };
    };
    AttemptFailedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'attempt_failed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    UnmatchedPhoneEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'unmatched_phone';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    AnsweredEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'answered';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
          calledIn?: boolean;
        };
      };
    };
    CompletedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'completed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    IncidentMismatchEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'incident_mismatch';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          incidentId?: number | null;
        };
      };
    };
    ReportOfAnotherCallEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'report_of_another_call';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          report?: string;
          incidentId?: number | null;
        };
      };
    };
    RequestReplayedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'request_replayed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: Record<string, never>;
      };
    };
    DurationIgnoredEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'duration_ignored';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          /** @description As it was reported */
          duration?: unknown;
        };
      };
    };
    PickedUpEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'picked_up';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          userId?: number | null;
          status?: string | null;
          /** @description Twilio's error number */
          errorCode?: number;
          accepted?: boolean;
        };
      };
    };
    AcceptedTooLateEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'accepted_too_late';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          userId?: number | null;
          status?: string | null;
          /** @description Twilio's error number */
          errorCode?: number;
          accepted?: boolean;
          /** @description Whether the caller is theirs if they do not come to who took them */
          mayGetThem?: boolean;
        };
      };
    };
    NotConnectedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'not_connected';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    CutOffEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'cut_off';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    StarPressedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'star_pressed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    HandedOverEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'handed_over';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    RecordingEndedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'recording_ended';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          recordedSeconds?: number | null;
          recordingUrl?: string | null;
        };
      };
    };
    NothingSaidEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'nothing_said';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          recordedSeconds?: number | null;
          recordingSeconds?: number | null;
          recordingUrl?: string | null;
        };
      };
    };
    VoiceMessageEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'voice_message';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          recordingSeconds?: number | null;
          recordedSeconds?: number | null;
          recordingUrl?: string | null;
        };
      };
    };
    RecordingStatusEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'recording_status';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          recordingSeconds?: number | null;
          recordingUrl?: string | null;
          status?: string | null;
        };
      };
    };
    TranscribedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'transcribed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          text?: string | null;
          recordingSeconds?: number | null;
        };
      };
    };
    LegStatusEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'leg_status';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          userId?: number | null;
          status?: string | null;
          /** @description Twilio's error number */
          errorCode?: number;
          accepted?: boolean;
        };
      };
    };
    StepFailedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'step_failed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          step?: string;
          failure?: string;
        };
      };
    };
    EndedBySilenceEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ended_by_silence';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: Record<string, never>;
      };
    };
    MessageSentEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'message_sent';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          kind?: string;
          userId?: number | null;
          messageId?: number | null;
          people?: number;
          error?: string | null;
        };
      };
    };
    MessageFailedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'message_failed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          kind?: string;
          userId?: number | null;
          messageId?: number | null;
          people?: number;
          error?: string | null;
        };
      };
    };
    MessageSkippedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'message_skipped';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          kind?: string;
          userId?: number | null;
          messageId?: number | null;
          people?: number;
          error?: string | null;
        };
      };
    };
    MessageExpiredEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'message_expired';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          kind?: string;
          userId?: number | null;
          messageId?: number | null;
          people?: number;
          error?: string | null;
        };
      };
    };
    MessageAcknowledgedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'message_acknowledged';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          kind?: string;
          userId?: number | null;
          messageId?: number | null;
          people?: number;
          error?: string | null;
        };
      };
    };
    FollowUpChangedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'follow_up_changed';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          change?: string;
          reason?: string;
          userId?: number | null;
          userName?: string | null;
          byUserId?: number | null;
          note?: string | null;
          answeredInIncidentId?: number | null;
        };
      };
    };
    CallBackEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'call_back';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          callBackId?: number | null;
          userId?: number | null;
          userName?: string | null;
          status?: string | null;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    NoteAddedEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'note_added';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          text?: string | null;
          userId?: number | null;
          userName?: string | null;
        };
      };
    };
    FoundAtTwilioEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'found_at_twilio';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          isNew?: boolean;
          ladder?: string;
        };
      };
    };
    EndedAtTwilioEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ended_at_twilio';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          status?: string | null;
        };
      };
    };
    ResultUnknownEvent: {
      /**
       * @description As in the live stream
       * @example 789
       */
      id: number;
      /**
       * @description 1, 2, 3 … within the incident
       * @example 1
       */
      seq: number;
      /** Format: date-time */
      at: string;
      /**
       * @description Who wrote it
       * @enum {string}
       */
      source: 'request' | 'engine' | 'sweeper' | 'messenger' | 'follow_up' | 'call_back' | 'note' | 'reconciler';
      /** @description X-Request-Id of the request that wrote it */
      requestId: string | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'result_unknown';
      /** @description What it changed, and why */
      data: {
        incident?: {
          status?: string;
          /** Format: date-time */
          exhaustedAt?: string | null;
          /** Format: date-time */
          answeredAt?: string | null;
          answeredByUserId?: number | null;
          /** Format: date-time */
          endedAt?: string | null;
          endInferred?: boolean;
          durationSeconds?: number | null;
          recordingUrl?: string | null;
          recordingSeconds?: number | null;
        };
        offer?: components['schemas']['EventAttempt'];
        offers?: components['schemas']['EventAttempt'][];
        rung?: number[];
        attempts?: {
          id: number;
          status?: string;
          reason?: string | null;
          offers?: number;
          /** Format: date-time */
          endedAt?: string | null;
        }[];
        facts?: {
          dial?: number | null;
          status?: string | null;
          bridged?: boolean;
          seconds?: number | null;
          callerGone?: boolean;
          userId?: number | null;
          accepted?: boolean;
          /** @description Twilio's error number */
          errorCode?: number;
        };
      };
    };
    /** @description A person who is newly offered */
    EventAttempt: {
      id: number;
      userId: number;
      userName: string;
      stepName: string;
      phoneE164?: string;
      status?: string;
      dial?: number;
      timeoutSeconds?: number;
      offers?: number;
      /** Format: date-time */
      offeredAt?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditAnswer = components['schemas']['AuditAnswer'];
export type NextTargetBody = components['schemas']['NextTargetBody'];
export type NextTargetAnswer = components['schemas']['NextTargetAnswer'];
export type AnsweredBody = components['schemas']['AnsweredBody'];
export type ReportAnswer = components['schemas']['ReportAnswer'];
export type AttemptFailedBody = components['schemas']['AttemptFailedBody'];
export type CompletedBody = components['schemas']['CompletedBody'];
export type LegBody = components['schemas']['LegBody'];
export type DialResultBody = components['schemas']['DialResultBody'];
export type ScreenResultBody = components['schemas']['ScreenResultBody'];
export type RecordingBody = components['schemas']['RecordingBody'];
export type QueueResultBody = components['schemas']['QueueResultBody'];
export type DetectedBody = components['schemas']['DetectedBody'];
export type TranscriptionBody = components['schemas']['TranscriptionBody'];
export type CallBackBody = components['schemas']['CallBackBody'];
export type CallBackAnswer = components['schemas']['CallBackAnswer'];
export type InstanceStateAnswer = components['schemas']['InstanceStateAnswer'];
export type ReadinessError = components['schemas']['ReadinessError'];
export type ReadinessAnswer = components['schemas']['ReadinessAnswer'];
export type Answerer = components['schemas']['Answerer'];
export type RungPerson = components['schemas']['RungPerson'];
export type OpenCall = components['schemas']['OpenCall'];
export type IncidentSummary = components['schemas']['IncidentSummary'];
export type FollowUpPerson = components['schemas']['FollowUpPerson'];
export type FollowUpAnswer = components['schemas']['FollowUpAnswer'];
export type WaitingFollowUps = components['schemas']['WaitingFollowUps'];
export type NowAnswer = components['schemas']['NowAnswer'];
export type AccessRecordAnswer = components['schemas']['AccessRecordAnswer'];
export type AccessRecordsAnswer = components['schemas']['AccessRecordsAnswer'];
export type LoginBody = components['schemas']['LoginBody'];
export type SessionAnswer = components['schemas']['SessionAnswer'];
export type UserAnswer = components['schemas']['UserAnswer'];
export type PasswordBody = components['schemas']['PasswordBody'];
export type PageSessionAnswer = components['schemas']['PageSessionAnswer'];
export type IncidentsAnswer = components['schemas']['IncidentsAnswer'];
export type VoiceMessage = components['schemas']['VoiceMessage'];
export type AttemptAnswer = components['schemas']['AttemptAnswer'];
export type EventAnswer = components['schemas']['EventAnswer'];
export type IncidentAnswer = components['schemas']['IncidentAnswer'];
export type TimeToAnswer = components['schemas']['TimeToAnswer'];
export type StepFigures = components['schemas']['StepFigures'];
export type UserFigures = components['schemas']['UserFigures'];
export type SummaryAnswer = components['schemas']['SummaryAnswer'];
export type SeriesPart = components['schemas']['SeriesPart'];
export type SeriesAnswer = components['schemas']['SeriesAnswer'];
export type LastOffer = components['schemas']['LastOffer'];
export type LastOffersAnswer = components['schemas']['LastOffersAnswer'];
export type FollowUpsAnswer = components['schemas']['FollowUpsAnswer'];
export type TakeBody = components['schemas']['TakeBody'];
export type DoneBody = components['schemas']['DoneBody'];
export type NoteBody = components['schemas']['NoteBody'];
export type NoteAnswer = components['schemas']['NoteAnswer'];
export type BlockedCallerAnswer = components['schemas']['BlockedCallerAnswer'];
export type BlockedCallersAnswer = components['schemas']['BlockedCallersAnswer'];
export type BlockedCallerBody = components['schemas']['BlockedCallerBody'];
export type BlockedCallerChangeBody = components['schemas']['BlockedCallerChangeBody'];
export type LadderStepAnswer = components['schemas']['LadderStepAnswer'];
export type LadderRungAnswer = components['schemas']['LadderRungAnswer'];
export type LadderAnswer = components['schemas']['LadderAnswer'];
export type LadderRungBody = components['schemas']['LadderRungBody'];
export type LadderBody = components['schemas']['LadderBody'];
export type PreviewBlock = components['schemas']['PreviewBlock'];
export type PreviewCandidate = components['schemas']['PreviewCandidate'];
export type PreviewStep = components['schemas']['PreviewStep'];
export type PreviewAnswer = components['schemas']['PreviewAnswer'];
export type RungTogether = components['schemas']['RungTogether'];
export type ExplainedCandidate = components['schemas']['ExplainedCandidate'];
export type ExplainedStep = components['schemas']['ExplainedStep'];
export type ExplainedOffer = components['schemas']['ExplainedOffer'];
export type ExplanationAnswer = components['schemas']['ExplanationAnswer'];
export type CoverageGap = components['schemas']['CoverageGap'];
export type UnfitStretch = components['schemas']['UnfitStretch'];
export type CoverageAnswer = components['schemas']['CoverageAnswer'];
export type AbsenceAnswer = components['schemas']['AbsenceAnswer'];
export type LadderFitAnswer = components['schemas']['LadderFitAnswer'];
export type LadderDraftAnswer = components['schemas']['LadderDraftAnswer'];
export type WeeklySpanBody = components['schemas']['WeeklySpanBody'];
export type HolidayBody = components['schemas']['HolidayBody'];
export type BusinessHoursBody = components['schemas']['BusinessHoursBody'];
export type LadderChange = components['schemas']['LadderChange'];
export type HoursDraftAnswer = components['schemas']['HoursDraftAnswer'];
export type OwnTextsBody = components['schemas']['OwnTextsBody'];
export type BothTextsBody = components['schemas']['BothTextsBody'];
export type OwnAudioBody = components['schemas']['OwnAudioBody'];
export type BothAudioBody = components['schemas']['BothAudioBody'];
export type LineTextsBody = components['schemas']['LineTextsBody'];
export type SpokenText = components['schemas']['SpokenText'];
export type HeardAudio = components['schemas']['HeardAudio'];
export type LineTextsPreview = components['schemas']['LineTextsPreview'];
export type ReceivedBody = components['schemas']['ReceivedBody'];
export type ReceivedTextAnswer = components['schemas']['ReceivedTextAnswer'];
export type ReceivedTexts = components['schemas']['ReceivedTexts'];
export type MessageAnswer = components['schemas']['MessageAnswer'];
export type MessagesAnswer = components['schemas']['MessagesAnswer'];
export type MessageSummaryAnswer = components['schemas']['MessageSummaryAnswer'];
export type UnreachablePerson = components['schemas']['UnreachablePerson'];
export type UnreachablePeople = components['schemas']['UnreachablePeople'];
export type TestMessageAnswer = components['schemas']['TestMessageAnswer'];
export type DeliveryBody = components['schemas']['DeliveryBody'];
export type SelfTestCheck = components['schemas']['SelfTestCheck'];
export type SelfTestAnswer = components['schemas']['SelfTestAnswer'];
export type UsersAnswer = components['schemas']['UsersAnswer'];
export type NewUserBody = components['schemas']['NewUserBody'];
export type UserChangeBody = components['schemas']['UserChangeBody'];
export type AvailabilityBody = components['schemas']['AvailabilityBody'];
export type OnCallPerson = components['schemas']['OnCallPerson'];
export type OnCallReason = components['schemas']['OnCallReason'];
export type OnCallReasons = components['schemas']['OnCallReasons'];
export type OnCallAnswer = components['schemas']['OnCallAnswer'];
export type OnCallTogetherAnswer = components['schemas']['OnCallTogetherAnswer'];
export type TimelineSegment = components['schemas']['TimelineSegment'];
export type TimelineAnswer = components['schemas']['TimelineAnswer'];
export type CalendarTokenAnswer = components['schemas']['CalendarTokenAnswer'];
export type RotationBody = components['schemas']['RotationBody'];
export type PreviewedTurn = components['schemas']['PreviewedTurn'];
export type TurnsAnswer = components['schemas']['TurnsAnswer'];
export type RotationChangeBody = components['schemas']['RotationChangeBody'];
export type ChangedTurnsAnswer = components['schemas']['ChangedTurnsAnswer'];
export type RotationAnswer = components['schemas']['RotationAnswer'];
export type RotationsAnswer = components['schemas']['RotationsAnswer'];
export type ShiftAnswer = components['schemas']['ShiftAnswer'];
export type ShiftsAnswer = components['schemas']['ShiftsAnswer'];
export type ShiftBody = components['schemas']['ShiftBody'];
export type ShiftChangeBody = components['schemas']['ShiftChangeBody'];
export type OverrideAnswer = components['schemas']['OverrideAnswer'];
export type OverridesAnswer = components['schemas']['OverridesAnswer'];
export type OverrideBody = components['schemas']['OverrideBody'];
export type OverrideChangeBody = components['schemas']['OverrideChangeBody'];
export type HolidayImportBody = components['schemas']['HolidayImportBody'];
export type NotUnderstoodEventAnswer = components['schemas']['NotUnderstoodEventAnswer'];
export type HolidayImportAnswer = components['schemas']['HolidayImportAnswer'];
export type ReviewedHoliday = components['schemas']['ReviewedHoliday'];
export type HolidayReviewAnswer = components['schemas']['HolidayReviewAnswer'];
export type RotatingPoolBody = components['schemas']['RotatingPoolBody'];
export type Refusal = components['schemas']['Refusal'];
export type FieldProblem = components['schemas']['FieldProblem'];
export type Refusal400 = components['schemas']['Refusal400'];
export type Refusal401 = components['schemas']['Refusal401'];
export type Refusal403 = components['schemas']['Refusal403'];
export type Refusal503 = components['schemas']['Refusal503'];
export type Refusal413 = components['schemas']['Refusal413'];
export type Refusal415 = components['schemas']['Refusal415'];
export type Refusal404IncidentNotFound = components['schemas']['Refusal404IncidentNotFound'];
export type Refusal409IncidentMismatch = components['schemas']['Refusal409IncidentMismatch'];
export type Refusal404IncidentNotFoundOrUserNotFound =
  components['schemas']['Refusal404IncidentNotFoundOrUserNotFound'];
export type Refusal409CallBackUnderWayOrCallInProgressOrCallerWithheldOrNoPhoneOrPersonCallsBackOrTwilioNotConfigured =
  components['schemas']['Refusal409CallBackUnderWayOrCallInProgressOrCallerWithheldOrNoPhoneOrPersonCallsBackOrTwilioNotConfigured'];
export type Refusal422 = components['schemas']['Refusal422'];
export type Refusal502TwilioRefusedOrTwilioNotReached =
  components['schemas']['Refusal502TwilioRefusedOrTwilioNotReached'];
export type Refusal431 = components['schemas']['Refusal431'];
export type Refusal401WrongLogin = components['schemas']['Refusal401WrongLogin'];
export type Refusal429TooManyLogins = components['schemas']['Refusal429TooManyLogins'];
export type Refusal503LoginDisabledOrTooManyPasswords =
  components['schemas']['Refusal503LoginDisabledOrTooManyPasswords'];
export type Refusal401WrongLoginOrUnauthorized = components['schemas']['Refusal401WrongLoginOrUnauthorized'];
export type Refusal401UnauthorizedOrNoAdmin = components['schemas']['Refusal401UnauthorizedOrNoAdmin'];
export type Refusal401WrongLoginOrNoAdmin = components['schemas']['Refusal401WrongLoginOrNoAdmin'];
export type Refusal403CsrfToken = components['schemas']['Refusal403CsrfToken'];
export type Refusal404FollowUpNotFound = components['schemas']['Refusal404FollowUpNotFound'];
export type Refusal409FollowUpTakenOrFollowUpNotTakenOrFollowUpDone =
  components['schemas']['Refusal409FollowUpTakenOrFollowUpNotTakenOrFollowUpDone'];
export type Refusal409AlreadyBlockedOrTooManyBlockedCallers =
  components['schemas']['Refusal409AlreadyBlockedOrTooManyBlockedCallers'];
export type Refusal404BlockedCallerNotFound = components['schemas']['Refusal404BlockedCallerNotFound'];
export type Refusal409AlreadyBlocked = components['schemas']['Refusal409AlreadyBlocked'];
export type Refusal412 = components['schemas']['Refusal412'];
export type Refusal404LadderNotFound = components['schemas']['Refusal404LadderNotFound'];
export type Refusal404UserNotFound = components['schemas']['Refusal404UserNotFound'];
export type Refusal409NoPhoneOrTwilioNotConfigured = components['schemas']['Refusal409NoPhoneOrTwilioNotConfigured'];
export type Refusal404MessageNotFound = components['schemas']['Refusal404MessageNotFound'];
export type Refusal409MessagesOffOrMessageDeliveredOrMessageResentOrMessageUnderWayOrNotATextMessageOrNoPhoneOrPersonInactiveOrPhoneSentStop =
  components['schemas']['Refusal409MessagesOffOrMessageDeliveredOrMessageResentOrMessageUnderWayOrNotATextMessageOrNoPhoneOrPersonInactiveOrPhoneSentStop'];
export type Refusal404IncidentNotFoundOrVoiceMessageNotFound =
  components['schemas']['Refusal404IncidentNotFoundOrVoiceMessageNotFound'];
export type Refusal409VoiceMessageOfAnotherAccount = components['schemas']['Refusal409VoiceMessageOfAnotherAccount'];
export type Refusal410VoiceMessageRemoved = components['schemas']['Refusal410VoiceMessageRemoved'];
export type Refusal416 = components['schemas']['Refusal416'];
export type Refusal502TwilioUnavailable = components['schemas']['Refusal502TwilioUnavailable'];
export type Refusal503TwilioNotSetUp = components['schemas']['Refusal503TwilioNotSetUp'];
export type Refusal404NoLineNumber = components['schemas']['Refusal404NoLineNumber'];
export type Refusal400OwnNumber = components['schemas']['Refusal400OwnNumber'];
export type Refusal409EmailTaken = components['schemas']['Refusal409EmailTaken'];
export type Refusal409EmailTakenOrLastAdmin = components['schemas']['Refusal409EmailTakenOrLastAdmin'];
export type Refusal409LastAdmin = components['schemas']['Refusal409LastAdmin'];
export type Refusal404RotationNotFound = components['schemas']['Refusal404RotationNotFound'];
export type Refusal404ShiftNotFound = components['schemas']['Refusal404ShiftNotFound'];
export type Refusal409AlreadyOver = components['schemas']['Refusal409AlreadyOver'];
export type Refusal404OverrideNotFound = components['schemas']['Refusal404OverrideNotFound'];
export type OfferedEvent = components['schemas']['OfferedEvent'];
export type ReofferedEvent = components['schemas']['ReofferedEvent'];
export type ExhaustedEvent = components['schemas']['ExhaustedEvent'];
export type AlreadyAnsweredEvent = components['schemas']['AlreadyAnsweredEvent'];
export type AlreadyEndedEvent = components['schemas']['AlreadyEndedEvent'];
export type TurnedAwayEvent = components['schemas']['TurnedAwayEvent'];
export type CallerBlockedEvent = components['schemas']['CallerBlockedEvent'];
export type NoKeyPressedEvent = components['schemas']['NoKeyPressedEvent'];
export type CallerVerifiedEvent = components['schemas']['CallerVerifiedEvent'];
export type AttemptFailedEvent = components['schemas']['AttemptFailedEvent'];
export type UnmatchedPhoneEvent = components['schemas']['UnmatchedPhoneEvent'];
export type AnsweredEvent = components['schemas']['AnsweredEvent'];
export type CompletedEvent = components['schemas']['CompletedEvent'];
export type IncidentMismatchEvent = components['schemas']['IncidentMismatchEvent'];
export type ReportOfAnotherCallEvent = components['schemas']['ReportOfAnotherCallEvent'];
export type RequestReplayedEvent = components['schemas']['RequestReplayedEvent'];
export type DurationIgnoredEvent = components['schemas']['DurationIgnoredEvent'];
export type PickedUpEvent = components['schemas']['PickedUpEvent'];
export type AcceptedTooLateEvent = components['schemas']['AcceptedTooLateEvent'];
export type NotConnectedEvent = components['schemas']['NotConnectedEvent'];
export type CutOffEvent = components['schemas']['CutOffEvent'];
export type StarPressedEvent = components['schemas']['StarPressedEvent'];
export type HandedOverEvent = components['schemas']['HandedOverEvent'];
export type RecordingEndedEvent = components['schemas']['RecordingEndedEvent'];
export type NothingSaidEvent = components['schemas']['NothingSaidEvent'];
export type VoiceMessageEvent = components['schemas']['VoiceMessageEvent'];
export type RecordingStatusEvent = components['schemas']['RecordingStatusEvent'];
export type TranscribedEvent = components['schemas']['TranscribedEvent'];
export type LegStatusEvent = components['schemas']['LegStatusEvent'];
export type StepFailedEvent = components['schemas']['StepFailedEvent'];
export type EndedBySilenceEvent = components['schemas']['EndedBySilenceEvent'];
export type MessageSentEvent = components['schemas']['MessageSentEvent'];
export type MessageFailedEvent = components['schemas']['MessageFailedEvent'];
export type MessageSkippedEvent = components['schemas']['MessageSkippedEvent'];
export type MessageExpiredEvent = components['schemas']['MessageExpiredEvent'];
export type MessageAcknowledgedEvent = components['schemas']['MessageAcknowledgedEvent'];
export type FollowUpChangedEvent = components['schemas']['FollowUpChangedEvent'];
export type CallBackEvent = components['schemas']['CallBackEvent'];
export type NoteAddedEvent = components['schemas']['NoteAddedEvent'];
export type FoundAtTwilioEvent = components['schemas']['FoundAtTwilioEvent'];
export type EndedAtTwilioEvent = components['schemas']['EndedAtTwilioEvent'];
export type ResultUnknownEvent = components['schemas']['ResultUnknownEvent'];
export type EventAttempt = components['schemas']['EventAttempt'];
export type $defs = Record<string, never>;
export interface operations {
  listChanges: {
    parameters: {
      query?: {
        /** @description What kind of thing was changed */
        entity?: string;
        /** @description Which one of its kind */
        id?: string;
        /** @description The user who did it */
        actorUserId?: number;
        /** @description Changes at this instant or later */
        from?: string;
        /** @description Changes before this instant */
        to?: string;
        limit?: number;
        /** @description nextCursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  nextTarget: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NextTargetBody'];
        'application/x-www-form-urlencoded': components['schemas']['NextTargetBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NextTargetAnswer'];
        };
      };
      /** @description The body, or a field that is named, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  reportAnswered: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnsweredBody'];
        'application/x-www-form-urlencoded': components['schemas']['AnsweredBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportAnswer'];
        };
      };
      /** @description The body, or a field that is named, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description incidentId and callSid belong to different calls; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  reportAttemptFailed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AttemptFailedBody'];
        'application/x-www-form-urlencoded': components['schemas']['AttemptFailedBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportAnswer'];
        };
      };
      /** @description The body, or a field that is named, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description incidentId and callSid belong to different calls; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  reportCompleted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CompletedBody'];
        'application/x-www-form-urlencoded': components['schemas']['CompletedBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportAnswer'];
        };
      };
      /** @description The body, or a field that is named, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description incidentId and callSid belong to different calls; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlCheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A call can be handed over */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
    };
  };
  twimlStart: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['LegBody'];
        'application/json': components['schemas']['LegBody'];
      };
    };
    responses: {
      /** @description A caller is handed over: whom to ring */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlDialResult: {
    parameters: {
      query: {
        incident: number;
        dial: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['DialResultBody'];
        'application/json': components['schemas']['DialResultBody'];
      };
    };
    responses: {
      /** @description A dial is over: whom to ring next, the ending, or back to the flow */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlScreen: {
    parameters: {
      query: {
        incident: number;
        user: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['LegBody'];
        'application/json': components['schemas']['LegBody'];
      };
    };
    responses: {
      /** @description A technician picked up: they are asked whether they accept */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlScreenResult: {
    parameters: {
      query: {
        incident: number;
        user: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['ScreenResultBody'];
        'application/json': components['schemas']['ScreenResultBody'];
      };
    };
    responses: {
      /** @description A key was pressed or not: they are connected, or their leg ends */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlConnect: {
    parameters: {
      query: {
        incident: number;
        user: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['LegBody'];
        'application/json': components['schemas']['LegBody'];
      };
    };
    responses: {
      /** @description A technician picked up whose picking up is enough: they are connected */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlVoiceMessage: {
    parameters: {
      query: {
        incident: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['RecordingBody'];
        'application/json': components['schemas']['RecordingBody'];
      };
    };
    responses: {
      /** @description What the caller recorded: thanks, or what to do where a life is in danger, and back to the flow */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlCallIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['ScreenResultBody'];
        'application/json': components['schemas']['ScreenResultBody'];
      };
    };
    responses: {
      /** @description Somebody of the company who calls in takes the caller who waits, or is a caller */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlCallInOver: {
    parameters: {
      query: {
        incident: number;
        user: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['DialResultBody'];
        'application/json': components['schemas']['DialResultBody'];
      };
    };
    responses: {
      /** @description They are no longer connected to the caller */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlTaken: {
    parameters: {
      query: {
        incident: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['LegBody'];
        'application/json': components['schemas']['LegBody'];
      };
    };
    responses: {
      /** @description The caller comes to the queue of somebody who called in */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlQueueWait: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['LegBody'];
        'application/json': components['schemas']['LegBody'];
      };
    };
    responses: {
      /** @description What the caller hears in the queue, for some seconds */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlQueueResult: {
    parameters: {
      query: {
        incident: number;
        dial: number;
        user: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['QueueResultBody'];
        'application/json': components['schemas']['QueueResultBody'];
      };
    };
    responses: {
      /** @description The caller comes out of the queue */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlLegStatus: {
    parameters: {
      query: {
        incident: number;
        user: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['LegBody'];
        'application/json': components['schemas']['LegBody'];
      };
    };
    responses: {
      /** @description Noted in the trail */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlDetected: {
    parameters: {
      query: {
        incident: number;
        user: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['DetectedBody'];
        'application/json': components['schemas']['DetectedBody'];
      };
    };
    responses: {
      /** @description Whether a person or a machine picked up, as Twilio takes it; a machine's leg is ended */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlRecordingStatus: {
    parameters: {
      query: {
        incident: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['RecordingBody'];
        'application/json': components['schemas']['RecordingBody'];
      };
    };
    responses: {
      /** @description The length of the recording, or that nothing was recorded, is kept with the incident */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlTranscription: {
    parameters: {
      query: {
        incident: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['TranscriptionBody'];
        'application/json': components['schemas']['TranscriptionBody'];
      };
    };
    responses: {
      /** @description What the caller said is kept with the incident, and managers are told */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The incident belongs to another call; nothing was changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409IncidentMismatch'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlCallBack: {
    parameters: {
      query: {
        callBack: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['LegBody'];
        'application/json': components['schemas']['LegBody'];
      };
    };
    responses: {
      /** @description Somebody who is to call back picked up: they are asked for a 1 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlCallBackKey: {
    parameters: {
      query: {
        callBack: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['ScreenResultBody'];
        'application/json': components['schemas']['ScreenResultBody'];
      };
    };
    responses: {
      /** @description They pressed 1, and the caller is rung; or not, and the call ends */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlCallBackOver: {
    parameters: {
      query: {
        callBack: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['DialResultBody'];
        'application/json': components['schemas']['DialResultBody'];
      };
    };
    responses: {
      /** @description The talk is over, or the caller was not reached */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/xml': string;
        };
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  twimlCallBackStatus: {
    parameters: {
      query: {
        callBack: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['LegBody'];
        'application/json': components['schemas']['LegBody'];
      };
    };
    responses: {
      /** @description How the call to the person went */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body, or what the address must name, can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
    };
  };
  callBack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CallBackBody'];
      };
    };
    responses: {
      /** @description The person is rung; when they press 1, the caller is */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallBackAnswer'];
        };
      };
      /** @description A field that is named is wrong */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Somebody else may be rung by managers and admins only */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFoundOrUserNotFound'];
        };
      };
      /** @description No Twilio account is configured, the caller can not be called, or somebody calls back already */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409CallBackUnderWayOrCallInProgressOrCallerWithheldOrNoPhoneOrPersonCallsBackOrTwilioNotConfigured'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description The person can not be rung */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description Twilio refused, or could not be reached */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal502TwilioRefusedOrTwilioNotReached'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  isLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The process runs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request has too many headers */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal431'];
        };
      };
    };
  };
  hasDatabase: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What an instance that has lost its database asks the others: whether they have theirs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InstanceStateAnswer'];
        };
      };
      /** @description The request has too many headers */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal431'];
        };
      };
    };
  };
  isReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Calls are welcome; `errors` names what must be mended all the same */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessAnswer'];
        };
      };
      /** @description The request has too many headers */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal431'];
        };
      };
      /** @description Send calls elsewhere; `errors` says why */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessAnswer'];
        };
      };
    };
  };
  readMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The text format of Prometheus */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description METRICS_TOKEN is set, and this is not it */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description METRICS_TOKEN is not set, and the request came through a proxy */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
    };
  };
  getNow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NowAnswer'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  streamEvents: {
    parameters: {
      query?: {
        /** @description For those who can not send Last-Event-ID, which wins; 0: from the first event on */
        lastEventId?: number;
      };
      header?: {
        /** @description The last event that was seen */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events, one for each event of any incident: `id` is its id, `event` its type, `data` the JSON of `{id, incidentId, seq, type, source, at, data}`. It begins with the present, or after the event named by Last-Event-ID: each event comes once, in order. An event `build`, without an id, says at the beginning of which build the page is: `{build}`. An event `roster_changed`, without an id too, says at the beginning and after each change of people, plan, ladders, hours or availability which change was the last: `{revision}`. A comment comes every 15 s where nothing happens. The connection ends when the session does, when the service stops, or when too much is not read: come back with Last-Event-ID. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description Last-Event-ID or lastEventId is no id */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The service is about to stop */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listAccessRecords: {
    parameters: {
      query?: {
        /** @description Of this account */
        userId?: number;
        kind?:
          | 'signed_in'
          | 'signed_out'
          | 'wrong_password'
          | 'rate_limited'
          | 'password_changed'
          | 'password_set'
          | 'forbidden'
          | 'message_heard';
        /** @description What happened last at this instant or later */
        from?: string;
        /** @description What happened last before this instant */
        to?: string;
        limit?: number;
        /** @description nextCursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first, of the last 90 days */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessRecordsAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoginBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionAnswer'];
        };
      };
      /** @description A field that is named can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Wrong e-mail or password */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401WrongLogin'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description TOO_MANY_LOGINS: too many wrong passwords from this address, or for this account */
      429: {
        headers: {
          /** @description Seconds until the next try */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal429TooManyLogins'];
        };
      };
      /** @description LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503LoginDisabledOrTooManyPasswords'];
        };
      };
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserAnswer'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordBody'];
      };
    };
    responses: {
      /** @description A new session; all others have ended */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionAnswer'];
        };
      };
      /** @description A field that is named can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description currentPassword is wrong */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401WrongLoginOrUnauthorized'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description TOO_MANY_LOGINS: too many wrong passwords from this address, or for this account */
      429: {
        headers: {
          /** @description Seconds until the next try */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal429TooManyLogins'];
        };
      };
      /** @description LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503LoginDisabledOrTooManyPasswords'];
        };
      };
    };
  };
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageSessionAnswer'];
        };
      };
      /** @description UNAUTHORIZED: not signed in; NO_ADMIN: nor can anybody be, as an admin */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401UnauthorizedOrNoAdmin'];
        };
      };
      /** @description LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  beginSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoginBody'];
      };
    };
    responses: {
      /** @description The cookie ewf_session holds the session, for eight hours */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageSessionAnswer'];
        };
      };
      /** @description A field that is named can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Wrong e-mail or password */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401WrongLoginOrNoAdmin'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description TOO_MANY_LOGINS: too many wrong passwords from this address, or for this account */
      429: {
        headers: {
          /** @description Seconds until the next try */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal429TooManyLogins'];
        };
      };
      /** @description LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503LoginDisabledOrTooManyPasswords'];
        };
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session is over: its token opens nothing any more */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description CSRF_TOKEN: X-CSRF-Token is not the token of this session */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403CsrfToken'];
        };
      };
      /** @description LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  changePasswordInSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordBody'];
      };
    };
    responses: {
      /** @description A new session in the cookie; all others have ended */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageSessionAnswer'];
        };
      };
      /** @description A field that is named can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description currentPassword is wrong */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401WrongLoginOrUnauthorized'];
        };
      };
      /** @description CSRF_TOKEN: X-CSRF-Token is not the token of this session */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description TOO_MANY_LOGINS: too many wrong passwords from this address, or for this account */
      429: {
        headers: {
          /** @description Seconds until the next try */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal429TooManyLogins'];
        };
      };
      /** @description LOGIN_DISABLED: JWT_SECRET is not set; TOO_MANY_PASSWORDS: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503LoginDisabledOrTooManyPasswords'];
        };
      };
    };
  };
  listIncidents: {
    parameters: {
      query?: {
        /** @description Incidents that began at this instant or later */
        from?: string;
        /** @description Incidents that began before this instant */
        to?: string;
        status?: 'routing' | 'exhausted' | 'answered' | 'completed' | 'abandoned' | 'handled_by_fallback';
        /** @description A call id or a full number is looked up in the whole history. Anything else is looked for as a part of the call's id, of the caller as received, or of the name of anybody offered, among 5,000 incidents a request: a page may then hold few items or none, and nextCursor goes on from there. */
        q?: string;
        limit?: number;
        /** @description nextCursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IncidentsAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  exportIncidents: {
    parameters: {
      query?: {
        /** @description Incidents that began at this instant or later */
        from?: string;
        /** @description Incidents that began before this instant */
        to?: string;
        status?: 'routing' | 'exhausted' | 'answered' | 'completed' | 'abandoned' | 'handled_by_fallback';
        /** @description A call id or a full number is looked up in the whole history. Anything else is looked for as a part of the call's id, of the caller as received, or of the name of anybody offered, among 5,000 incidents a request: a page may then hold few items or none, and nextCursor goes on from there. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description UTF-8 with a byte order mark; a line for each incident: oldest first, with q newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getIncident: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IncidentAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getStatistics: {
    parameters: {
      query?: {
        /** @description Incidents that began at this instant or later */
        from?: string;
        /** @description Incidents that began before this instant */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SummaryAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getStatisticsSeries: {
    parameters: {
      query?: {
        /** @description Incidents that began at this instant or later */
        from?: string;
        /** @description Incidents that began before this instant */
        to?: string;
        /** @description Equal parts of the period */
        parts?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Of the last 30 days, where no period is given */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeriesAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getLastOffers: {
    parameters: {
      query: {
        /** @description The step whose offers are meant */
        step: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Of the last 180 days */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LastOffersAnswer'];
        };
      };
      /** @description step is missing or no name */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listFollowUps: {
    parameters: {
      query?: {
        /** @description true: nobody is done with it yet; false: somebody is; else both */
        open?: boolean;
        limit?: number;
        /** @description nextCursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowUpsAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  takeFollowUp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TakeBody'];
      };
    };
    responses: {
      /** @description The person who asks has it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowUpAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such follow-up */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404FollowUpNotFound'];
        };
      };
      /** @description Somebody else has taken it, or somebody is done with it */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409FollowUpTakenOrFollowUpNotTakenOrFollowUpDone'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  completeFollowUp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DoneBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowUpAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such follow-up */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404FollowUpNotFound'];
        };
      };
      /** @description Not taken by this technician, somebody else is done with it, or the caller was answered */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409FollowUpTakenOrFollowUpNotTakenOrFollowUpDone'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  addNote: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NoteBody'];
      };
    };
    responses: {
      /** @description In the trail: it changes nothing of the call */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NoteAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listBlockedCallers: {
    parameters: {
      query?: {
        page?: number;
        pageSize?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BlockedCallersAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  blockCaller: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BlockedCallerBody'];
      };
    };
    responses: {
      /** @description Blocked from the next call on; a call under way goes on */
      201: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BlockedCallerAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description This prefix is blocked already, or there are too many entries */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409AlreadyBlockedOrTooManyBlockedCallers'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description until is not in the future */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getBlockedCaller: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BlockedCallerAnswer'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such entry */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404BlockedCallerNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  unblockCaller: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The next call rings people again */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such entry */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404BlockedCallerNotFound'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  changeBlockedCaller: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BlockedCallerChangeBody'];
      };
    };
    responses: {
      /** @description Changed from the next call on */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BlockedCallerAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such entry */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404BlockedCallerNotFound'];
        };
      };
      /** @description This prefix is blocked already */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409AlreadyBlocked'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description until is not in the future */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listLadderSteps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LadderStepAnswer'][];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listLadders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LadderAnswer'][];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getLadder: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path: {
        kind: 'business_hours' | 'after_hours';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LadderAnswer'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is missing or malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such ladder */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404LadderNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  replaceLadder: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        kind: 'business_hours' | 'after_hours';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LadderBody'];
      };
    };
    responses: {
      /** @description It counts from the next request on, also of calls in progress */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LadderAnswer'];
        };
      };
      /** @description A field that is named is missing or malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such ladder */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404LadderNotFound'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description An unknown or repeated step, which is named */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  previewCall: {
    parameters: {
      query?: {
        /** @description The instant that is asked about; left out: now, with the claims of calls that are open */
        at?: string;
        /** @description Whose call it is, as Twilio tells it; left out: a caller who withholds the number */
        callerPhone?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The whole ladder, as if everyone failed to answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreviewAnswer'];
        };
      };
      /** @description at is no instant */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  explainIncident: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Each offer of a call, with everybody who stood in its way */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplanationAnswer'];
        };
      };
      /** @description id is no number */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such incident */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getCoverage: {
    parameters: {
      query?: {
        /** @description Left out: now */
        from?: string;
        /** @description Not part of it; at most 400 days after from; left out: 30 days after from */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every stretch in which a step of the ladder that applies then, or the whole ladder, reaches nobody. Steps are asked whenever hours, duties or availability change, and once a day: what else a step goes by is seen then. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CoverageAnswer'];
        };
      };
      /** @description from or to is no instant */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description to is not after from, or more than 400 days after it */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getAbsence: {
    parameters: {
      query: {
        /** @description Left out: now */
        from?: string;
        /** @description Not part of it; at most 400 days after from; left out: 30 days after from */
        to?: string;
        /** @description Who could not be called */
        userId: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing is written */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AbsenceAnswer'];
        };
      };
      /** @description from or to is no instant, or userId no id */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such user */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404UserNotFound'];
        };
      };
      /** @description to is not after from, or more than 400 days after it */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  previewLadder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: 'business_hours' | 'after_hours';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LadderBody'];
      };
    };
    responses: {
      /** @description Nothing is written */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LadderDraftAnswer'];
        };
      };
      /** @description A field that is named is missing or malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such ladder */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404LadderNotFound'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  previewBusinessHours: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BusinessHoursBody'];
      };
    };
    responses: {
      /** @description Nothing is written */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HoursDraftAnswer'];
        };
      };
      /** @description A field that is named is missing or malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getLineTexts: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LineTextsBody'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  replaceLineTexts: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LineTextsBody'];
      };
    };
    responses: {
      /** @description Calls hear it from now on; the greeting when the flows are deployed */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LineTextsBody'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A text that is named takes too long, or can not be spoken; or a file can not be fetched or played */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  previewLineTexts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LineTextsBody'];
      };
    };
    responses: {
      /** @description How the texts would be spoken; nothing is stored */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LineTextsPreview'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getLineAudio: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description SHA-256 of the copy, .mp3 or .wav */
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The copy; half a second of silence where no copy is kept */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is missing or malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
    };
  };
  receiveText: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['ReceivedBody'];
      };
    };
    responses: {
      /** @description Kept, and what it is answered, as TwiML */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is missing */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
    };
  };
  listReceivedTexts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedTexts'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listMessages: {
    parameters: {
      query?: {
        status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'skipped' | 'expired';
        kind?:
          | 'ring'
          | 'exhausted'
          | 'abandoned'
          | 'voice_message'
          | 'broadcast'
          | 'handled_by_fallback'
          | 'follow_up'
          | 'handoff_reminder'
          | 'coverage_gaps'
          | 'account'
          | 'test';
        incidentId?: number;
        /** @description Messages that were written at this instant or later */
        from?: string;
        /** @description Messages that were written before this instant */
        to?: string;
        limit?: number;
        /** @description nextCursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagesAnswer'];
        };
      };
      /** @description A field that is named is wrong */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  summarizeMessages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageSummaryAnswer'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listUnreachablePeople: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnreachablePeople'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  sendTestMessage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Sent to your own phone, and what became of it within 20 s */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestMessageAnswer'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description You have no phone */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409NoPhoneOrTwilioNotConfigured'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  resendMessage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new message, to the phone that the person has now */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageAnswer'];
        };
      };
      /** @description A field that is named is missing or malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such message */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404MessageNotFound'];
        };
      };
      /** @description It is under way, has arrived, was sent again, or can not be sent */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409MessagesOffOrMessageDeliveredOrMessageResentOrMessageUnderWayOrNotATextMessageOrNoPhoneOrPersonInactiveOrPhoneSentStop'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  reportMessageStatus: {
    parameters: {
      query: {
        message: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['DeliveryBody'];
      };
    };
    responses: {
      /** @description Noted, as far as it says more than what was known already */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is missing */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description No valid signature or secret; nothing was changed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description No such message */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404MessageNotFound'];
        };
      };
    };
  };
  getVoiceMessage: {
    parameters: {
      query?: never;
      header?: {
        /** @description One range in bytes */
        Range?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sound; that it was heard is in the access records */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/mpeg': string;
        };
      };
      /** @description The part that Range names */
      206: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/mpeg': string;
        };
      };
      /** @description A field that is named is missing or malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such incident, no voice message, or Twilio has none */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404IncidentNotFoundOrVoiceMessageNotFound'];
        };
      };
      /** @description The recording belongs to another account of Twilio */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409VoiceMessageOfAnotherAccount'];
        };
      };
      /** @description Removed after RECORDING_RETENTION_DAYS */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal410VoiceMessageRemoved'];
        };
      };
      /** @description Range lies behind the end */
      416: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal416'];
        };
      };
      /** @description Twilio can not be asked */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal502TwilioUnavailable'];
        };
      };
      /** @description No Twilio account is set up, or too many messages are played */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503TwilioNotSetUp'];
        };
      };
    };
  };
  testLine: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Always 200: what is wrong is in the checks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SelfTestAnswer'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getLineCard: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A vCard with the number of the line */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description TWILIO_PHONE_NUMBER is not set */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404NoLineNumber'];
        };
      };
    };
  };
  listUsers: {
    parameters: {
      query?: {
        role?: 'technician' | 'manager' | 'admin';
        active?: boolean;
        /** @description At this moment */
        available?: boolean;
        /** @description Part of name, e-mail or phone */
        q?: string;
        page?: number;
        pageSize?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsersAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  createUser: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewUserBody'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400OwnNumber'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The e-mail belongs to another user */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409EmailTaken'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserAnswer'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such user */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404UserNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  deleteUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone from now on; history stays */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such user */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404UserNotFound'];
        };
      };
      /** @description It is the last admin who can sign in */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409LastAdmin'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  changeUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UserChangeBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400OwnNumber'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such user */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404UserNotFound'];
        };
      };
      /** @description The e-mail is taken, or it is the last admin who can sign in */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409EmailTakenOrLastAdmin'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  setAvailability: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AvailabilityBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such user */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404UserNotFound'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getOnCall: {
    parameters: {
      query?: {
        /** @description The instant that is asked about; left out: now */
        at?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OnCallAnswer'];
        };
      };
      /** @description An instant has no offset, or is no instant */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getOnCallTimeline: {
    parameters: {
      query?: {
        /** @description Left out: now */
        from?: string;
        /** @description At most 400 days after from; left out: 14 days after it */
        to?: string;
        /** @description An override that is left out, by its id: who is on call without it */
        withoutOverride?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineAnswer'];
        };
      };
      /** @description An instant has no offset, or is no instant */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description to is not after from, or more than 400 days after it */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  createCalendarToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Shown this once; the one before is worth nothing */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalendarTokenAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getCalendarFeed: {
    parameters: {
      query?: {
        /** @description From POST /api/on-call/calendar-token */
        token?: string;
        /** @description Whose token it is */
        userId?: number;
      };
      header?: {
        /** @description An ETag: 304 while it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description iCalendar: 30 days back, 180 ahead */
      200: {
        headers: {
          /** @description The same while the feed says the same */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'text/calendar': string;
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description The token is not of this user */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  revokeCalendarToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The calendar feed of this user is closed, if there was one */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named can not be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such user */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404UserNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  previewNewRotation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotationBody'];
      };
    };
    responses: {
      /** @description The next eight turns of a new rotation; nothing is written */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TurnsAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  previewRotation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotationChangeBody'];
      };
    };
    responses: {
      /** @description The next eight turns of a changed one; nothing is written */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedTurnsAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such rotation */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404RotationNotFound'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listRotations: {
    parameters: {
      query?: {
        level?: 'primary' | 'secondary';
        page?: number;
        pageSize?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotationsAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  createRotation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotationBody'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotationAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description No such zone or user */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getRotation: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotationAnswer'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such rotation */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404RotationNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  deleteRotation: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone from now on; the past stays */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such rotation */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404RotationNotFound'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  changeRotation: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotationChangeBody'];
      };
    };
    responses: {
      /** @description Changed from now on; the past stays */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotationAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such rotation */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404RotationNotFound'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listShifts: {
    parameters: {
      query?: {
        level?: 'primary' | 'secondary';
        page?: number;
        pageSize?: number;
        /** @description Only what ends after this instant */
        from?: string;
        /** @description Only what begins before this instant */
        to?: string;
        userId?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShiftsAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  createShift: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShiftBody'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShiftAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description No such user, or an end that is not after the start */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getShift: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShiftAnswer'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such shift */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404ShiftNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  deleteShift: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone from now on; the past stays */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such shift */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404ShiftNotFound'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  changeShift: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShiftChangeBody'];
      };
    };
    responses: {
      /** @description Changed from now on; the past stays */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShiftAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such shift */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404ShiftNotFound'];
        };
      };
      /** @description It has ended */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409AlreadyOver'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  listOverrides: {
    parameters: {
      query?: {
        level?: 'primary' | 'secondary';
        page?: number;
        pageSize?: number;
        /** @description Only what ends after this instant */
        from?: string;
        /** @description Only what begins before this instant */
        to?: string;
        userId?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverridesAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  createOverride: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OverrideBody'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverrideAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description No such user, or an end that is not after the start */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getOverride: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverrideAnswer'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such override */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404OverrideNotFound'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  deleteOverride: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone from now on; the past stays */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such override */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404OverrideNotFound'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  changeOverride: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OverrideChangeBody'];
      };
    };
    responses: {
      /** @description Changed from now on; the past stays */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverrideAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description No such override */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal404OverrideNotFound'];
        };
      };
      /** @description It has ended */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal409AlreadyOver'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description A value that is named can not be accepted */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getBusinessHours: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BusinessHoursBody'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  replaceBusinessHours: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BusinessHoursBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BusinessHoursBody'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description No such zone, spans of a day that overlap, or no such date */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  importHolidays: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HolidayImportBody'];
        'text/calendar': components['schemas']['HolidayImportBody'];
      };
    };
    responses: {
      /** @description Yearly events are written out for five years */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HolidayImportAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description More dates than there may be, or rules that take too long */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  reviewHolidays: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HolidayImportBody'];
        'text/calendar': components['schemas']['HolidayImportBody'];
      };
    };
    responses: {
      /** @description What an import would find; nothing is written */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HolidayReviewAnswer'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description More dates than there may be, or rules that take too long */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description TOO_MANY_READS, READ_TOO_LONG, WORK_TOO_LONG: too many ask for it at once, or it takes too long now */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  getRotatingPool: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 while it is still the version */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatingPoolBody'];
        };
      };
      /** @description It is what If-None-Match says */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
  replaceRotatingPool: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of the resource, several, or * */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotatingPoolBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          /** @description The version of what is shown; goes into If-Match of a change */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatingPoolBody'];
        };
      };
      /** @description A field that is named is malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal400'];
        };
      };
      /** @description Not signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal401'];
        };
      };
      /** @description Not for this role */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal403'];
        };
      };
      /** @description CHANGED_MEANWHILE: it is not what If-Match says; details.current is what it is now */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal412'];
        };
      };
      /** @description The body is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal413'];
        };
      };
      /** @description The body is of another type */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal415'];
        };
      };
      /** @description Somebody who is not there, or is named twice */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal422'];
        };
      };
      /** @description The service can not answer now; Retry-After says when to ask again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Refusal503'];
        };
      };
    };
  };
}
