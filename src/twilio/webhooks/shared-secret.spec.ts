import { describe, expect, it } from 'vitest';
import { SharedSecret } from './index.js';

const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  Buffer.from(text, encoding).toString('base64');
/** What Node makes of header bytes that were written as UTF-8. */
const asHeader = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('the shared secret', () => {
  it.each([
    ['Bearer', 's3cret', 'Bearer s3cret'],
    ['Bearer in another case', 's3cret', 'bEARER s3cret'],
    ['Bearer after several spaces', 's3cret', '  Bearer   s3cret '],
    ['Bearer with spaces inside', 'open sesame', 'Bearer open sesame'],
    ['Bearer as UTF-8', 'clé🔑', `Bearer ${asHeader('clé🔑')}`],
    ['Bearer as Latin-1', 'clé', 'Bearer clé'],
    ['Basic', 's3cret', `Basic ${base64('studio:s3cret')}`],
    ['Basic in another case', 's3cret', `BASIC ${base64('studio:s3cret')}`],
    ['Basic with another user', 's3cret', `Basic ${base64('someone@example.com:s3cret')}`],
    ['Basic without a user', 's3cret', `Basic ${base64(':s3cret')}`],
    ['Basic with colons in the password', ':a:b:', `Basic ${base64('studio::a:b:')}`],
    ['Basic as UTF-8', 'clé🔑', `Basic ${base64('studio:clé🔑')}`],
  ])('is accepted as %s', (_, secret, authorization) => {
    expect(new SharedSecret(secret).accepts(authorization)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['the secret alone', 's3cret'],
    ['Bearer alone', 'Bearer'],
    ['Bearer without a space', 'Bearers3cret'],
    ['another case', 'Bearer S3CRET'],
    ['the beginning', 'Bearer s3cre'],
    ['something more', 'Bearer s3cret, Bearer s3cret'],
    ['another scheme', 'Digest s3cret'],
    ['Bearer with the Basic pair', `Bearer ${base64('studio:s3cret')}`],
    ['Basic with the secret not encoded', 'Basic s3cret'],
    ['Basic with the secret as user', `Basic ${base64('s3cret:')}`],
    ['Basic without a colon', `Basic ${base64('s3cret')}`],
    ['Basic with a colon more', `Basic ${base64('studio::s3cret')}`],
    ['Basic with something behind', `Basic ${base64('studio:s3cret')} x`],
    ['Basic with an empty password', `Basic ${base64('studio:')}`],
    ['Basic that is not base64', 'Basic %%%'],
  ])('is not accepted as %s', (_, authorization) => {
    expect(new SharedSecret('s3cret').accepts(authorization)).toBe(false);
  });

  it.each([null, ''])('that is %o accepts nothing', (secret) => {
    const headers = [
      '',
      'Bearer',
      'Bearer ',
      'Bearer null',
      `Basic ${base64(':')}`,
      `Basic ${base64('studio:')}`,
      'Basic ',
    ];
    expect(headers.filter((header) => new SharedSecret(secret).accepts(header))).toEqual([]);
  });
});
