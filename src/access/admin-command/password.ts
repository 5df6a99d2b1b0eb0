import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Returns a password that nobody guesses, to be typed once and changed: 20 signs that are not mistaken for each other. */
export function newPassword(): string {
  const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
  const text = [...randomBytes(20)].map((byte) => signs[byte % signs.length]).join('');
  return text.replaceAll(/.{5}(?=.)/g, '$&-');
}

/**
 * Returns the first line of the standard input, without the byte order mark that Windows' programs put before it; at a
 * keyboard it is asked for, and nothing of it is shown.
 */
export async function typedPassword(): Promise<string> {
  const isKeyboard = process.stdin.isTTY;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (isKeyboard) process.stderr.write('New password: ');
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isKeyboard });
  try {
    for await (const line of lines) return line.replace(/^\uFEFF/, '');
    return '';
  } finally {
    lines.close();
    if (isKeyboard) process.stderr.write('\n');
  }
}
