/** The calls that bench/calls.mjs plays, request by request, each as Twilio would send it. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

export const SECRET = 'bench';
const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

/** Where calls go: each request of a call to the next of `urls`; `waits` gets the milliseconds of each decision. */
/** @typedef {{ urls: readonly string[], agent: import('node:http').Agent, waits: number[] }} Line */

/** A call that a Studio flow takes: two people do not answer, the third does. Seven requests. */
export async function playStudio({ urls, agent, waits }, callerPhone = anyCaller()) {
  let turn = Math.floor(Math.random() * urls.length);
  const post = async (endpoint, body) => {
    const url = `${urls[(turn += 1) % urls.length]}/api/telephony/${endpoint}`;
    return JSON.parse(await send(url, agent, JSON_TYPE, JSON.stringify(body)));
  };
  const callSid = newSid();
  let incidentId = null;
  let phone = null;
  for (let offer = 0; offer < 3; offer += 1) {
    if (offer > 0) await post('attempt-failed', { callSid, incidentId, targetPhone: phone, reason: 'no-answer' });
    const began = performance.now();
    const target = await post('next-target', { callSid, incidentId, callerPhone });
    waits.push(performance.now() - began);
    incidentId = target.incidentId;
    phone = target.nextPhoneE164;
    if (!phone) throw new Error(`nobody was offered: ${JSON.stringify(target)}`);
  }
  await post('answered', { callSid, incidentId, answeredPhone: phone });
  await post('completed', { callSid, incidentId, duration: 60 });
}

/** A call that the service dials by TwiML: two phones ring out, the third picks up and presses 1. Sixteen requests. */
export async function playDialled({ urls, agent, waits }) {
  const [url] = urls;
  const callSid = newSid();
  const post = (address, fields) => {
    const { pathname, search } = new URL(address, 'http://twilio.invalid/api/telephony/twiml/');
    return send(`${url}${pathname}${search}`, agent, FORM, new URLSearchParams(fields).toString());
  };
  const call = { CallSid: callSid, From: anyCaller(), To: '+14155550100', CallStatus: 'in-progress' };
  const decision = async (address, fields) => {
    const began = performance.now();
    const document = await post(address, { ...call, ...fields });
    waits.push(performance.now() - began);
    return document;
  };
  let document = await decision('start', {});
  for (let ring = 1; ring <= 3; ring += 1) {
    const leg = { CallSid: newSid(), ParentCallSid: callSid, To: phoneIn(document), From: '+14155550100' };
    const tell = (status) => post(addressIn(document, 'statusCallback'), { ...leg, CallStatus: status });
    await tell('initiated');
    await tell('ringing');
    if (ring < 3) {
      await tell('no-answer');
      document = await decision(addressIn(document, 'action'), { DialCallStatus: 'no-answer' });
      continue;
    }
    await tell('in-progress');
    const question = await post(addressIn(document, 'url'), { ...leg, CallStatus: 'in-progress' });
    await post(addressIn(question, 'action'), { ...leg, CallStatus: 'in-progress', Digits: '1' });
    await tell('completed');
    await post(addressIn(document, 'action'), {
      ...call,
      DialCallStatus: 'completed',
      DialBridged: 'true',
      DialCallDuration: '60',
    });
  }
}

/** A number from which nobody else calls at the same time, nearly always. */
function anyCaller() {
  return `+1415556${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
}

function newSid() {
  return `CA${randomBytes(16).toString('hex')}`;
}

function phoneIn(document) {
  const [, phone] = /<Number[^>]*>\s*(\+\d+)/.exec(document) ?? [];
  if (phone === undefined) throw new Error(`nobody is dialled: ${document}`);
  return phone;
}

function addressIn(document, attribute) {
  const [, address] = new RegExp(` ${attribute}="([^"]*)"`).exec(document) ?? [];
  if (address === undefined) throw new Error(`no ${attribute}: ${document}`);
  return address.replaceAll('&amp;', '&');
}

function send(url, agent, type, text) {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${SECRET}`,
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(text),
    };
    const sent = request(url, { method: 'POST', agent, headers });
    sent.once('response', (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk) => (answer += chunk));
      response.once('end', () => {
        if ((response.statusCode ?? 500) < 300) resolve(answer);
        else reject(new Error(`${url} answered ${response.statusCode}: ${answer}`));
      });
    });
    sent.once('error', reject);
    sent.end(text);
  });
}
