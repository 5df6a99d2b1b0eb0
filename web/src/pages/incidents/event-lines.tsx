import { Text } from '@mantine/core';
import { useExplanation, type Incident } from '../../api/queries';
import { useStrings, type Strings } from '../../strings';
import { Icon, type IconName } from '../../ui/icon';
import { clockOf, Moment } from '../../ui/time';
import { attemptText, stepTitle } from '../../ui/words';
import classes from './incidents.module.css';
import { Why } from './why';

type Event = Incident['events'][number];

/** What the page reads of an event's data. */
interface Data {
  readonly offer?: { readonly userName: string; readonly stepName: string };
  readonly offers?: readonly { readonly userName: string; readonly stepName: string }[];
  readonly attempts?: readonly { readonly id: number; readonly status?: string }[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The audit trail, a line for each event; with each offer why this person. */
export function EventLines({ incident }: { incident: Incident }) {
  const strings = useStrings();
  const { data } = useExplanation(incident.id);
  const offers = new Map(data?.offers.map((offer) => [offer.seq, offer]));
  const begins = Date.parse(incident.createdAt);
  return (
    <ol className={classes.timeline}>
      {incident.events.map((event) => {
        const { icon, tone, text } = lineOf(event, incident, strings);
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
                  {strings.events.began(
                    strings.ladder[incident.ladder as keyof typeof strings.ladder] ?? incident.ladder,
                  )}
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
const ALSO_END_RINGING = new Set(['offered', 'reoffered', 'exhausted', 'completed']);

function Results({ event, incident }: { event: Event; incident: Incident }) {
  const strings = useStrings();
  const { attempts = [] } = event.data as Data;
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

function lineOf(event: Event, incident: Incident, strings: Strings): Line {
  const { offer, offers = [], attempts = [], facts = {} } = event.data as Data;
  const changed = attempts.find(({ status }) => status !== undefined);
  const attempt = incident.attempts.find(({ id, userId }) => id === changed?.id || userId === facts['userId']);
  const name = attempt?.userName ?? strings.common.unknown;
  const { events } = strings;
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
      return { icon: 'phone-off', tone: 'quiet', text: events.attempt_failed(name, resultOf(changed, facts, strings)) };
    case 'answered':
      return { icon: 'phone', tone: 'answered', text: events.answered(incident.answeredBy?.userName ?? name) };
    case 'completed': {
      const seconds = facts['seconds'];
      return {
        icon: 'check',
        tone: 'quiet',
        text: events.completed(typeof seconds === 'number' ? clockOf(seconds) : null),
      };
    }
    case 'picked_up':
    case 'accepted_too_late':
    case 'not_connected':
      return { icon: 'phone', tone: 'quiet', text: events[event.type](name) };
    case 'leg_status': {
      const status = facts['status'];
      return { icon: 'phone', tone: 'quiet', text: events.leg_status(name, typeof status === 'string' ? status : '–') };
    }
    case 'voice_message': {
      const seconds = facts['recordingSeconds'];
      return {
        icon: 'mail',
        tone: 'trouble',
        text: events.voice_message(typeof seconds === 'number' ? seconds : null),
      };
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

function resultOf(
  changed: { readonly status?: string } | undefined,
  facts: Readonly<Record<string, unknown>>,
  strings: Strings,
): string {
  const reason = facts['reason'];
  return attemptText(changed?.status ?? (typeof reason === 'string' ? reason : 'failed'), strings);
}
