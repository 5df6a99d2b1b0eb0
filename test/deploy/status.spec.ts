import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backendAddress } from '../../src/deploy/settings.js';
import { STUDIO_FALLBACK_WARNING } from '../../src/deploy/voice-fallback.js';
import { ANN, BEN, Deployment, withoutAccount } from './kit.js';

const DOCUMENTS = "The fallback's documents: our own check finds nothing wrong";

let account: Deployment;
beforeEach(async () => {
  account = await Deployment.open();
});
afterEach(() => account.close());

describe('status', () => {
  it('of an empty account', async () => {
    expect(withoutAccount(await account.status())).toEqual([
      'EWF emergency line: is not in the account',
      'EWF fallback: is not in the account',
      STUDIO_FALLBACK_WARNING,
      '+1415***0100: is not set up for them',
      '  a call comes in: (nothing), should be (a flow that is not there yet)',
      '  call status changes: (nothing), should be (a flow that is not there yet)',
      '  primary handler fails: (nothing), should be (a flow that is not there yet)',
      '  a message comes in: https://demo.twilio.com/welcome/sms/reply, should be https://line.example.com/api/notifications/sms',
      'Fallback numbers: +1415***0101, +1415***0102 (FALLBACK_NUMBERS)',
      '  published: (none)',
      'Not up to date: "npm run studio -- deploy" changes that.',
      'false',
    ]);
  });

  it('after a deployment', async () => {
    await account.deploy();
    const { state } = account.twilio;
    expect(withoutAccount(await account.status())).toEqual([
      expect.stringMatching(/^EWF emergency line: revision 1 is published \(checksum [0-9a-f]{12}, as ours\)$/),
      expect.stringMatching(/^EWF fallback: revision 1 is published \(checksum [0-9a-f]{12}, as ours\)$/),
      STUDIO_FALLBACK_WARNING,
      '+1415***0100: points at these flows',
      'Fallback numbers: +1415***0101, +1415***0102 (FALLBACK_NUMBERS), as published',
      'Up to date.',
      'true',
    ]);
    expect(account.twilio.state).toBe(state);
  });

  it('when other people are to be rung', async () => {
    await account.deploy();
    const told = await account.status(account.tools({ FALLBACK_NUMBERS: `${BEN},${ANN}` }));
    expect(told.slice(-4)).toEqual([
      'Fallback numbers: +1415***0102, +1415***0101 (FALLBACK_NUMBERS)',
      '  published: +1415***0101, +1415***0102',
      'Not up to date: "npm run studio -- deploy" changes that.',
      'false',
    ]);
    expect(told).toContain('  fallback_1.to: "+1415***0101" → "+1415***0102"');
    expect(withoutAccount(told)[0]).toMatch(
      /^EWF emergency line: revision 1 is published \(checksum \w+, ours is \w+\)$/,
    );
  });

  it('when the number points elsewhere', async () => {
    await account.deploy();
    account.number['StatusCallback'] = 'https://elsewhere.example/status';
    const told = await account.status();
    expect(told).toContain('+1415***0100: is not set up for them');
    expect(told).toContain(
      `  call status changes: https://elsewhere.example/status, should be ${account.flow('EWF emergency line').webhook}`,
    );
    expect(told.at(-1)).toBe('false');
  });

  it('when there is a draft, and when there is nothing else', async () => {
    await account.deploy();
    const [behind, line] = account.twilio.flows;
    account.twilio.addRevision(line!, { status: 'draft', definition: {}, commitMessage: null });
    behind!.revisions.splice(0, 1, { ...behind!.revisions[0]!, status: 'draft' });
    const told = withoutAccount(await account.status());
    expect(told[1]).toBe('  revision 2 is a draft that no caller reaches');
    expect(told[2]).toBe('EWF fallback: has no published revision');
    expect(told.at(-1)).toBe('false');
  });
});

describe('numbers', () => {
  it('are those that take calls, in full, with the flow or address that they point at', async () => {
    account.twilio.addNumber('+14155550111', { VoiceUrl: 'https://user:secret@elsewhere.example/voice' });
    account.twilio.addNumber('+14155550112', {
      VoiceUrl: 'https://elsewhere.example',
      TrunkSid: `TK${'1'.repeat(32)}`,
    });
    account.twilio.addNumber('+14155550113', { VoiceApplicationSid: `AP${'1'.repeat(32)}` });
    await account.deploy();
    expect(await account.numbers()).toEqual([
      `+14155550100 (TWILIO_PHONE_NUMBER): flow "EWF emergency line" (${account.flow('EWF emergency line').sid})`,
      '+14155550111: https://***@elsewhere.example/voice',
      `+14155550112: SIP trunk TK${'1'.repeat(32)}`,
      `+14155550113: TwiML app AP${'1'.repeat(32)}`,
      '+14155550199: nowhere',
    ]);
  });

  it('may be none', async () => {
    account.twilio.numbers.length = 0;
    expect(await account.numbers()).toEqual(['The account has no number that takes calls.']);
  });
});

describe('validate', () => {
  it('asks our own checker and Twilio’s', async () => {
    expect(await account.validate()).toEqual([
      'EWF emergency line: our own check finds nothing wrong',
      'EWF emergency line: Twilio finds nothing wrong',
      'EWF fallback: our own check finds nothing wrong',
      'EWF fallback: Twilio finds nothing wrong',
      DOCUMENTS,
      STUDIO_FALLBACK_WARNING,
    ]);
    expect(account.twilio.flows).toEqual([]);
  });

  it('without an account asks our own alone, and without settings takes the placeholders', async () => {
    const nothing = { TWILIO_ACCOUNT_SID: undefined, TWILIO_AUTH_TOKEN: undefined, PUBLIC_BASE_URL: undefined };
    expect(await account.validate(account.tools(nothing))).toEqual([
      'Checked with placeholders. PUBLIC_BASE_URL is missing: the flows need the https address under which Twilio reaches us.',
      'EWF emergency line: our own check finds nothing wrong',
      'EWF fallback: our own check finds nothing wrong',
      DOCUMENTS,
      STUDIO_FALLBACK_WARNING,
      'Twilio was not asked: TWILIO_ACCOUNT_SID is not set.',
    ]);
  });

  it('passes on what Twilio says', async () => {
    account.twilio.finds = () => [{ property_path: '#/states/1', message: 'is odd' }];
    await expect(account.validate()).rejects.toThrow(
      'EWF emergency line can not go live, says Twilio:\n  greet: is odd',
    );
  });

  it('where no signature is checked takes the address with the secret in it', async () => {
    const tools = account.tools({
      TWILIO_ACCOUNT_SID: undefined,
      TWILIO_AUTH_TOKEN: undefined,
      WEBHOOK_SECRET: 'a b/@:{{',
    });
    expect((await account.validate(tools))[0]).toBe('EWF emergency line: our own check finds nothing wrong');
    expect(backendAddress(tools.environment)).toBe('https://studio:a%20b%2F%40%3A%7B%7B@line.example.com');
    expect(backendAddress(account.tools({ WEBHOOK_SECRET: 'secret' }).environment)).toBe('https://line.example.com');
  });
});
