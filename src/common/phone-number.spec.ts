import { describe, expect, it } from 'vitest';
import { canBeDialled, isE164, maskPhone, toE164 } from './phone-number.js';
import { samePhone } from './same-phone.js';

describe('toE164', () => {
  it.each([
    ['+14155551234', '+14155551234'],
    [' 14155551234', '+14155551234'],
    ['+1 (415) 555-1234', '+14155551234'],
    ['+49 30 901820', '+4930901820'],
    ['+442079460000', '+442079460000'],
    ['14155551234', null],
    ['4155551234', null],
    ['anonymous', null],
    ['Restricted', null],
    ['sip:bob@example.com', null],
    ['client:support', null],
    ['', null],
    ['+', null],
    ['911', null],
    ['+911', null],
    ['+0123456789', null],
    ['+1415555123', null],
    ['+1415555123456789', null],
    ['+266696687', null],
    ['+7378742833', null],
    ['+2562533', null],
    ['+8656696', null],
    ['+86282452253', null],
  ])('%j is %j', (text, number) => {
    expect(toE164(text)).toBe(number);
  });
});

describe('isE164', () => {
  it.each([
    ['+14155551234', true],
    ['+1 4155551234', false],
    [' 14155551234', false],
    ['14155551234', false],
    ['+911', false],
    ['+112', false],
    ['911', false],
    ['', false],
    ['+266696687', false],
  ])('%j: %s', (text, strictly) => {
    expect(isE164(text)).toBe(strictly);
  });
});

describe('samePhone', () => {
  it.each([
    ['+14155551234', '+14155551234', true],
    ['+14155551234', ' 14155551234', true],
    ['+1 (415) 555-1234', '+14155551234', true],
    ['+14155551234', '+14155551235', false],
    ['', '', false],
    ['anonymous', 'anonymous', false],
    ['+14155551234', '', false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(samePhone(one, other)).toBe(same);
    expect(samePhone(other, one)).toBe(same);
  });
});

describe('maskPhone', () => {
  it.each([
    ['+14155559999', '+1415***9999'],
    [' 14155559999', '+1415***9999'],
    ['+1 415 555 9999', '+1415***9999'],
    ['911', '***11'],
    ['sip:bob@example.com', 'sip:***'],
    ['client:bob', 'client:***'],
    ['call me on +14155559999', '(not a number)'],
    ['', '(none)'],
    [null, '(none)'],
  ])('%j becomes %j', (text, masked) => {
    expect(maskPhone(text)).toBe(masked);
  });
});

describe('canBeDialled', () => {
  it.each([
    ['+14155551234', true],
    // Of a length that no country has now: it was written once, and may be right.
    ['+999123456', true],
    ['+266696687', false],
    ['', false],
    ['911', false],
    ['anonymous', false],
    ['+1 415 555 0199', false],
  ])('%j: %s', (phone, can) => {
    expect(canBeDialled(phone)).toBe(can);
  });
});
