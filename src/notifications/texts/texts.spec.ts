import { describe, expect, it } from 'vitest';
import { spellInstant, textsIn, type CallWords } from './index.js';

/** Every character that an SMS has in one byte (3GPP TS 23.038, basic set); any other one makes it cost double. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;
const ONE_SMS = 160;

const caller = '+441632960961';
const at = Date.parse('2026-11-25T23:05:00Z');

describe.each(['en', 'es'] as const)('every message in %s', (language) => {
  const texts = textsIn(language);
  const words: CallWords = { incidentId: 123_456, caller, at: spellInstant(texts, at, 'UTC') };
  const withheld = { ...words, caller: null };
  const duty = { level: 'secondary', from: words.at, to: words.at } as const;
  const gap = { at: words.at, ladder: 'business_hours', step: 'primary_oncall' } as const;
  const all = [
    texts.ring(words),
    texts.ring(withheld),
    texts.exhausted(words),
    texts.exhausted(withheld),
    texts.abandoned(words),
    texts.voiceMessage(words, 120, null),
    texts.voiceMessage(words, null, null),
    texts.broadcast(words),
    texts.handoffReminder([duty]),
    texts.handoffReminder([{ ...duty, from: null }]),
    texts.handoffReminder([{ ...duty, to: null }]),
    texts.handoffReminder([{ ...duty, from: null, to: null }, duty]),
    texts.coverageGaps({ gaps: 1, ofWholeLadder: 0, first: gap }),
    texts.coverageGaps({ gaps: 123, ofWholeLadder: 45, first: { ...gap, ladder: 'after_hours', step: null } }),
    texts.account('suspended', '-12.34 USD'),
    texts.account('closed', null),
    texts.account('no_balance', '0.00 USD'),
    texts.account('low_balance', '9.99 USD'),
    texts.test(),
    ...(['at_once', 'after_the_ring', 'never'] as const).flatMap((comes) => [
      texts.callTheLine('+14155550100', comes),
      texts.whatToAnswer(comes),
    ]),
  ];

  it.each(all)('fits an SMS: %s', (text) => {
    expect(text).toMatch(GSM);
    expect(text.length).toBeLessThanOrEqual(ONE_SMS);
    expect(text).not.toMatch(/null|undefined|NaN| {2}/);
  });

  it('spells every day and month so', () => {
    for (let day = 0; day < 366; day += 7) {
      expect(spellInstant(texts, at + day * 86_400_000 * 1.1, 'Asia/Kathmandu')).toMatch(GSM);
    }
  });
});

describe('an instant', () => {
  it.each([
    ['en', 'UTC', 'Wed 25 Nov 23:05'],
    ['es', 'Europe/Madrid', 'ju 26 nov 00:05'],
    ['en', 'America/New_York', 'Wed 25 Nov 18:05'],
  ] as const)('is spelt in %s and %s as %s', (language, zone, text) => {
    expect(spellInstant(textsIn(language), at, zone)).toBe(text);
  });
});

describe('a reminder', () => {
  it.each([
    [[{ level: 'primary', from: 'A', to: 'B' }], 'On call: primary from A to B.'],
    [[{ level: 'primary', from: null, to: 'B' }], 'On call: primary until B.'],
    [[{ level: 'secondary', from: 'A', to: null }], 'On call: secondary from A on.'],
    [[{ level: 'secondary', from: null, to: null }], 'On call: secondary all of tomorrow.'],
  ] as const)('of %j says: %s', (duties, text) => {
    expect(textsIn('en').handoffReminder(duties)).toBe(text);
  });
});
