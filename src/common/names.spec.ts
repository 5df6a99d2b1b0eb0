import { describe, expect, it } from 'vitest';
import { isName, toName } from './names.js';

describe('isName', () => {
  it.each([
    'Ada',
    'Zoë Ødegård, jr.',
    'Нина',
    'עדה לבלייס',
    'آدا',
    '山田',
    'e\u0301lodie',
    '👩‍🚒 Fire',
    '=1+1',
    "O'Neill",
    '7',
  ])('takes %s', (name) => expect(isName(name)).toBe(true));

  it.each([
    ['nothing', ''],
    ['blanks', ' \u00A0\u2003'],
    ['signs without width', '\u200B\u200D\uFEFF'],
    ['fillers', '\u3164\u2800'],
    ['a mark that needs another sign', '\u0301'],
    ['a sign that turns what follows', 'gnp.\u202Eexe'],
    ['an isolate', '\u2066Ada\u2069'],
    ['half a character', 'Ada\uD800'],
    ['a zero byte', 'Ada\u0000'],
    ['two lines', 'Ada\nBert'],
    ['two lines by another sign', 'Ada\u2028Bert'],
  ])('takes no text of %s', (_, name) => expect(isName(name)).toBe(false));
});

it('toName makes a name of what a file says, and says something where nothing is to be seen', () => {
  expect(toName(' Inde\u202Ependence\r\nDay ', 20, 'Holiday')).toBe('Inde pendence Day');
  expect(toName('\u200B', 20, 'Holiday')).toBe('Holiday');
  expect(toName('🎄🎄🎄', 2, 'Holiday')).toBe('🎄🎄');
});
