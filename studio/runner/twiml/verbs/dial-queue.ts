import type { Verb } from '../document/verb.js';
import type { Line } from '../line.js';
import { queuesOf, type Waiting } from '../queue/queues.js';

/** What came of dialling a queue, as the action is told it. */
export interface QueueDial {
  status: 'completed' | 'no-answer' | 'failed';
  talked: number | undefined;
}

const DEFAULT_WAIT_SECONDS = 30;
const DEFAULT_TIME_LIMIT_SECONDS = 14_400;

/**
 * Connects a leg to the first one in a queue; in an empty queue somebody is waited for, and one that does not exist is an error
 * (Twilio: TwiML Queue). With `hangupOnStar` a `*` parts the two, and the one who pressed it goes on with the action.
 */
export async function dialQueue({ attributes }: Verb, name: string, line: Line): Promise<QueueDial> {
  const { call, state } = line;
  const queues = queuesOf(call.timeline);
  if (!queues.exists(name)) return { status: 'failed', talked: undefined };
  const until = call.timeline.now + Number(attributes['timeout'] ?? DEFAULT_WAIT_SECONDS);
  let waiting: Waiting | undefined = queues.take(name);
  while (waiting === undefined && !line.over && call.timeline.now < until) {
    await line.spend(until - call.timeline.now, queues.entered(name));
    if (!line.over) waiting = queues.take(name);
  }
  if (waiting === undefined) return { status: 'no-answer', talked: undefined };
  const { call: other, state: theirs } = waiting.line;
  other.connectedTo = call.options.from;
  await other.tell(theirs, { type: 'connected', phone: call.options.from, by: 'person' });
  const star = attributes['hangupOnStar'] === 'true' ? line.nextPress() : undefined;
  const pressesAfter = star?.keys.includes('*') === true ? star.after : Infinity;
  const limit = Number(attributes['timeLimit'] ?? DEFAULT_TIME_LIMIT_SECONDS);
  const talked = await line.spend(Math.min(pressesAfter, limit), waiting.parted);
  if (!waiting.parted.raised && !line.over && talked >= pressesAfter) {
    await call.tell(state, { type: 'pressed', phone: line.phone, keys: '*' });
  }
  waiting.parted.raise();
  return { status: 'completed', talked };
}
