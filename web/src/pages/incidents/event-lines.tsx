import { Text } from '@mantine/core';
import { useExplanation, type Incident } from '../../api/queries';
import { useStrings, type Strings } from '../../strings';
import { Icon, type IconName } from '../../ui/icon';
import { clockOf, Moment } from '../../ui/time';
import { answererOf, attemptText, stepTitle } from '../../ui/words';
import classes from './incidents.module.css';
import { factsOf, noteOf, shownEvents } from './shown-events';
import { Why } from './why';

type Event = Incident['events'][number];

/** The audit trail, a line for each event; with each offer why this person. */
export function EventLines({ incident }: { incident: Incident }) {
  const strings = useStrings();
  const { data } = useExplanation(incident.id);
  const offers = new Map(data?.offers.map((offer) => [offer.seq, offer]));
  const begins = Date.parse(incident.createdAt);
  return (
    <ol className={classes.timeline}>
      {shownEvents(incident).map((event) => {
        const line = lineOf(event, incident, strings);
        const { icon, tone } = line;
        const text = line.text + errorOf(event, strings);
        const offer = offers.get(event.seq);
        return (
          <li key={event.seq} className={classes.event} data-tone={tone}>
            <Text size="sm" c="dimmed" component="span" className="number">
              <Moment at={event.at} format="seconds" both={false} /> · +
              {clockOf((Date.parse(event.at) - begins) / 1000)}
            </Text>
            <Icon name={icon} />
            <div>
              {event.seq === 1 && (
                <Text size="sm" c="dimmed">
                  {strings.events.began(strings.ladder[incident.ladder])}
                </Text>
              )}
              {ALSO_END_RINGING.has(event.type) && <Results event={event} incident={incident} />}
              {text}
              {offer && <Why offer={offer} />}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Requests that tell how a ringing ended, and are answered with what comes next: one line of the trail for both. */
const ALSO_END_RINGING = new Set(['offered', 'reoffered', 'exhausted', 'completed', 'ended_at_twilio']);

function Results({ event, incident }: { event: Event; incident: Incident }) {
  const strings = useStrings();
  const { attempts = [] } = event.data;
  return attempts.map(({ id, status }) => {
    const attempt = incident.attempts.find((each) => each.id === id);
    if (!attempt || status === undefined || status === 'answered' || status === 'pending') return null;
    return (
      <Text key={id} size="sm" c="dimmed">
        {strings.events.attempt_failed(attempt.userName, attemptText(status, strings))}
      </Text>
    );
  });
}

interface Line {
  readonly icon: IconName;
  readonly tone: 'ringing' | 'answered' | 'trouble' | 'quiet';
  readonly text: string;
}

/** What Twilio's error number says, where an event has one. */
function errorOf(event: Event, { events, twilioErrors }: Strings): string {
  const code = factsOf(event)['errorCode'];
  return typeof code === 'number' ? events.twilio_error(code, twilioErrors[code] ?? null) : '';
}

function lineOf(event: Event, incident: Incident, strings: Strings): Line {
  const { offer, offers = [], attempts = [] } = event.data;
  const facts = factsOf(event);
  const changed = attempts.find(({ status }) => status !== undefined);
  const attempt = incident.attempts.find(({ id, userId }) => id === changed?.id || userId === facts['userId']);
  const name = attempt?.userName ?? strings.common.unknown;
  const { events } = strings;
  const calledIn = incident.attempts.find(({ userId }) => userId === facts['userId'])?.userName;
  switch (event.type) {
    case 'offered':
      if (offers.length > 0) {
        const names = offers.map(({ userName }) => userName).join(', ');
        const step = stepTitle(offers[0]?.stepName ?? '', strings);
        return { icon: 'phone', tone: 'ringing', text: events.offered_together(names, step) };
      }
      return {
        icon: 'phone',
        tone: 'ringing',
        text: events.offered(offer?.userName ?? name, stepTitle(offer?.stepName ?? '', strings)),
      };
    case 'reoffered':
      return { icon: 'phone', tone: 'ringing', text: events.reoffered(name) };
    case 'attempt_failed':
      return { icon: 'phone-off', tone: 'quiet', text: resultsOf(incident, event, strings) };
    case 'answered':
      if (facts['calledIn'] === true)
        return { icon: 'phone', tone: 'answered', text: events.took_call(calledIn ?? name) };
      return {
        icon: 'phone',
        tone: 'answered',
        text: events.answered(answererOf(incident.answeredBy, strings) ?? name),
      };
    case 'completed':
    case 'ended_at_twilio': {
      const seconds = facts['seconds'];
      return {
        icon: 'check',
        tone: 'quiet',
        text: events[event.type](typeof seconds === 'number' ? clockOf(seconds) : null),
      };
    }
    case 'picked_up':
    case 'accepted_too_late':
    case 'not_connected':
    case 'cut_off':
    case 'star_pressed':
    case 'handed_over':
    case 'result_unknown':
      return { icon: 'phone', tone: 'quiet', text: events[event.type](name) };
    case 'leg_status': {
      return {
        icon: 'phone',
        tone: 'quiet',
        text: events.leg_status(name, attemptText(String(facts['status']), strings)),
      };
    }
    case 'voice_message': {
      const seconds = facts['recordingSeconds'];
      return {
        icon: 'mail',
        tone: 'trouble',
        text: events.voice_message(typeof seconds === 'number' ? seconds : null),
      };
    }
    case 'call_back': {
      const [step, who] = [facts['step'], facts['userName']].map((fact) => (typeof fact === 'string' ? fact : ''));
      const talk = typeof facts['seconds'] === 'number' ? clockOf(facts['seconds']) : null;
      const text = events.call_back(step ?? '', who ?? '', talk);
      return { icon: 'phone', tone: step === 'talked' ? 'answered' : 'quiet', text };
    }
    case 'note_added': {
      const [text, who] = noteOf(event);
      return { icon: 'list', tone: 'quiet', text: strings.notes.by(who, text) };
    }
    case 'follow_up_changed': {
      const [change, who] = [facts['change'], facts['userName']].map((fact) => (typeof fact === 'string' ? fact : ''));
      const isOpen = change === 'opened' || (change === 'given_back' && who === '');
      const tone = isOpen ? 'trouble' : 'quiet';
      return { icon: 'phone', tone, text: events.follow_up_changed(change ?? '', who ?? '') };
    }
    case 'caller_verified': {
      const verstat = typeof facts['verstat'] === 'string' ? facts['verstat'] : '';
      const text = events.caller_verified(/-Passed/.test(verstat), /-([ABC])$/.exec(verstat)?.[1] ?? null);
      return { icon: 'phone', tone: 'quiet', text };
    }
    case 'exhausted':
      return { icon: 'alert', tone: 'trouble', text: events.exhausted };
    case 'step_failed':
    case 'ended_by_silence':
      return { icon: 'alert', tone: 'trouble', text: events[event.type] };
    default: {
      const known: Readonly<Record<string, unknown>> = events;
      const text = known[event.type];
      return { icon: 'clock', tone: 'quiet', text: typeof text === 'string' ? text : events.other(event.type) };
    }
  }
}

/** What became of everybody whom an event tells a result of; else what it repeats of one person, or that nobody took the call. */
function resultsOf(incident: Incident, event: Event, strings: Strings): string {
  const { attempts = [] } = event.data;
  const facts = factsOf(event);
  const results = attempts.flatMap(({ id, status }) => {
    const attempt = incident.attempts.find((each) => each.id === id);
    return attempt && status !== undefined ? [[attempt.userName, status] as const] : [];
  });
  const repeated = incident.attempts.find(({ userId }) => userId === facts['userId']);
  if (results.length === 0 && repeated) results.push([repeated.userName, repeated.status]);
  if (results.length === 0) return strings.events.nobodyTook;
  return results.map(([name, status]) => strings.events.attempt_failed(name, attemptText(status, strings))).join(' · ');
}
