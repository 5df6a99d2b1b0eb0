import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_DOCUMENT, renderFallback } from '../../studio/index.js';
import { shown } from './definition/show.js';
import { tellNumbers } from './deploy.js';
import { DeployError } from './deploy-error.js';
import { chooseFallbackNumbers } from './fallback-numbers.js';
import type { Tools } from './plan.js';
import type { Print } from './print.js';
import { fallbackWords } from './settings.js';
import { fallbackDocument } from './voice-fallback.js';

/**
 * Writes the fallback's TwiML documents into a folder, which it makes. They hold the fallback numbers.
 * @throws DeployError where there is no number, or the folder can't be written.
 */
export async function writeFallback(
  { environment, readPeople, readLine }: Pick<Tools, 'environment' | 'readPeople' | 'readLine'>,
  folder: string,
  print: Print,
): Promise<void> {
  const fallback = await chooseFallbackNumbers(environment, readPeople);
  const words = fallbackWords(environment, await readLine());
  const documents = renderFallback({ numbers: fallback.numbers, line: environment.twilioPhoneNumber, ...words });
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, xml] of Object.entries(documents)) writeFileSync(join(folder, name), xml);
  } catch (error) {
    throw new DeployError(`The documents can not be written: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  print(`Written to ${folder}: ${Object.keys(documents).join(', ')}`);
  print(`They ring ${tellNumbers(fallback)}.`);
  print(`They begin with: ${shown(words.greeting)}`);
  const address = fallbackDocument(environment);
  print(
    address === null
      ? `Put all of them into one folder of a static host that serves https and is not this service, under an address that nobody guesses, ` +
          `and set VOICE_FALLBACK_URL to that of ${FIRST_DOCUMENT}.`
      : `Put all of them where VOICE_FALLBACK_URL is: ${shown(address)}`,
  );
}
