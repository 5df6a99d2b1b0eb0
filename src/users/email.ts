/**
 * Returns the one spelling of an e-mail address: without space around it, in lower case. A sign that only looks like a
 * letter, and whose lower case is that letter (the Kelvin sign, K), stays what it is: it is another address.
 */
export function emailAsStored(text: string): string {
  return [...text.trim()].map(lowerCase).join('');
}

const ASCII = /^\p{ASCII}+$/u;

function lowerCase(sign: string): string {
  const lower = sign.toLowerCase();
  return ASCII.test(lower) && !ASCII.test(sign) ? sign : lower;
}
