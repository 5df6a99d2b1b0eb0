import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { EnvironmentError } from './environment-error.js';

/** What a file of settings holds. */
export interface EnvFile {
  readonly values: Readonly<Record<string, string>>;
  /** Lines that don't mean what they look like, a sentence each; nothing of a value is told. */
  readonly warnings: readonly string[];
}

const NO_FILE: EnvFile = { values: {}, warnings: [] };

/** A setting: its name, and its value in quotes, which may have line ends, or without. As Node reads them. */
const SETTING =
  /^[^\S\n]*(?:export[^\S\n]+)?([^\s=#]+)[^\S\n]*=[^\S\n]*(?:(?:"[^"]*"|'[^']*'|`[^`]*`)([^\n]*)|([^\n]*))$/gm;

/**
 * Reads a file of `NAME=value` lines, as Windows and Unix write it; a file that isn't there is empty.
 * @throws EnvironmentError when it is there and can't be read.
 */
export function readEnvFile(path: string): EnvFile {
  try {
    return parseEnvFile(decoded(readFileSync(path)), path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return NO_FILE;
    if (code === undefined) throw error;
    throw new EnvironmentError([
      `${path} can not be read (${code}): give the service's user the right to read this file`,
    ]);
  }
}

/** Reads the text of such a file; `path` is what warnings call it. */
export function parseEnvFile(text: string, path: string): EnvFile {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  // Node takes a line without = for the beginning of the next one's name, so it gets nothing but settings.
  const settings = [...lines.matchAll(SETTING)].map(([setting]) => setting).join('\n');
  return { values: parseEnv(settings) as Record<string, string>, warnings: warningsOf(lines, path) };
}

/** Windows writes a byte order mark, and some of its programs UTF-16. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
}

function warningsOf(text: string, path: string): string[] {
  const warnings: string[] = [];
  const seen = new Set<string>();
  for (const { 1: name = '', 2: afterQuotes = '', 3: bare = '', index } of text.matchAll(SETTING)) {
    if (seen.has(name)) warnings.push(`${name} is in ${path} more than once: the last one counts`);
    seen.add(name);
    const wrong = wrongWith(bare, afterQuotes);
    if (wrong !== null) warnings.push(`${name} ${wrong} (${path}, line ${lineAt(text, index)})`);
  }
  const rest = text.replaceAll(SETTING, (setting) => '\n'.repeat(setting.split('\n').length - 1));
  for (const [index, line] of rest.split('\n').entries()) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    warnings.push(`${path}, line ${index + 1}, is not NAME=value and sets nothing`);
  }
  return warnings;
}

function wrongWith(bare: string, afterQuotes: string): string | null {
  if (/^["'`]/.test(bare)) return 'begins with a quote that does not end';
  if (/\S#/.test(bare)) return 'ends at its #: put the value in quotes where the # belongs to it';
  return /^\s*(#|$)/.test(afterQuotes) ? null : 'ends with its quotes: what follows them is not read';
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
