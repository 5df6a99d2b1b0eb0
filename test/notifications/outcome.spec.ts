import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import twilio from 'twilio';
import { afterEach, describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/notifications/sending/outcome.js';
import { RedirectedClient } from '../../src/twilio/redirected-client.js';
import { MessagesResource, says, TwilioStandIn, ACCOUNT_SID, AUTH_TOKEN, LINE_NUMBER } from '../kit/twilio/index.js';

/** The real client with little patience. */
async function outcomeAt(url: string) {
  const httpClient = new RedirectedClient(url, { timeout: 300, keepAlive: false });
  const client = twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient });
  try {
    await client.messages.create({ to: '+14155550123', from: LINE_NUMBER, body: 'text' });
    return 'taken';
  } catch (error) {
    return outcomeOf(error, 'me');
  }
}

let servers: (Server | HttpServer)[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  servers = [];
});

/** A server of ours; where it listens. */
async function listen(server: Server | HttpServer): Promise<string> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answers = (status: number, body: string) =>
  createHttp((request, response) => {
    request.resume();
    response.writeHead(status).end(body);
  });
const silent = (): Server => createServer((socket) => socket.resume());
const ends = (): Server => createServer((socket) => socket.once('data', () => socket.destroy()));
const breaksOff = (): HttpServer =>
  createHttp((request, response) => {
    request.resume();
    response.writeHead(201, { 'Content-Length': 500 });
    response.write('{"sid":', () => response.destroy());
  });

describe('a message is certainly not sent', () => {
  it.each<[string, () => Promise<string>, string]>([
    ['where nobody listens', async () => 'http://127.0.0.1:1', 'not reached: ECONNREFUSED'],
    ['where there is no such name', async () => 'http://nowhere.invalid', 'not reached: ENOTFOUND'],
    ['where TLS ends before it began', async () => `https://${await listen(ends())}`, 'not reached: ECONNRESET'],
    ['where TLS never begins', async () => `https://${await listen(silent())}`, 'not reached: ECONNABORTED'],
    ['to a server that is down', async () => `http://${await listen(answers(503, '<p>down</p>'))}`, 'HTTP 503'],
    ['through a gateway that is lost', async () => `http://${await listen(answers(502, ''))}`, 'HTTP 502'],
    ['that came too fast', async () => `http://${await listen(answers(429, '{"code":20429}'))}`, 'Twilio 20429'],
  ])('%s', async (_, at, error) => {
    expect(await outcomeAt(await at())).toEqual({ kind: 'not_sent', owner: 'me', error });
  });
});

describe('nobody knows of a message', () => {
  it.each<[string, () => Server | HttpServer]>([
    ['that is not answered in time', silent],
    ['whose connection ends', ends],
    ['whose answer breaks off', breaksOff],
    ['whose answer makes no sense', () => answers(201, '<p>hello</p>')],
    ['for which a gateway waited too long', () => answers(504, '')],
  ])('%s', async (_, server) => {
    expect(await outcomeAt(`http://${await listen(server())}`)).toEqual({ kind: 'unknown', owner: 'me' });
  });
});

describe('a message is refused', () => {
  it.each<[number, string, string]>([
    [400, '{"code":21211,"message":"+14155550123 is no number"}', 'Twilio 21211'],
    [401, '{"code":20003}', 'Twilio 20003'],
    [404, 'null', 'HTTP 404'],
    [307, '', 'HTTP 307'],
  ])('by %i %s', async (status, body, error) => {
    const outcome = await outcomeAt(`http://${await listen(answers(status, body))}`);
    expect(outcome).toEqual({ kind: 'refused', owner: 'me', error });
  });
});

describe('the stand-in', () => {
  it('takes what the real client sends, and knows the account', async () => {
    const messages = new MessagesResource();
    const standIn = await TwilioStandIn.start(messages);
    try {
      expect(await outcomeAt(standIn.url)).toBe('taken');
      messages.next(says(400, 21612));
      expect(await outcomeAt(standIn.url)).toMatchObject({ kind: 'refused', error: 'Twilio 21612' });
      const client = (sid: string, token: string) =>
        twilio(sid, token, { httpClient: new RedirectedClient(standIn.url, { timeout: 300, keepAlive: false }) });
      const message = { to: '+14155550123', from: LINE_NUMBER, body: 'text' };
      const wrong: [Promise<unknown>, number][] = [
        [client(ACCOUNT_SID, 'another').messages.create(message), 20003],
        [client(`AC${'0'.repeat(32)}`, AUTH_TOKEN).messages.create(message), 20003],
        [
          client(ACCOUNT_SID, AUTH_TOKEN)
            .api.v2010.accounts(`AC${'0'.repeat(32)}`)
            .messages.create(message),
          20404,
        ],
        [client(ACCOUNT_SID, AUTH_TOKEN).calls.list({ limit: 1 }), 20404],
        [client(ACCOUNT_SID, AUTH_TOKEN).messages.create({ ...message, to: '4155550123' }), 21211],
        [client(ACCOUNT_SID, AUTH_TOKEN).messages.create({ ...message, from: '+14155550111' }), 21606],
        [client(ACCOUNT_SID, AUTH_TOKEN).messages.create({ ...message, body: '' }), 21602],
        [client(ACCOUNT_SID, AUTH_TOKEN).messages.create({ ...message, body: 'x'.repeat(1601) }), 21617],
        [client(ACCOUNT_SID, AUTH_TOKEN).messages.create({ ...message, statusCallback: '/status' }), 21609],
        [client(ACCOUNT_SID, AUTH_TOKEN).messages.create({ ...message, validityPeriod: 36_001 }), 20001],
        [client(ACCOUNT_SID, AUTH_TOKEN).messages.create({ ...message, sendAsMms: true }), 20001],
      ];
      for (const [request, code] of wrong) await expect(request).rejects.toMatchObject({ code });
      expect(messages.sent).toHaveLength(1);
    } finally {
      await standIn.close();
    }
  });
});
