import type { Environment } from '../../config/index.js';
import { signedJson, type SignedJson } from '../../twilio/index.js';
import { fine, wrong, type Check, type Finding } from './check.js';
import { NotAsked } from './not-asked.js';
import type { OutsideAnswer } from './outside.service.js';

const PATH = '/api/telephony/twiml/check';
const BODY = JSON.stringify({ callSid: `CA${'0'.repeat(32)}` });

/** A request as the flow sends it comes in by the public address and is let in. */
export const reachable: Check = {
  name: 'reachable',
  async run({ environment, outside }) {
    return findingOf(await outside.post(requestFor(environment)));
  },
};

function requestFor({ publicBaseUrl, twilioAuthTokens: [token], webhookSecret }: Environment): SignedJson {
  if (publicBaseUrl === null) throw new NotAsked('Not asked: PUBLIC_BASE_URL is not set.');
  const url = publicBaseUrl + PATH;
  if (token !== undefined) return signedJson(token, url, BODY);
  if (webhookSecret === null) throw new NotAsked('Not asked: there is no credential to ask with.');
  const pair = Buffer.from(`studio:${webhookSecret}`, 'utf8').toString('base64');
  return { url, body: BODY, headers: { 'Content-Type': 'application/json', Authorization: `Basic ${pair}` } };
}

function findingOf(answer: OutsideAnswer | string): Finding {
  if (typeof answer === 'string') {
    return wrong(
      `PUBLIC_BASE_URL can not be reached (${answer}).`,
      'Look at the name, the proxy, its certificate and the firewall: Twilio comes in by the same way.',
    );
  }
  const { status, text } = answer;
  if (status === 200 && isOk(text)) return fine('A request as Twilio sends it comes in by PUBLIC_BASE_URL.');
  if (status === 401) {
    return wrong(
      'PUBLIC_BASE_URL answers 401: the service behind it does not take our credential.',
      'All instances need the same TWILIO_AUTH_TOKEN (or WEBHOOK_SECRET) and PUBLIC_BASE_URL; the proxy must pass path and query unchanged.',
    );
  }
  if (status === 404) {
    return wrong(
      `PUBLIC_BASE_URL answers 404: what is behind it knows no ${PATH}.`,
      'PUBLIC_BASE_URL leads elsewhere, has a wrong path, or to another version of this service.',
    );
  }
  if (status >= 300 && status < 400) {
    return wrong(
      `PUBLIC_BASE_URL answers ${status}: it sends us elsewhere, and a signature does not come along.`,
      'Set PUBLIC_BASE_URL to the final address.',
    );
  }
  return wrong(
    `PUBLIC_BASE_URL answers ${status}, and not as this service does.`,
    'Look at the proxy, and at what it leads to.',
  );
}

function isOk(text: string): boolean {
  try {
    return (JSON.parse(text) as { ok?: unknown } | null)?.ok === true;
  } catch {
    return false;
  }
}
