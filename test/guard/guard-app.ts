import { All, Controller, HttpCode, Req, UseGuards, type INestApplication, type RawBodyRequest } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Request } from 'express';
import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DomainErrorFilter } from '../../src/common/index.js';
import { ConfigModule, parseEnvironment } from '../../src/config/index.js';
import { TwilioAuthGuard } from '../../src/twilio/webhooks/index.js';
import { readTelephonyBody } from '../../src/telephony/body/index.js';
import { rawBody, rawBodyOf } from '../../src/twilio/webhooks/index.js';

/** Every request that got past the guard, as its handler read it. */
export class Calls {
  readonly bodies: Record<string, unknown>[] = [];
}

@Controller('api')
@UseGuards(TwilioAuthGuard)
class GuardedController {
  constructor(private readonly calls: Calls) {}

  @All('{*path}')
  @HttpCode(200)
  handle(@Req() request: RawBodyRequest<Request>): { success: true } {
    this.calls.bodies.push(readTelephonyBody(rawBodyOf(request), request.headers['content-type']));
    return { success: true };
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Sending {
  readonly method?: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

/** The real guard, middleware and filter around a handler that only counts, on a real port. */
export interface GuardApp {
  readonly calls: Calls;
  readonly port: number;
  send(sending: Sending): Promise<Answer>;
  close(): Promise<void>;
}

export async function startGuardApp(variables: Readonly<Record<string, string | undefined>>): Promise<GuardApp> {
  const calls = new Calls();
  const module = await Test.createTestingModule({
    imports: [ConfigModule.forRoot(parseEnvironment(variables))],
    controllers: [GuardedController],
    providers: [{ provide: Calls, useValue: calls }],
  }).compile();
  const app: INestApplication = module.createNestApplication({ bodyParser: false, logger: false });
  app.use(rawBody());
  app.useGlobalFilters(new DomainErrorFilter());
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { calls, port, send: (sending) => send(port, sending), close: () => app.close() };
}

function send(port: number, { method = 'POST', path, headers, body }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
