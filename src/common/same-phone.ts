/** Whether two spellings mean one number: spaces, punctuation and a `+` lost in form decoding do not count. */
export function samePhone(a: string, b: string): boolean {
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  return digits(a) !== '' && digits(a) === digits(b);
}
