/** What is said of the first day with the line. */
export const firstDay = {
  title: 'First day',
  text: 'What the line needs before the first call. This goes away when all is done.',
  progress: (n: number, of: number) => `${n} of ${of} done`,
  done: 'done',
  open: 'to do',
  hide: 'Hide',
  steps: {
    phone: 'Enter your own phone',
    hours: 'Look at time zone and business hours',
    people: 'Add people with phones',
    onCall: 'Put somebody on call',
    tonight: 'See who would be called tonight',
    twilio: 'Check the line at Twilio',
    test: 'Send a test message, or call the line',
  },
  texts: {
    phone: 'Without it nobody can ring you, and no message reaches you.',
    hours: 'They say which ladder a call takes.',
    onCall: 'A rotation, a shift or an override.',
    tonight: 'At 03:00 a call would reach nobody.',
    twilio: 'The check is on the page of your account, and must find nothing wrong.',
    test: 'The test message is on the page of your account.',
  },
  missing: (steps: string) => `Nobody with a phone for: ${steps}`,
  wouldBeCalled: (names: string) => `At 03:00: ${names}`,
  right: 'They are right as they are',
};

/** Why nobody is reached by a step, or by a whole ladder, as a sentence about all who stand on it. */
export const gapReasons: Record<string, string> = {
  nobody_on_call: 'nobody is on call',
  empty: 'nobody stands on it',
  unavailable: 'nobody can be called',
  inactive: 'everybody is deactivated',
  no_phone: 'nobody has a phone',
  line_number: 'the only phone is the line’s own number',
  step_failed: 'the step failed',
  unknown_step: 'nobody registered this step',
};
