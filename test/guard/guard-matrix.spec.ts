import { afterAll, describe, expect, it } from 'vitest';
import { startGuardApp, type Sending } from './guard-app.js';
import { basic, bearer, form, FORM_TYPE, JSON_TYPE, PUBLIC_BASE_URL, sign, withBodyHash } from './signing.js';

const TOKEN = 'a'.repeat(32);
const OTHER_TOKEN = 'b'.repeat(32);
const SECRET = 'open:sesame';

const SIGNATURES = [
  'right',
  'wrong',
  'forged body',
  'missing bodySHA256',
  'other host',
  'other path',
  'http for https',
  'absent',
] as const;
const SHOWN = ['right', 'wrong', 'absent'] as const;
const BODIES = ['JSON', 'form'] as const;
const TOKENS = {
  unset: undefined,
  empty: '',
  one: TOKEN,
  'two, the first right': `${TOKEN},${OTHER_TOKEN}`,
  'two, the second right': `${OTHER_TOKEN}, ${TOKEN}`,
} as const;
const SECRETS = { unset: undefined, empty: '', set: SECRET } as const;

interface Case {
  readonly signature: (typeof SIGNATURES)[number];
  readonly bearer: (typeof SHOWN)[number];
  readonly basic: (typeof SHOWN)[number];
  readonly body: (typeof BODIES)[number];
}

const CASES: readonly Case[] = SIGNATURES.flatMap((signature) =>
  SHOWN.flatMap((bearerShown) =>
    SHOWN.flatMap((basicShown) => BODIES.map((body) => ({ signature, bearer: bearerShown, basic: basicShown, body }))),
  ),
);

const SETTINGS = Object.entries(TOKENS).flatMap(([tokens, token]) =>
  Object.entries(SECRETS).map(([secrets, secret]) => ({ tokens, token, secrets, secret })),
);

/** What must come out, said without looking at any request: one valid credential whose secret is set. */
function mayPass(one: Case, setting: (typeof SETTINGS)[number]): boolean {
  const signed = one.signature === 'right' || (one.signature === 'missing bodySHA256' && one.body === 'form');
  const secretShown = one.bearer === 'right' || one.basic === 'right';
  return (signed && Boolean(setting.token)) || (secretShown && Boolean(setting.secret));
}

function requestOf({ signature, bearer: bearerShown, basic: basicShown, body: kind }: Case): Sending {
  const fields = { incidentId: '5', callerPhone: '+14155551234', callSid: 'CA12' };
  const written = (values: typeof fields): string => (kind === 'form' ? form(values) : JSON.stringify(values));
  const signedBody = written(fields);
  const hashed = kind === 'JSON' && signature !== 'missing bodySHA256';
  const pathFor = (path: string): string => (hashed ? withBodyHash(path, signedBody) : path);
  const path = pathFor('/api/telephony/next-target?step=a%20b');

  const signedUrl = {
    'other host': `https://evil.example.net${path}`,
    'other path': PUBLIC_BASE_URL + pathFor('/api/telephony/completed?step=a%20b'),
    'http for https': PUBLIC_BASE_URL.replace('https:', 'http:') + path,
  }[signature as string];
  const token = signature === 'wrong' ? 'c'.repeat(32) : TOKEN;
  const authorization = [
    ...(bearerShown === 'absent' ? [] : [bearer(bearerShown === 'right' ? SECRET : `${SECRET}!`)]),
    ...(basicShown === 'absent' ? [] : [basic(basicShown === 'right' ? SECRET : 'open')]),
  ];
  return {
    path,
    headers: {
      'Content-Type': kind === 'form' ? FORM_TYPE : JSON_TYPE,
      ...(signature === 'other host' && { Host: 'evil.example.net', 'X-Forwarded-Proto': 'https' }),
      ...(authorization.length > 0 && { Authorization: authorization }),
      ...(signature !== 'absent' && {
        'X-Twilio-Signature': sign(token, signedUrl ?? PUBLIC_BASE_URL + path, kind === 'form' ? fields : {}),
      }),
    },
    body: signature === 'forged body' ? written({ ...fields, callSid: 'CA99' }) : signedBody,
  };
}

describe('one valid credential whose secret is set, and nothing else, passes the guard', () => {
  let ran = 0;
  let passed = 0;

  it.each(SETTINGS)('token $tokens, webhook secret $secrets', async (setting) => {
    const app = await startGuardApp({
      PUBLIC_BASE_URL,
      TWILIO_AUTH_TOKEN: setting.token,
      WEBHOOK_SECRET: setting.secret,
    });
    const surprises: unknown[] = [];
    for (const one of CASES) {
      const before = app.calls.bodies.length;
      const answer = await app.send(requestOf(one));
      const seen = {
        status: answer.status,
        challenge: answer.headers['www-authenticate'],
        handled: app.calls.bodies.length - before,
        code: (JSON.parse(answer.body) as { code?: string }).code,
      };
      const wanted = mayPass(one, setting)
        ? { status: 200, challenge: undefined, handled: 1, code: undefined }
        : { status: 401, challenge: 'Basic realm="telephony"', handled: 0, code: 'UNAUTHORIZED' };
      if (JSON.stringify(seen) !== JSON.stringify(wanted)) surprises.push({ ...one, seen, wanted });
      ran += 1;
      passed += wanted.handled;
    }
    await app.close();
    expect(surprises).toEqual([]);
  });

  it('was tried in every combination', () => {
    expect(ran).toBe(8 * 3 * 3 * 2 * 5 * 3);
    expect(passed).toBeGreaterThan(0);
    expect(passed).toBeLessThan(ran);
  });

  afterAll(() => {
    console.info(`guard matrix: ${ran} combinations ran, ${passed} had to pass and ${ran - passed} had to be refused`);
  });
});

describe('an empty token or secret is not a secret', () => {
  it.each([
    { TWILIO_AUTH_TOKEN: '', WEBHOOK_SECRET: '' },
    { TWILIO_AUTH_TOKEN: ' , ', WEBHOOK_SECRET: undefined },
    { TWILIO_AUTH_TOKEN: `${TOKEN},`, WEBHOOK_SECRET: SECRET },
  ])('%o', async (variables) => {
    const app = await startGuardApp({ PUBLIC_BASE_URL, ...variables });
    const body = '{"callSid":"CA12"}';
    const path = withBodyHash('/api/telephony/next-target', body);
    const shown: Record<string, string>[] = [
      { 'X-Twilio-Signature': sign('', PUBLIC_BASE_URL + path) },
      { 'X-Twilio-Signature': sign(' ', PUBLIC_BASE_URL + path) },
      { 'X-Twilio-Signature': '' },
      { Authorization: 'Bearer' },
      { Authorization: 'Bearer ' },
      { Authorization: 'Bearer null' },
      { Authorization: 'Bearer undefined' },
      { Authorization: basic('') },
      { Authorization: basic('null') },
    ];
    for (const headers of shown) {
      const answer = await app.send({ path, headers: { 'Content-Type': JSON_TYPE, ...headers }, body });
      expect([headers, answer.status]).toEqual([headers, 401]);
    }
    expect(app.calls.bodies).toEqual([]);
    await app.close();
  });
});
