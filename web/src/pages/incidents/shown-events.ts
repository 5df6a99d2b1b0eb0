import type { Incident } from '../../api/queries';

type Event = Incident['events'][number];

/** Returns what an event tells beside what it changed, by the names of the facts: each type has others. */
export function factsOf({ data }: Event): Readonly<Record<string, unknown>> {
  return data.facts ?? {};
}

/** Returns the text of a note and who wrote it. */
export function noteOf(event: Event): [text: string, writer: string] {
  const { text, userName } = factsOf(event);
  return [typeof text === 'string' ? text : '', typeof userName === 'string' ? userName : ''];
}

/** What became of a leg, and not that it is on its way. */
const LEG_ENDS = new Set(['busy', 'no-answer', 'failed', 'canceled']);

/**
 * Returns the events that tell a person something which none before told. The others are in the trail for machines: a leg on
 * its way, a dial that is over once everybody's result is known, a recording before and after its message.
 */
export function shownEvents({ events }: Incident): readonly Event[] {
  const hasMessage = events.some(({ type }) => type === 'voice_message');
  return events.filter((event, index) => {
    // What became of each message stands in a list of its own.
    if (event.type.startsWith('message_') && events[index - 1]?.type === event.type) return false;
    const { attempts = [] } = event.data;
    const facts = factsOf(event);
    switch (event.type) {
      case 'leg_status':
        return LEG_ENDS.has(String(facts['status'])) || 'errorCode' in facts;
      case 'attempt_failed':
        return attempts.length > 0 || facts['userId'] !== undefined || 'errorCode' in facts;
      case 'recording_ended':
        return !hasMessage;
      case 'recording_status':
        return false;
      default:
        return true;
    }
  });
}
