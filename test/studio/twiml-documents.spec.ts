import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { PUBLIC, StandInBackend } from './kit/backend.js';
import { ANN, dial, takeLine, twiml } from './kit/twiml.js';

const number = `<Number>${ANN}</Number>`;
const numbers = (count: number) => number.repeat(count);

describe('TwiML', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const document = (...verbs: string[]) => takeLine(backend, { start: twiml(...verbs) });

  it.each<[what: string, verbs: string, says: RegExp]>([
    ['an unknown verb', '<Shout>x</Shout>', /line 2: this runner knows no Shout/],
    ['a verb in the wrong case', '<say>x</say>', /knows no say/],
    ['a verb like a property of every object', '<constructor/>', /knows no constructor/],
    ['a noun without its verb', number, /Number does not belong in a caller’s document/],
    ['an unknown attribute', '<Say speed="2">x</Say>', /no attribute speed of Say/],
    ['an attribute like a property of every object', '<Say toString="2">x</Say>', /no attribute toString/],
    ['nothing to say', '<Say> </Say>', /the text of Say must be words/],
    ['too much to say', `<Say>${'x'.repeat(4097)}</Say>`, /at most 4096/],
    ['a voice Twilio has not', '<Say voice="Joanna">x</Say>', /voice of Say must be a voice/],
    ['an unknown language', '<Say language="english">x</Say>', /language of Say must be a language/],
    ['an endless loop', '<Say loop="0">x</Say>', /loop of Say must be a whole number from 1 to 1000/],
    ['a verb in a Say', '<Say><Pause/></Say>', /the text of Say must be words/],
    ['mark-up in a Say', '<Say>x<emphasis/></Say>', /knows no emphasis/],
    ['a break without an end', '<Say>x<break time="11s"/></Say>', /time of break must be a time/],
    ['a Play of no address', '<Play>music</Play>'.replace('music', 'ftp://x/music'), /must be an http address/],
    ['a Pause of nothing', '<Pause length="0"/>', /length of Pause must be a whole number from 1/],
    ['text in a Pause', '<Pause>x</Pause>', /the text of Pause must be empty/],
    ['an attribute of Hangup', '<Hangup reason="busy"/>', /no attribute reason of Hangup/],
    ['a Redirect to nowhere', '<Redirect/>', /the text of Redirect must be an http address/],
    ['a Redirect by PUT', `<Redirect method="PUT">${PUBLIC}/x</Redirect>`, /method of Redirect must be one of GET/],
    ['a Dial in a Gather', `<Gather>${dial([ANN])}</Gather>`, /Dial does not belong in Gather/],
    ['speech', '<Gather input="speech"/>', /input of Gather must be one of dtmf, is “speech”/],
    ['no digits to gather', '<Gather numDigits="0"/>', /numDigits of Gather/],
    ['two keys to finish', '<Gather finishOnKey="12"/>', /finishOnKey of Gather must be one key/],
    ['yes for true', '<Gather actionOnEmptyResult="yes"/>', /must be one of true, false, is “yes”/],
    ['a Dial of nobody', '<Dial/>', /Dial holds 1 to 10 of Number, Queue, not 0/],
    ['a Dial of eleven', `<Dial>${numbers(11)}</Dial>`, /Dial holds 1 to 10 of Number, Queue, not 11/],
    ['a Dial of a text', `<Dial>${ANN}</Dial>`, /the text of Dial must be empty/],
    ['a Dial that rings too shortly', `<Dial timeout="4">${number}</Dial>`, /timeout of Dial must be .* from 5 to 600/],
    ['a Dial that rings too long', `<Dial timeout="601">${number}</Dial>`, /timeout of Dial/],
    ['a time limit of nothing', `<Dial timeLimit="0">${number}</Dial>`, /timeLimit of Dial/],
    ['a Number of nobody', '<Dial><Number/></Dial>', /the text of Number must be a phone number/],
    [
      'an event Twilio has not',
      `<Dial><Number statusCallback="/x" statusCallbackEvent="picked-up">${ANN}</Number></Dial>`,
      /statusCallbackEvent of Number must be some of initiated, ringing, answered, completed/,
    ],
    [
      'events with commas',
      `<Dial><Number statusCallback="/x" statusCallbackEvent="initiated,ringing">${ANN}</Number></Dial>`,
      /must be some of/,
    ],
    ['overrides Twilio has not', `<Redirect>${PUBLIC}/x#retry=2</Redirect>`, /connection overrides only, not retry/],
    ['too many retries', `<Redirect>${PUBLIC}/x#rc=6</Redirect>`, /rc is a whole number from 0 to 5, not 6/],
    ['a reason Twilio has not', `<Redirect>${PUBLIC}/x#rp=ct,dns</Redirect>`, /rp is some of .*, not dns/],
    ['too long a time', `<Redirect>${PUBLIC}/x#rt=15001</Redirect>`, /rt is a whole number from 100 to 15000/],
    ['a recording of a second', '<Record maxLength="1"/>', /maxLength of Record/],
    ['an attribute that Record has not', '<Record transcribeTo="me"/>', /no attribute transcribeTo of Record/],
    ['words in a Record', '<Record>x</Record>', /the text of Record must be empty/],
    ['words beside the verbs', 'hello', /Response holds verbs, not the text “hello”/],
    ['a bare ampersand', `<Redirect>${PUBLIC}/x?a=1&b=2</Redirect>`, /not well-formed XML/],
    ['a verb left open', '<Say>x', /not well-formed XML: .*unexpected close tag/],
    ['a control character', '<Say>\u0001</Say>', /not well-formed XML: .*disallowed character/],
  ])('is refused, by name: %s', async (_what, verbs, says) => {
    await expect(document(verbs)).rejects.toThrow(says);
    await expect(document(verbs)).rejects.toThrow(`TwiML of ${PUBLIC}/start, `);
  });

  it.each([
    ['another root', '<Request/>', /the root must be Response, not Request/],
    ['an attribute of the root', '<Response version="1"/>', /Response has no attribute version/],
    ['a document type', '<!DOCTYPE r><Response/>', /document type/],
    ['nothing', '', /not well-formed XML/],
    ['JSON', '{}', /not well-formed XML/],
  ])('is refused, by name: %s', async (_what, body, says) => {
    const call = takeLine(backend, { start: { contentType: 'application/xml', body } });
    await expect(call).rejects.toThrow(says);
  });

  it('speaks, waits and ends where its document ends', async () => {
    const call = await document(
      '<Say voice="Polly.Joanna" language="en-US">one two three</Say>',
      '<Pause length="7"/>',
    );
    expect(call).toMatchObject({ end: 'completed', heard: ['one two three'], seconds: 9, steps: ['Trigger', 'line'] });
  });

  it.each([
    ['es-US', 'Polly.Lupe'],
    ['es-419', 'Google.es-US-Standard-A'],
    ['en-GB-WLS', 'Polly.Geraint'],
    ['es-US', 'Polly.Penélope'],
    ['arb', 'Polly.Zeina'],
    ['en-US', 'Polly.Joanna-Neural'],
  ])('knows the language %s and the voice %s', async (language, voice) => {
    const call = await document(`<Say language="${language}" voice="${voice}">hola</Say>`);
    expect(call.heard).toEqual(['hola']);
  });

  it('says words as often as it is told, takes CDATA and entities for text, and a pause for a second', async () => {
    const start = twiml('<Say loop="3">a &amp; <![CDATA[<b>]]></Say>', '<Pause/>', `<Play>${PUBLIC}/a.mp3</Play>`);
    const call = await takeLine(backend, { start, 'a.mp3': { contentType: 'audio/mpeg' } });
    expect(call.heard).toEqual(['a & <b>', 'a & <b>', 'a & <b>']);
    expect(call.seconds).toBe(3 * 2 + 1 + 1);
  });

  it('ends at a Hangup, whatever follows', async () => {
    expect(await document('<Say>bye</Say>', '<Hangup/>', '<Say>more</Say>')).toMatchObject({ heard: ['bye'] });
  });

  it('goes on with another document at a Redirect, also at a relative address', async () => {
    const call = await takeLine(backend, {
      start: twiml('<Redirect>more/next?x=1</Redirect>', '<Say>never</Say>'),
      next: ({ query }) => twiml(`<Say>next ${query['x'] ?? ''}</Say>`),
    });
    expect(call.heard).toEqual(['next 1']);
    expect(backend.received.map(({ path }) => path)).toEqual(['/start', '/more/next']);
  });

  it('that leads from document to document for ever is stopped', async () => {
    const call = takeLine(backend, { start: twiml(`<Redirect>${PUBLIC}/start</Redirect>`) });
    await expect(call).rejects.toThrow(/Widget line: its TwiML leads from document to document without an end/);
  });

  it('stops speaking when the caller hangs up', async () => {
    const start = twiml('<Say>one two three four five</Say>', '<Say>more</Say>');
    const call = await takeLine(backend, { start }, {}, { hangUpAt: 1 });
    expect(call).toMatchObject({ end: 'caller_hung_up', heard: ['one two three four five'], seconds: 1 });
  });
});
