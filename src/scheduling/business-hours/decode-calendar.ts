/** What Windows-1252 has in place of the control characters 0x80 to 0x9f; where it has nothing, a space. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Returns the text of a calendar file in UTF-8, UTF-16 or, where it is neither, Windows-1252: what makers write, whatever
 * they say of it. Some fold lines in the middle of a character, so that UTF-8 is read after lines are unfolded.
 */
export function decodeCalendar(bytes: Buffer): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first !== 0 && second === 0 && bytes.length > 2) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0 && second !== 0) return new TextDecoder('utf-16be').decode(bytes);
  const unfolded = Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n[ \t]/g, ''), 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(unfolded);
  } catch {
    // The runtime's own decoder takes it for Latin-1 in some versions.
    const latin = unfolded.toString('latin1');
    return latin.replaceAll(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? ' ');
  }
}
