/** Letters that have no decomposition into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/** Signs that people write between the digits of a phone number, and its digits. */
const PHONE = /^\+?[\d\s()./\u2010-\u2015-]+$/;

/**
 * Returns a text as searches compare it, the same for every database: without accents, in small letters, with single
 * spaces. `Élodie`, `élodie` and `elodie` are one.
 */
export function searchText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '');
  return plain
    .replaceAll(/[ßæœøđðłıþ]/g, (sign) => PLAIN[sign] ?? sign)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * Returns the digits of a phone number or a part of one as people type it, such as `(415) 555-0178`, without the 0 that
 * a country dials first; null where a text is no such thing.
 */
export function phoneDigits(text: string): string | null {
  if (!PHONE.test(text.trim())) return null;
  const digits = text.replace('(0)', '').replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 3 ? digits : null;
}
