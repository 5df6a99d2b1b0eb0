import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterwards, OUTCOME_UNKNOWN, type Happening, type MessageState } from './message-state.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

const queued: MessageState = {
  status: 'queued',
  tries: 0,
  dueAt: NOW,
  expiresAt: later(43_200),
  lockOwner: null,
  sentAt: null,
  twilioSid: null,
  error: null,
};
const sending: MessageState = { ...queued, status: 'sending', tries: 1, lockOwner: 'me', dueAt: later(60) };
const sent: MessageState = { ...sending, status: 'sent', lockOwner: null, dueAt: null, sentAt: NOW, twilioSid: 'SM1' };
const failed: MessageState = { ...sending, status: 'failed', lockOwner: null, dueAt: null, error: 'Twilio 21610' };
const unknown: MessageState = { ...failed, error: OUTCOME_UNKNOWN };
const nothingLeft = { dueAt: null, lockOwner: null };

const accepted: Happening = { kind: 'accepted', sid: 'SM1' };
const refused: Happening = { kind: 'refused', owner: 'me', error: 'Twilio 21211' };
const notSent: Happening = { kind: 'not_sent', owner: 'me', error: 'HTTP 503' };
const noAnswer: Happening = { kind: 'unknown', owner: 'me' };
const report = (delivery: 'sent' | 'delivered' | 'undelivered', sid = 'SM1'): Happening => {
  return { kind: 'reported', sid, delivery, error: delivery === 'undelivered' ? 'Twilio 30003' : null };
};

describe('a message', () => {
  it.each<[string, MessageState, Happening, Date, Partial<MessageState>]>([
    ['that Twilio took is sent', sending, accepted, NOW, { ...nothingLeft, status: 'sent', twilioSid: 'SM1' }],
    [
      'that Twilio refused has failed',
      sending,
      refused,
      NOW,
      { ...nothingLeft, status: 'failed', error: 'Twilio 21211' },
    ],
    [
      'of which nobody knows has failed',
      sending,
      noAnswer,
      NOW,
      { ...nothingLeft, status: 'failed', error: OUTCOME_UNKNOWN },
    ],
    [
      'whose worker is gone has failed',
      sending,
      { kind: 'lost' },
      later(60),
      { ...nothingLeft, status: 'failed', error: OUTCOME_UNKNOWN },
    ],
    [
      'that is too old has expired',
      queued,
      { kind: 'expired' },
      later(43_200),
      { ...nothingLeft, status: 'expired', error: 'too old' },
    ],
    [
      'that is not wanted is skipped',
      queued,
      { kind: 'skipped', error: 'switched off' },
      NOW,
      { ...nothingLeft, status: 'skipped', error: 'switched off' },
    ],
    [
      'that was taken late is sent all the same',
      unknown,
      accepted,
      NOW,
      { status: 'sent', error: null, twilioSid: 'SM1' },
    ],
    [
      'that is reported before it is answered is sent',
      sending,
      report('delivered'),
      NOW,
      { ...nothingLeft, status: 'delivered', twilioSid: 'SM1', sentAt: NOW },
    ],
    [
      'that is reported is not sent again',
      { ...queued, tries: 1 },
      report('sent'),
      NOW,
      { ...nothingLeft, status: 'sent' },
    ],
    [
      'that is reported after it was given up is sent',
      unknown,
      report('undelivered'),
      NOW,
      { status: 'undelivered', error: 'Twilio 30003' },
    ],
    [
      'that did not get through says why',
      sent,
      report('undelivered'),
      NOW,
      { status: 'undelivered', error: 'Twilio 30003' },
    ],
    [
      'that got through in the end has',
      { ...sent, status: 'undelivered', error: 'Twilio 30003' },
      report('delivered'),
      NOW,
      { status: 'delivered', error: null },
    ],
  ])('%s', (_, message, happening, now, expected) => {
    expect(afterwards(message, happening, now)).toMatchObject(expected);
  });

  it.each<[string, MessageState, Happening]>([
    ['an answer after a report', { ...sent, status: 'delivered' }, accepted],
    ['an answer to a message that was refused', failed, accepted],
    ['what another worker says', { ...sending, lockOwner: 'another' }, refused],
    ['what another worker says of a try', { ...sending, lockOwner: 'another' }, notSent],
    ['what a worker says whose time is over', unknown, notSent],
    ['a worker that has time left', sending, { kind: 'lost' }],
    ['an end of what is sent already', sent, { kind: 'lost' }],
    ['age of what is not too old', queued, { kind: 'expired' }],
    ['a switch, once it is being sent', sending, { kind: 'skipped', error: 'switched off' }],
    ['a report of another message', sent, report('delivered', 'SM2')],
    ['a report of what Twilio refused', failed, report('delivered')],
    ['a report of what was never sent', { ...queued, status: 'skipped', dueAt: null }, report('delivered')],
    ['less than is known', { ...sent, status: 'delivered' }, report('undelivered')],
    ['what is known', sent, report('sent')],
  ])('is not changed by %s', (_, message, happening) => {
    expect(afterwards(message, happening, NOW)).toBeNull();
  });

  it.each([
    [1, 2],
    [2, 10],
    [3, 60],
    [4, 300],
  ])('that was not sent in try %i is tried again after %i s', (tries, seconds) => {
    const again = afterwards({ ...sending, tries }, notSent, NOW);
    expect(again).toEqual({ ...queued, tries, dueAt: later(seconds), error: 'HTTP 503' });
  });

  it('that was not sent in five tries has failed', () => {
    expect(afterwards({ ...sending, tries: 5 }, notSent, NOW)).toMatchObject({ status: 'failed', error: 'HTTP 503' });
  });

  it('is not kept longer than it is of use', () => {
    const again = afterwards({ ...sending, tries: 4, expiresAt: later(100) }, notSent, NOW);
    expect(again?.dueAt).toEqual(later(100));
  });

  it('ends the same whatever the order in which its answer and its reports come, and however often', () => {
    const order = (happenings: readonly Happening[]): MessageState =>
      happenings.reduce((message, happening) => afterwards(message, happening, NOW) ?? message, sending);
    const all = [accepted, report('sent'), report('delivered'), report('undelivered')];
    const expected = order(all);
    expect(expected.status).toBe('delivered');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...all), { maxLength: 4 }),
        fc.shuffledSubarray(all, { minLength: 4 }),
        (some, rest) => {
          expect(order([...some, ...rest])).toEqual(expected);
        },
      ),
    );
  });
});
