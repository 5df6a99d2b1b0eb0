import { describe, expect, it } from 'vitest';
import { phoneDigits, searchText } from './search-text.js';

describe('a text as searches compare it', () => {
  it.each([
    ['Élodie', 'elodie'],
    ['E\u0301LODIE', 'elodie'],
    ['  Ada \u00a0 Öde\t', 'ada ode'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Łukasz Ørsted', 'lukasz orsted'],
    ['İpek IŞIK', 'ipek isik'],
    ['Ελένη', 'ελενη'],
    ['ＡＢＣ', 'abc'],
    ['', ''],
  ])('%s is %s', (text, expected) => {
    expect(searchText(text)).toBe(expected);
  });

  it.each([
    ['(415) 555-0178', '4155550178'],
    ['+1 415.555.0178', '14155550178'],
    ['020 7946 0018', '2079460018'],
    ['+44 (0)20 7946 0018', '442079460018'],
    ['0044 20 7946 0018', '442079460018'],
    ['555‑0178', '5550178'],
    ['178', '178'],
    ['17', null],
    ['CA17823', null],
    ['415 555 ext', null],
    ['()', null],
    ['', null],
  ])('the digits of %s are %s', (text, expected) => {
    expect(phoneDigits(text)).toBe(expected);
  });
});
