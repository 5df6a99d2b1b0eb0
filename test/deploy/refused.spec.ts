import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedFlows, type FlowSource } from '../../src/deploy/flows.js';
import { ANN, Deployment, LINE } from './kit.js';

let account: Deployment;
beforeEach(async () => {
  account = await Deployment.open();
});
afterEach(() => account.close());

/** What a deployment is refused with; fails where it is not, or where it changed something. */
async function refusal(variables: Record<string, string | undefined> = {}, flows?: FlowSource): Promise<string> {
  const { state } = account.twilio;
  const error = await account.deploy({}, account.tools(variables, flows)).then(
    () => null,
    (reason: unknown) => reason as Error,
  );
  expect(error?.name).toBe('DeployError');
  expect(account.twilio.state).toBe(state);
  for (const secret of [account.twilio.authToken, ANN, LINE]) expect(error?.message).not.toContain(secret);
  return error?.message ?? '';
}

/** The shipped flows, one of them otherwise. */
function changed(name: string, change: (text: string) => string): FlowSource {
  return (flow) =>
    flow === name ? (JSON.parse(change(JSON.stringify(shippedFlows(flow)))) as never) : shippedFlows(flow);
}

describe('a setting', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    [
      'no address',
      { PUBLIC_BASE_URL: undefined, TWILIO_AUTH_TOKEN: undefined, TWILIO_ACCOUNT_SID: undefined },
      'PUBLIC_BASE_URL is missing: the flows need the https address under which Twilio reaches us.',
    ],
    [
      'an address without https',
      { PUBLIC_BASE_URL: 'http://line.example.com' },
      'PUBLIC_BASE_URL must be https: what Twilio sends are phone numbers of callers.',
    ],
    [
      'no account',
      { TWILIO_ACCOUNT_SID: undefined },
      'TWILIO_ACCOUNT_SID is missing: with it and TWILIO_AUTH_TOKEN the account is reached.',
    ],
    [
      'no number',
      { TWILIO_PHONE_NUMBER: undefined },
      'TWILIO_PHONE_NUMBER is missing: which number is the line? "numbers" lists those you have.',
    ],
    [
      'a number of somebody else',
      { TWILIO_PHONE_NUMBER: '+14155550190' },
      'TWILIO_PHONE_NUMBER +1415***0190 is no number of this account: "numbers" lists those.',
    ],
    [
      'a number without voice',
      { TWILIO_PHONE_NUMBER: '+441632960001' },
      'TWILIO_PHONE_NUMBER +4416***0001 can not take calls (no voice).',
    ],
    [
      'nobody to fall back on',
      { FALLBACK_NUMBERS: undefined },
      'There is no fallback number: set FALLBACK_NUMBERS, or give somebody on call, a manager or an admin a phone.',
    ],
  ])('%s', async (_, variables, sentence) => {
    expect(await refusal(variables)).toBe(sentence);
  });
});

describe('the account', () => {
  it('wrong credentials', async () => {
    expect(await refusal({ TWILIO_AUTH_TOKEN: 'another-token' })).toBe(
      'Could not list the phone numbers: Twilio does not take the credentials (401, error 20003: Authenticate). ' +
        'TWILIO_ACCOUNT_SID and the first TWILIO_AUTH_TOKEN must be those of one account.',
    );
  });

  it('another account than the token’s', async () => {
    expect(await refusal({ TWILIO_ACCOUNT_SID: `AC${'9'.repeat(32)}` })).toContain(
      'Twilio does not take the credentials',
    );
  });

  it.each([
    [429, 20_429, 'Twilio gets too many requests (429, error 20429: no). Try again in a minute.'],
    [503, 20_503, 'Twilio has trouble of its own (503, error 20503: no). Try again later.'],
    [403, 20_403, 'Twilio refused (403, error 20403: no).'],
  ])('trouble with %i', async (status, code, sentence) => {
    account.twilio.trouble = { status, code, message: 'no' };
    expect(await refusal()).toBe(`Could not list the phone numbers: ${sentence}`);
  });

  it('two flows of one name', async () => {
    for (let count = 0; count < 2; count += 1) {
      account.twilio.addFlow('EWF emergency line', { status: 'published', definition: {}, commitMessage: null });
    }
    const [one, other] = account.twilio.flows.map(({ sid }) => sid);
    expect(await refusal()).toBe(
      `2 flows are named "EWF emergency line" (${one}, ${other}): rename or delete all but one.`,
    );
  });
});

describe('the network', () => {
  it('is down', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const TWILIO_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    expect(await refusal({ TWILIO_API_URL })).toBe(
      `Could not list the phone numbers: TWILIO_API_URL ${TWILIO_API_URL} can not be reached (ECONNREFUSED). Is the network up?`,
    );
  });

  it('leads to something that is not Twilio', async () => {
    account.twilio.answersWith = '<h1>Sign in to this Wi-Fi</h1>';
    expect(await refusal()).toMatch(
      /^Could not list the phone numbers: TWILIO_API_URL \S+ gave an answer that is not understood/,
    );
  });
});

describe('a definition', () => {
  it('our own check refuses is not sent anywhere, and names the widget', async () => {
    const flows = changed('line', (text) => text.replace('"add_twilio_auth":false', '"add_twilio_auth":true'));
    expect(await refusal({}, flows)).toMatch(
      /^EWF emergency line can not go live, says our own check:\n {2}check: must be false: .*add_twilio_auth\)$/,
    );
    expect(account.twilio.asked).toEqual([]);
  });

  it('is broken on disk', async () => {
    const flows = changed('fallback', (text) => text.replaceAll('fallback_1', 'first'));
    expect(await refusal({}, flows)).toBe(
      'EWF fallback can not be prepared: This flow has no fallback_1 widget to ring the fallback numbers with',
    );
  });

  it('Twilio refuses is told with the names of its widgets', async () => {
    account.twilio.finds = () => [
      { property_path: '#/states/2/properties/timeout', message: 'string found, integer expected' },
      { property_path: '#/states/99', message: 'is odd' },
      { property_path: '#/initial_state', message: 'is odd, says +14155550101' },
    ];
    expect(await refusal()).toBe(
      'EWF fallback can not go live, says Twilio:\n' +
        '  fallback_1, properties/timeout: string found, integer expected\n' +
        '  #/states/99: is odd\n' +
        '  #/initial_state: is odd, says +1415***0101',
    );
  });

  it('is refused in a dry run too', async () => {
    account.twilio.finds = () => [{ property_path: '#/states/1', message: 'is odd' }];
    await expect(account.deploy({ dryRun: true })).rejects.toThrow(
      'EWF fallback can not go live, says Twilio:\n  greet: is odd',
    );
  });

  it('is refused for the second flow before the first is published', async () => {
    const odd = [{ property_path: '#/states/1', message: 'is odd' }];
    account.twilio.finds = (name) => (name === 'EWF emergency line' ? odd : []);
    expect(await refusal()).toBe('EWF emergency line can not go live, says Twilio:\n  greet: is odd');
  });
});

it('a deployment that broke off midway is completed by the next one', async () => {
  account.twilio.keeps = (definition) => {
    account.twilio.trouble = { status: 503, code: 20_503, message: 'no' };
    return definition;
  };
  await expect(account.deploy()).rejects.toThrow('Could not publish the flow "EWF emergency line"');
  expect(account.twilio.flows).toHaveLength(1);
  expect(account.number).toEqual({});
  account.twilio.trouble = null;
  account.twilio.keeps = (definition) => definition;
  expect((await account.deploy()).join('\n')).toContain('EWF fallback: revision 1 is published and up to date');
  expect(account.number).toMatchObject({ VoiceUrl: account.flow('EWF emergency line').webhook });
});
