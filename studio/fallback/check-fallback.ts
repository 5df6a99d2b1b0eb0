import { readTwiml } from '../runner/twiml/document/read-twiml.js';
import { TwimlError } from '../runner/twiml/document/verb.js';
import { FIRST_DOCUMENT } from './render-fallback.js';

/**
 * What is wrong with rendered documents, a sentence each: the first one is the caller's, all others are heard by people who
 * pick up, whose documents hold Say, Play, Gather and Hangup alone (Twilio: Number, url). Nothing: they may go live.
 */
export function checkFallback(documents: Readonly<Record<string, string>>): string[] {
  return Object.entries(documents).flatMap(([name, xml]) => {
    try {
      readTwiml(xml, name, name === FIRST_DOCUMENT ? 'caller' : 'callee');
      return [];
    } catch (error) {
      if (error instanceof TwimlError) return [error.message];
      throw error;
    }
  });
}
