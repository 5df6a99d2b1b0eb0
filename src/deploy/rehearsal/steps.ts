import { failed, passed, unclear, type Evidence, type LoggedCall, type Verdict } from './evidence.js';

/** One step of the rehearsal. */
export interface RehearsalStep {
  readonly title: string;
  /** What to do, a line each. */
  readonly doThis: readonly string[];
  /** What to listen and look for. */
  readonly lookFor: string;
  /** What the logs say about it. */
  judge(evidence: Evidence): Verdict;
}

/** The steps of the rehearsal, in their order (docs/rehearsal.md says what each result decides). */
export const STEPS: readonly RehearsalStep[] = [
  {
    title: 'A normal call',
    doThis: [
      'Call the line from a phone that is nobody’s here, let a technician press 1, and hang up after a few words.',
    ],
    lookFor: 'Did you hear ringing while the technician was rung? Did the technician hear the caller at once?',
    judge: (evidence) => {
      const talk = legsOf(evidence).find(({ status, seconds }) => status === 'completed' && seconds > 0);
      if (evidence.calls.length === 0) return failed('No call came in.');
      if (talk === undefined) return failed('Nobody was rung who picked up.');
      return evidence.errors.length === 0
        ? passed(`A technician’s leg lasted ${talk.seconds} s, and Twilio logged no error.`)
        : failed(`Twilio logged errors: ${evidence.errors.join(', ')}.`);
    },
  },
  {
    title: 'The service stops after the greeting',
    doThis: ['Call the line, and stop the service while you hear the greeting. Start it again after the call.'],
    lookFor: 'Who rang you, or what did you hear?',
    judge: fallbackRang,
  },
  {
    title: 'A broadcast to three, one of them switched off',
    doThis: ['Let the call come to the step "broadcast" with three people, one phone switched off. Nobody presses 1.'],
    lookFor: 'When did the other two phones stop to ring?',
    judge: (evidence) => {
      const legs = legsOf(evidence).filter(({ startedAt, endedAt }) => startedAt !== null && endedAt !== null);
      const first = legs.find(({ status }) => status === 'completed');
      if (legs.length < 3) return failed(`Only ${legs.length} phones were rung.`);
      if (first === undefined)
        return unclear('Nothing picked up, also no voicemail: switch one phone off and try again.');
      const others = legs.filter((leg) => leg !== first).map((leg) => secondsBetween(first, leg));
      return unclear(`After the leg that was picked up began, the others ended after ${others.join(' s and ')} s.`);
    },
  },
  {
    title: 'The flow "ladder": the caller hangs up first',
    doThis: ['Only with LINE_FLOW=ladder: call, talk to a technician, and hang up yourself.'],
    lookFor: 'Is the incident answered and completed on the page, or abandoned?',
    judge: (evidence) =>
      legsOf(evidence).some(({ seconds }) => seconds > 0)
        ? unclear('There was a talk: the page must not call it abandoned.')
        : failed('There was no talk.'),
  },
  {
    title: 'Silence, and hanging up, in the voice message',
    doThis: ['Call while nobody can be rung. Say nothing after the tone.', 'Call again, and hang up while you speak.'],
    lookFor: 'Did you hear the words for danger after the silence? Is the second message on the page, with its length?',
    judge: ({ calls, errors }) =>
      calls.filter(({ parentCallSid }) => parentCallSid === null).length < 2
        ? failed('Two calls are needed.')
        : errors.length > 0
          ? failed(`Twilio logged errors: ${errors.join(', ')}.`)
          : unclear('Two calls came in, and Twilio logged no error: what was heard decides.'),
  },
  {
    title: 'The service answers 500 when the flow asks whether it is there',
    doThis: ['Let the proxy answer 500 to /api/telephony/twiml/check, and call.'],
    lookFor: 'After how many seconds did a fallback number ring?',
    judge: fallbackRang,
  },
  {
    title: 'The service answers 500 when a technician picks up',
    doThis: ['Let the proxy answer 500 to /api/telephony/twiml/screen, call, and pick up as the technician.'],
    lookFor: 'What did the technician hear? Was the next one rung?',
    judge: (evidence) =>
      evidence.errors.some((code) => code >= 11_200 && code < 11_300)
        ? unclear(`Twilio logged ${evidence.errors.join(', ')}; ${legsOf(evidence).length} phones were rung.`)
        : failed('Twilio logged no error of the kind 112xx: the proxy did not answer 500.'),
  },
  {
    title: 'Text messages to a landline, and STOP',
    doThis: [
      'Give a person a landline, and let a call ring them.',
      'Text STOP to the line from a technician’s phone, let a call ring them, and text START afterwards.',
    ],
    lookFor: 'Are both phones marked on the page "People"?',
    judge: ({ messages }) => {
      const codes = new Set(messages.flatMap(({ errorCode }) => errorCode ?? []));
      if (codes.has(30_034) || codes.has(30_032))
        return failed('The line’s number is not registered for text messages.');
      return codes.has(30_006) || codes.has(21_610)
        ? passed(`Twilio logged ${[...codes].join(', ')}.`)
        : failed('Twilio logged neither 30006 nor 21610.');
    },
  },
  {
    title: 'The variables of the flow',
    doThis: ['Console, Studio, Logs: open the last execution, and look at "api_failures" and at the link of "start".'],
    lookFor: 'Is api_failures a number or a text? Does the link still have its part after "#"?',
    judge: () => unclear('Only the Console shows it.'),
  },
  {
    title: 'A technician who calls in takes the caller, and hands them on with *',
    doThis: [
      'Call the line, and let it ring. From a technician’s phone call the line too, and press 1 at the question.',
      'Talk for half a minute, then press * on the technician’s phone.',
    ],
    lookFor:
      'Was the caller with the technician at once? After *, who was rung next, and does the trail say "handed over"?',
    judge: ({ calls, errors }) => {
      const came = calls.filter(({ parentCallSid }) => parentCallSid === null);
      if (came.length < 2) return failed('Two calls are needed: the caller’s, and the technician’s.');
      return errors.length > 0
        ? failed(`Twilio logged errors: ${errors.join(', ')}.`)
        : unclear(`${calls.length - came.length} phones were rung, and Twilio logged no error: the trail decides.`);
    },
  },
  {
    title: 'A technician who was rung: is there a way to a key in the talk?',
    doThis: [
      'Call the line, let a technician press 1, and press * on the technician’s phone: nothing should happen.',
      'In the talk, send the technician’s leg elsewhere: twilio api:core:calls:update --sid CA… --twiml "<Response><Say>Hello</Say></Response>".',
    ],
    lookFor:
      'Did the technician hear "Hello"? Did the caller stay on the line, and was the next person rung within seconds?',
    judge: (evidence) => {
      const legs = legsOf(evidence);
      if (!legs.some(({ seconds }) => seconds > 0)) return failed('There was no talk.');
      return legs.length > 1
        ? unclear('Somebody else was rung after the first technician: the caller stayed.')
        : unclear('Nobody else was rung: the caller was gone, or stayed with nobody.');
    },
  },
];

function legsOf({ calls }: Evidence): LoggedCall[] {
  return calls.filter(({ parentCallSid }) => parentCallSid !== null);
}

function fallbackRang(evidence: Evidence): Verdict {
  const rung = evidence.calls.filter(({ to }) => evidence.fallbackNumbers.includes(to));
  if (evidence.calls.length === 0) return failed('No call came in.');
  if (rung.length === 0) return failed('No fallback number was rung.');
  const errors = evidence.errors.length === 0 ? '' : ` Twilio logged ${evidence.errors.join(', ')}.`;
  return passed(
    `${rung.length === 1 ? 'A fallback number was' : `${rung.length} fallback numbers were`} rung.${errors}`,
  );
}

/** From the beginning of one leg to the end of another, in seconds. */
function secondsBetween({ startedAt }: LoggedCall, { endedAt }: LoggedCall): number {
  return Math.round(((endedAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0)) / 1000);
}
