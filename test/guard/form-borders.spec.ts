import fc from 'fast-check';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { TwilioSignature } from '../../src/twilio/webhooks/index.js';
import { form, FORM_TYPE, PUBLIC_BASE_URL, sign } from './signing.js';

/** A form is signed as one run of text: address, names and values, with nothing between them. */
const TOKEN = 'a'.repeat(32);
const ACCOUNT = `AC${'1'.repeat(32)}`;
const PATH = '/api/telephony/twiml/dial-result?dial=3&incident=10';
const FIELDS = { AccountSid: ACCOUNT, CallSid: `CA${'2'.repeat(32)}`, DialCallStatus: 'busy' };
const SIGNATURE = sign(TOKEN, PUBLIC_BASE_URL + PATH, FIELDS);
const verifier = new TwilioSignature([TOKEN], PUBLIC_BASE_URL, ACCOUNT);

function passes(path: string, fields: Readonly<Record<string, string>>, by = verifier): boolean {
  const sent = { originalUrl: path, signature: SIGNATURE, contentType: FORM_TYPE, rawBody: Buffer.from(form(fields)) };
  return by.verifies(sent);
}

const isSignedForTwilio = (path: string, fields: Readonly<Record<string, string>>): boolean =>
  validateRequest(TOKEN, SIGNATURE, PUBLIC_BASE_URL + path, { ...fields });

describe('a captured form whose text is cut elsewhere', () => {
  it('passes as it was', () => {
    expect(passes(PATH, FIELDS)).toBe(true);
  });

  it.each([
    ['the id of the incident loses a digit', PATH.slice(0, -1), { '0AccountSid': ACCOUNT }],
    ['the id of the incident is lost', PATH.slice(0, -2), { '10AccountSid': ACCOUNT }],
  ])('does not pass where %s', (_, path, first) => {
    const { AccountSid: _first, ...others } = FIELDS;
    const fields = { ...first, ...others };
    expect(isSignedForTwilio(path, fields), 'it is signed, as far as Twilio can tell').toBe(true);
    expect(passes(path, fields)).toBe(false);
  });

  it('does not pass where another account is named', () => {
    const cut = { AccountSid: ACCOUNT.slice(0, -1), [`1CallSid`]: FIELDS.CallSid, DialCallStatus: 'busy' };
    expect(passes(PATH, cut)).toBe(false);
    const anothers = new TwilioSignature([TOKEN], PUBLIC_BASE_URL, `AC${'3'.repeat(32)}`);
    expect(passes(PATH, FIELDS, anothers)).toBe(false);
  });

  it('never changes an id in the address, wherever its text is cut', () => {
    const text = PATH + Object.entries(FIELDS).flat().join('');
    const cuts = fc.uniqueArray(fc.integer({ min: PATH.indexOf('?'), max: text.length }), {
      minLength: 1,
      maxLength: 9,
    });
    let fooled = 0;
    fc.assert(
      fc.property(cuts, (places) => {
        const [end = 0, ...borders] = places.toSorted((one, other) => one - other);
        const parts = borders.map((border, index) => text.slice(index === 0 ? end : borders[index - 1], border));
        const all = [...parts, text.slice(borders.at(-1) ?? end)];
        const pairs = all.flatMap((name, index) => (index % 2 === 0 ? [[name, all[index + 1] ?? '']] : []));
        const fields = Object.fromEntries(pairs) as Record<string, string>;
        const path = text.slice(0, end);
        if (isSignedForTwilio(path, fields)) fooled += 1;
        if (!passes(path, fields)) return;
        const { searchParams } = new URL(PUBLIC_BASE_URL + path);
        // an id that is no number is refused
        const ids = ['incident', 'dial'].map((name) => searchParams.get(name)).filter((id) => /^\d+$/.test(id ?? ''));
        expect(['10', '3']).toEqual(expect.arrayContaining(ids));
      }),
      { numRuns: 5000 },
    );
    expect(fooled, 'how often Twilio would have let it in').toBeGreaterThan(0);
  });
});
