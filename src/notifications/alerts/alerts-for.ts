import type { Unit } from '../../database/index.js';
import { keyOf, type Draft } from '../outbox/draft.js';
import type { SendingPolicy } from '../sending-policy.js';
import type { Texts } from '../texts/index.js';
import { unreachableOf } from '../unreachable/unreachable-phones.js';
import { alertFor, isUrgent } from './alert.js';

/**
 * Returns the alerts to write with messages, one for what they are about: where one is urgent and goes to a phone that text
 * messages are known not to reach, or where none can be sent at all.
 */
export async function alertsFor(
  unit: Unit,
  drafts: readonly Draft[],
  policy: Pick<SendingPolicy, 'canSend' | 'canAlert'>,
  texts: Texts,
): Promise<Draft[]> {
  const urgent = policy.canAlert ? drafts.filter(({ kind }) => isUrgent(kind)) : [];
  const phones = [...new Set(urgent.map(({ recipient }) => recipient.phoneE164))];
  const unreachable = policy.canSend ? await unreachableOf(unit, phones) : null;
  const missed = urgent.filter(({ recipient }) => unreachable === null || unreachable.has(recipient.phoneE164));
  const alerts = missed.map((draft) => alertFor(draft, texts));
  return [...new Map(alerts.map((alert) => [keyOf(alert), alert])).values()];
}
