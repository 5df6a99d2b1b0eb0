import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFallback, checkFlow } from '../../studio/index.js';
import { parseEnvironment } from '../../src/config/index.js';
import { STUDIO_FALLBACK_WARNING } from '../../src/deploy/voice-fallback.js';
import { writeFallback } from '../../src/deploy/write-fallback.js';
import { ANN, BEN, Deployment, LINE } from './kit.js';

const ADDRESS = 'https://static.example.com/k3v9/fallback.xml';
const STUDIO = 'https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1';

let account: Deployment;
beforeEach(async () => {
  account = await Deployment.open();
});
afterEach(() => account.close());

describe('the voice fallback of a deployment', () => {
  it('is a document elsewhere where one is named, by GET, and the flow of the fallback is not needed', async () => {
    const tools = account.tools({ VOICE_FALLBACK_URL: ADDRESS });
    const told = await account.deploy({}, tools);
    expect(told).not.toContain(STUDIO_FALLBACK_WARNING);
    expect(account.twilio.flows.map(({ friendlyName }) => friendlyName)).toEqual(['EWF emergency line']);
    expect(account.number).toMatchObject({ VoiceFallbackUrl: ADDRESS, VoiceFallbackMethod: 'GET' });
    const { definition } = account.flow('EWF emergency line').newest;
    expect(JSON.stringify(definition)).toContain(`${ADDRESS}#rc=2&rp=all`);
    expect((await account.status(tools)).at(-2)).toBe('Up to date.');
    expect(await account.validate(tools)).not.toContain(STUDIO_FALLBACK_WARNING);
  });

  it('is refused where it is a Studio flow, and nothing is changed', async () => {
    const { state } = account.twilio;
    const tools = account.tools({ VOICE_FALLBACK_URL: STUDIO });
    await expect(account.deploy({}, tools)).rejects.toThrow(
      /VOICE_FALLBACK_URL is a Studio flow: Studio refuses calls/,
    );
    expect(account.twilio.state).toBe(state);
  });

  it('is warned of where none is named: a Studio flow stands in its place', async () => {
    expect(await account.deploy()).toContain(STUDIO_FALLBACK_WARNING);
    expect(account.number['VoiceFallbackUrl']).toBe(account.flow('EWF fallback').webhook);
  });

  it("may be the line's own flow that takes the call back, on purpose", async () => {
    const told = await account.deploy({}, account.tools({ VOICE_FALLBACK_URL: 'studio-return' }));
    expect(told).not.toContain(STUDIO_FALLBACK_WARNING);
    const { webhook, newest } = account.flow('EWF emergency line');
    expect(account.number['VoiceFallbackUrl']).toBe(`${webhook}?FlowEvent=return&outcome=failed`);
    expect(checkFlow(newest.definition)).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/a voicemail that picks up/) as string }),
    );
  });

  it.each(['http://static.example.com/fallback.xml', 'fallback.xml', 'https://x.example/fallback.xml#rc=2'])(
    'must be an https address: %s is not one',
    (address) => {
      expect(() => parseEnvironment({ VOICE_FALLBACK_URL: address })).toThrow(
        /VOICE_FALLBACK_URL must be an https URL/,
      );
    },
  );
});

describe('the documents of the fallback', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-fallback-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = async (variables: Record<string, string> = {}) => {
    const lines: string[] = [];
    await writeFallback(account.tools(variables), join(folder, 'out'), (line) => lines.push(line));
    return lines;
  };
  const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');

  it('ring the fallback numbers in turn, from our number, and ask each person for a key', async () => {
    const told = await write();
    expect(told[0]).toMatch(/: fallback\.xml, press-1\.xml, accepted\.xml$/);
    expect(told.join('\n')).not.toMatch(/\+1415555/);
    const first = read('fallback.xml');
    expect(
      [...first.matchAll(/<Number url="press-1\.xml" method="GET">([^<]+)</g)].map(([, number]) => number),
    ).toEqual([ANN, BEN]);
    expect(first.match(new RegExp(`callerId="\\${LINE}"`, 'g'))).toHaveLength(2);
    expect(read('press-1.xml')).toMatch(
      /<Gather [^>]*action="accepted\.xml" method="GET"><Say [^>]*>Emergency call, press 1/,
    );
    expect(read('press-1.xml')).toMatch(/<Hangup\/><\/Response>$/);
  });

  it('speak the language of the line', async () => {
    await write({ LINE_LANGUAGE: 'es' });
    expect(read('fallback.xml')).toMatch(/es-US.*línea de emergencias/);
    expect(read('press-1.xml')).toContain('pulse 1');
  });

  it('say what the company has set: its words, and first of all that this is not the public emergency number', async () => {
    account.line = { emergencyNumber: '911' };
    await write();
    const shipped = read('fallback.xml');
    expect(shipped).toMatch(
      /<Response><Say [^>]*>This is not 9 1 1\. You have reached the emergency line\. We are having/,
    );
    expect(shipped).toContain('hang up now and dial 9 1 1.');
    account.line = { emergencyNumber: '112', texts: { en: { fallback: 'Acme & Sons. We ring a technician.' } } };
    expect((await write()).join('\n')).toContain('This is not 1 1 2. Acme & Sons. We ring a technician.');
    expect(read('fallback.xml')).toContain('>This is not 1 1 2. Acme &amp; Sons. We ring a technician.<');
    account.line = { languages: ['es'], emergencyNumber: '112' };
    await write();
    expect(read('fallback.xml')).toMatch(/>Esto no es el 1 1 2\. .*marque 1 1 2\./);
  });

  it('are refused where they hold what Twilio does not take on that side of a call', () => {
    const xml = (verbs: string) => `<Response>${verbs}</Response>`;
    expect(checkFallback({ 'fallback.xml': xml('<Pause/>'), 'press-1.xml': xml('<Say>x</Say><Hangup/>') })).toEqual([]);
    expect(checkFallback({ 'press-1.xml': xml('<Pause/>') })).toEqual([
      expect.stringMatching(/TwiML of press-1\.xml, line 1: Pause does not belong in a callee’s document/),
    ]);
  });
});
