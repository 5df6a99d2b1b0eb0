import type { TwimlDocument, Verb } from '../document/verb.js';
import type { RunTwiml } from '../ending.js';
import { fetchInVain } from '../fetch-twiml.js';
import { requestFrom } from '../http/voice-request.js';
import type { Line } from '../line.js';
import { queuesOf, type Waiting } from '../queue/queues.js';
import { WaitingLine } from '../queue/waiting-line.js';
import type { VerbRunner } from './verb-runner.js';

/**
 * Waits in a queue, with what `waitUrl` says in the ear, until somebody takes the caller, the document leaves the queue, or the
 * caller is gone; once taken, the two talk. `action` is asked in every case (Twilio: TwiML Enqueue).
 */
export const enqueue: VerbRunner = async (verb, line, document, run) => {
  line.answer();
  const { timeline } = line.call;
  const queues = queuesOf(timeline);
  const began = timeline.now;
  const waiting = queues.enter(verb.text, line);
  const result = await wait(verb, line, document, run, waiting);
  queues.leave(verb.text, waiting);
  const queued = timeline.now - began;
  if (result === 'bridged') await line.spend(Infinity, waiting.parted);
  waiting.parted.raise();
  const { action, method } = verb.attributes;
  const request = requestFrom(document, action, method, {
    QueueResult: result,
    QueueSid: `QU${'0'.repeat(32)}`,
    QueueTime: String(Math.round(queued)),
  });
  if (!line.over) return request;
  await fetchInVain(line, request);
  return 'over';
};

async function wait(
  { attributes }: Verb,
  line: Line,
  document: TwimlDocument,
  run: RunTwiml,
  { taken }: Waiting,
): Promise<string> {
  const { waitUrl, waitUrlMethod } = attributes;
  const waits = new WaitingLine(line, taken);
  while (!waits.over) {
    if (waitUrl === undefined) await waits.spend(Infinity);
    else {
      const ending = await run(waits, requestFrom(document, waitUrl, waitUrlMethod));
      if (waits.over) break;
      if (ending === 'left') return 'leave';
      if (ending !== 'ended') return 'error';
    }
  }
  return taken.raised ? 'bridged' : 'hangup';
}
