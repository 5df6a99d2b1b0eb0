import type { TwimlDocument } from './document/verb.js';
import type { Ending, RunTwiml } from './ending.js';
import { fetchTwiml } from './fetch-twiml.js';
import type { VoiceRequest } from './http/voice-request.js';
import type { Line } from './line.js';
import { verbOf } from './verbs/index.js';

/** A call with more documents than this never ends. */
const MAX_DOCUMENTS = 1000;

/** Requests a document and does what it says, and so on with every document that this leads to. */
export const runTwiml: RunTwiml = async (line, first) => {
  let request = first;
  for (let documents = 0; documents < MAX_DOCUMENTS; documents += 1) {
    const document = await fetchTwiml(line, request);
    if (!line.over && 'failed' in document) return document;
    const step = line.over || 'failed' in document ? 'over' : await runDocument(line, document);
    const moved = step === 'over' ? line.takeMove?.() : undefined;
    if (moved !== undefined) request = { method: 'POST', url: moved, parameters: {} };
    else if (typeof step === 'string' || !('url' in step)) return step;
    else request = step;
  }
  throw new Error(`Widget ${line.state.name}: its TwiML leads from document to document without an end`);
};

async function runDocument(line: Line, document: TwimlDocument): Promise<Ending | VoiceRequest> {
  for (const verb of document.verbs) {
    const step = await verbOf(verb)(verb, line, document, runTwiml);
    if (line.over) return 'over';
    if (step !== undefined) return step;
  }
  return 'ended';
}
