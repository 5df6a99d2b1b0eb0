import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fallbackNumbersIn } from '../../src/deploy/definition/fallbacks.js';
import { ANN, BASE_URL, BEN, Deployment, LINE } from './kit.js';

const LINE_FLOW = 'EWF emergency line';
const FALLBACK_FLOW = 'EWF fallback';
const CAS = '+14155550103';

let account: Deployment;
beforeEach(async () => {
  account = await Deployment.open();
});
afterEach(() => account.close());

const changes = () => account.twilio.asked.filter((asked) => asked.startsWith('POST') && !asked.endsWith('Validate'));

describe('the first deployment', () => {
  it('makes and publishes both flows, with our address and the fallback numbers in them', async () => {
    await account.deploy();
    expect(account.twilio.flows.map(({ friendlyName }) => friendlyName)).toEqual([FALLBACK_FLOW, LINE_FLOW]);
    for (const name of [FALLBACK_FLOW, LINE_FLOW]) {
      const { newest } = account.flow(name);
      expect(newest).toMatchObject({ revision: 1, status: 'published' });
      expect(fallbackNumbersIn(newest.definition)).toEqual([ANN, BEN]);
      expect(JSON.stringify(newest.definition)).not.toMatch(/BACKEND|FALLBACK\d/);
    }
    expect(JSON.stringify(account.flow(LINE_FLOW).newest.definition)).toContain(
      `${BASE_URL}/api/telephony/twiml/start`,
    );
  });

  it('points the number at them, and no other number', async () => {
    await account.deploy();
    const { webhook } = account.flow(LINE_FLOW);
    expect(account.number).toEqual({
      VoiceUrl: webhook,
      StatusCallback: webhook,
      VoiceFallbackUrl: account.flow(FALLBACK_FLOW).webhook,
      SmsUrl: `${BASE_URL}/api/notifications/sms`,
    });
    const others = account.twilio.numbers.filter(({ phoneNumber }) => phoneNumber !== LINE);
    expect(others.map(({ fields }) => fields)).toEqual([{}, {}]);
  });

  it('changes the number last, when both flows are there', async () => {
    await account.deploy();
    expect(changes().map((asked) => asked.replace(/.*\//, ''))).toEqual([
      'Flows',
      'Flows',
      expect.stringMatching(/^PN/),
    ]);
  });

  it('tells what it did, phones masked', async () => {
    const told = (await account.deploy()).join('\n');
    expect(told).toContain('Fallback numbers: +1415***0101, +1415***0102 (FALLBACK_NUMBERS)');
    expect(told).toContain(`${FALLBACK_FLOW}: created: revision 1 (checksum `);
    expect(told).toContain(`+1415***0100: set up\n  a call comes in: (nothing) → ${account.flow(LINE_FLOW).webhook}`);
    expect(told).toMatch(/\nDeployed\.$/);
    for (const phone of [ANN, BEN, LINE]) expect(told).not.toContain(phone);
  });

  it('publishes with a message that has the version, or what was said, and the checksum', async () => {
    await account.deploy();
    expect(account.flow(LINE_FLOW).newest.commitMessage).toMatch(/^version \d+\.\d+\.\d+ \(checksum [0-9a-f]{32}\)$/);
    await account.deploy({ message: 'New fallback' }, account.tools({ FALLBACK_NUMBERS: CAS }));
    expect(account.flow(LINE_FLOW).newest.commitMessage).toMatch(/^New fallback \(checksum [0-9a-f]{32}\)$/);
  });
});

describe('a second deployment', () => {
  it('with nothing to do says so and changes nothing, whatever order and defaults Twilio gave back', async () => {
    await account.deploy();
    const { state } = account.twilio;
    account.twilio.asked.length = 0;
    expect((await account.deploy()).at(-1)).toBe('Nothing to change.');
    expect(changes()).toEqual([]);
    expect(account.twilio.asked.filter((asked) => asked.endsWith('Validate'))).toEqual([]);
    expect(account.twilio.state).toBe(state);
  });

  it('with other fallback numbers publishes both flows again and leaves the number', async () => {
    await account.deploy();
    const number = JSON.stringify(account.number);
    const told = (await account.deploy({}, account.tools({ FALLBACK_NUMBERS: `${ANN},${CAS}` }))).join('\n');
    expect(told).toMatch(/EWF emergency line: published: revision 1 \(checksum \w+\) → revision 2 \(checksum \w+\)/);
    expect(told).toContain('  fallback_2.to: "+1415***0102" → "+1415***0103"\n');
    expect(told).toContain('+1415***0100: points at these flows already');
    expect(fallbackNumbersIn(account.flow(FALLBACK_FLOW).newest.definition)).toEqual([ANN, CAS]);
    expect(JSON.stringify(account.number)).toBe(number);
  });

  it('to the other flow makes that one and points the number at it', async () => {
    await account.deploy();
    const told = await account.deploy({ flow: 'ladder' });
    expect(told.join('\n')).toContain('EWF fallback: revision 1 is published and up to date');
    const { webhook } = account.flow('EWF emergency ladder');
    expect(account.number).toMatchObject({ VoiceUrl: webhook, StatusCallback: webhook });
    expect(account.twilio.flows).toHaveLength(3);
    expect(told.at(-1)).toBe(
      'LINE_FLOW is still line: set it to ladder, or this will be called wrong by the self-test.',
    );
  });

  it('publishes over what somebody else has published', async () => {
    await account.deploy();
    const flow = account.twilio.flows[1]!;
    const definition = JSON.parse(
      JSON.stringify(flow.revisions[0]!.definition).replace('"timeout":20', '"timeout":60'),
    );
    account.twilio.addRevision(flow, { status: 'published', definition, commitMessage: null });
    const told = await account.deploy();
    expect(told).toContainEqual(expect.stringMatching(/^ {2}fallback_[12]\.timeout: 60 → 20$/));
    expect(flow.revisions).toHaveLength(3);
  });

  it('does not mind a draft, which no caller reaches', async () => {
    await account.deploy();
    const flow = account.twilio.flows[1]!;
    account.twilio.addRevision(flow, { status: 'draft', definition: { states: [] }, commitMessage: null });
    expect((await account.deploy()).at(-1)).toBe('Nothing to change.');
  });

  it('publishes a flow that was only a draft so far', async () => {
    account.twilio.addFlow(LINE_FLOW, { status: 'draft', definition: { states: [] }, commitMessage: null });
    expect((await account.deploy()).join('\n')).toContain('EWF emergency line: published: revision 2 (checksum ');
    expect(account.flow(LINE_FLOW).newest.status).toBe('published');
  });
});

describe('a number', () => {
  it('is taken from a TwiML app or a SIP trunk, for which Twilio would ignore its addresses', async () => {
    await account.deploy();
    account.number['VoiceApplicationSid'] = `AP${'1'.repeat(32)}`;
    account.number['TrunkSid'] = `TK${'1'.repeat(32)}`;
    const told = await account.deploy();
    expect(told).toContain(`  TwiML app: AP${'1'.repeat(32)} → (nothing)`);
    expect(told).toContain(`  SIP trunk: TK${'1'.repeat(32)} → (nothing)`);
    expect(account.number).toMatchObject({ VoiceApplicationSid: '', TrunkSid: '' });
  });

  it('is set right again field by field', async () => {
    await account.deploy();
    account.number['VoiceFallbackUrl'] = 'https://user:secret@elsewhere.example/down';
    account.number['VoiceMethod'] = 'GET';
    const told = await account.deploy();
    expect(told.slice(-4)).toEqual([
      '+1415***0100: set up',
      '  a call comes in, method: GET → POST',
      `  primary handler fails: https://***@elsewhere.example/down → ${account.flow(FALLBACK_FLOW).webhook}`,
      'Deployed.',
    ]);
    expect(account.number).toMatchObject({ VoiceMethod: 'POST' });
  });
});

describe('a dry run', () => {
  it('before the first deployment tells all of it and changes nothing', async () => {
    const { state } = account.twilio;
    const told = (await account.deploy({ dryRun: true })).join('\n');
    expect(told).toContain('EWF emergency line: would be created: a new revision (checksum ');
    expect(told).toContain(
      '+1415***0100: would be set up\n  a call comes in: (nothing) → (the webhook of the new flow)',
    );
    expect(told).toMatch(/\nDry run: nothing was changed\.$/);
    expect(account.twilio.state).toBe(state);
    expect(changes()).toEqual([]);
  });

  it('later tells the differences by widget and property, and changes nothing', async () => {
    await account.deploy();
    const { state } = account.twilio;
    const tools = account.tools({ FALLBACK_NUMBERS: CAS, PUBLIC_BASE_URL: 'https://new.example.com' });
    const told = (await account.deploy({ dryRun: true }, tools)).join('\n');
    expect(told).toContain('  fallback_1.to: "+1415***0101" → "+1415***0103"');
    expect(told).toContain('  fallback_2: removed (connect-call-to)');
    expect(told).toContain(
      '  check.url: "https://line.example.com/api/telephony/twiml/check" → "https://new.example.com/',
    );
    expect(told).toMatch(/\nDry run: nothing was changed\.$/);
    expect(account.twilio.state).toBe(state);
  });

  it('with nothing to do says that', async () => {
    await account.deploy();
    expect((await account.deploy({ dryRun: true })).at(-1)).toBe('Nothing to change.');
  });
});
