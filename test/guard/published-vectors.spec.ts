import { describe, expect, it } from 'vitest';
import { TwilioSignature, type SignedRequest } from '../../src/twilio/webhooks/index.js';

/** The examples Twilio publishes with its own library, given to our verifier as requests. */
const verifier = new TwilioSignature(['12345'], 'https://mycompany.com');

const FORM: SignedRequest = {
  originalUrl: '/myapp.php?foo=1&bar=2',
  signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
  contentType: 'application/x-www-form-urlencoded',
  rawBody: Buffer.from(
    'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212',
  ),
};
const HASH = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const JSON_BODY: SignedRequest = {
  originalUrl: `/myapp.php?foo=1&bar=2&bodySHA256=${HASH}`,
  signature: 'a9nBmqA0ju/hNViExpshrM61xv4=',
  contentType: 'application/json',
  rawBody: Buffer.from('{"property": "value", "boolean": true}'),
};

describe("Twilio's published examples", () => {
  it.each([
    ['the form', FORM],
    ['the form, its fields in another order', { ...FORM, rawBody: reversed(FORM.rawBody) }],
    ['the form, with a charset', { ...FORM, contentType: 'Application/X-WWW-Form-URLencoded; charset=utf-8' }],
    ['the JSON body', JSON_BODY],
    ['the JSON body without a content type', { ...JSON_BODY, contentType: undefined }],
    ['the JSON body under another content type', { ...JSON_BODY, contentType: 'text/plain' }],
  ])('%s is signed', (_, request) => {
    expect(verifier.verifies(request)).toBe(true);
  });

  it.each([
    ['the form with one more field', { ...FORM, rawBody: Buffer.concat([FORM.rawBody, Buffer.from('&a=1')]) }],
    ['the form with __proto__', { ...FORM, rawBody: Buffer.concat([FORM.rawBody, Buffer.from('&__proto__=1')]) }],
    ['the form without its fields', { ...FORM, rawBody: Buffer.alloc(0) }],
    ['the form read as JSON', { ...FORM, contentType: 'application/json' }],
    ['the form with another query', { ...FORM, originalUrl: '/myapp.php?foo=1&bar=3' }],
    ['the form with a fragment', { ...FORM, originalUrl: `${FORM.originalUrl}#` }],
    ['the JSON body, one space less', { ...JSON_BODY, rawBody: Buffer.from('{"property":"value", "boolean": true}') }],
    ['the JSON body, gone', { ...JSON_BODY, rawBody: Buffer.alloc(0) }],
    [
      'the JSON body with its hash in capitals',
      { ...JSON_BODY, originalUrl: `/myapp.php?foo=1&bar=2&bodySHA256=${HASH.toUpperCase()}` },
    ],
    ['the JSON body with its hash twice', { ...JSON_BODY, originalUrl: `${JSON_BODY.originalUrl}&bodySHA256=${HASH}` }],
    ['the JSON body read as a form', { ...JSON_BODY, contentType: 'application/x-www-form-urlencoded' }],
  ])('%s is not', (_, request) => {
    expect(verifier.verifies(request)).toBe(false);
  });

  it.each([
    ['the right token first', ['12345', 'other'], true],
    ['the right token second', ['other', '12345'], true],
    ['only others', ['other', 'another'], false],
    ['none', [], false],
    ['an empty one', [''], false],
  ])('tokens: %s', (_, tokens, expected) => {
    const either = new TwilioSignature(tokens, 'https://mycompany.com');
    expect([either.verifies(FORM), either.verifies(JSON_BODY)]).toEqual([expected, expected]);
  });

  it.each(['http://mycompany.com', 'https://mycompany.com/app', 'https://www.mycompany.com', 'not an address', null])(
    'signed for https://mycompany.com, not for %s',
    (publicBaseUrl) => {
      const elsewhere = new TwilioSignature(['12345'], publicBaseUrl);
      expect([elsewhere.verifies(FORM), elsewhere.verifies(JSON_BODY)]).toEqual([false, false]);
    },
  );

  it.each([
    undefined,
    '',
    'x',
    [FORM.signature, FORM.signature].join(', '),
    ['RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    'é'.repeat(14),
  ])('the signature header %o is not valid', (signature) => {
    expect(verifier.verifies({ ...FORM, signature })).toBe(false);
  });
});

function reversed(body: Buffer): Buffer {
  return Buffer.from(body.toString().split('&').toReversed().join('&'));
}
