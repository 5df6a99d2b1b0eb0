import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import express, { type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { DomainErrorFilter, validation } from './common/index.js';
import { Environment } from './config/index.js';
import { securityHeaders } from './page/index.js';
import { accessLog, Drain, RequestTimes } from './operations/index.js';

/** Everything between the socket and the modules; the service and the tests set up the same. */
export function setUp(app: NestExpressApplication, logger: Logger): void {
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  const { corsOrigins, publicBaseUrl } = app.get(Environment);
  app.use(securityHeaders(publicBaseUrl?.startsWith('https://') ?? false));
  if (corsOrigins.length > 0) app.enableCors({ origin: [...corsOrigins], exposedHeaders: ['X-Request-Id'] });
  app.set('etag', false);
  app.use(accessLog(logger));
  app.use(app.get(Drain).middleware);
  app.use(app.get(RequestTimes).middleware);
  app.use(jsonBodies());
  app.setGlobalPrefix('api', { exclude: ['health/{*path}', 'metrics'] });
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new DomainErrorFilter());
  SwaggerModule.setup('api/docs', app, () => describeInterface(app), {
    jsonDocumentUrl: 'api/docs-json',
  });
}

/** The OpenAPI document of the interface. */
export function describeInterface(app: INestApplication): OpenAPIObject {
  return SwaggerModule.createDocument(app, description());
}

function description() {
  return new DocumentBuilder()
    .setTitle('EWF Emergency Call Service')
    .setDescription('Takes an emergency call at a Twilio number and gets a human technician on the line.')
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'WEBHOOK_SECRET' }, 'webhook-secret')
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'any user, WEBHOOK_SECRET' }, 'webhook-secret-basic')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'from /api/auth/login' },
      'session',
    )
    .addCookieAuth('ewf_session', { type: 'apiKey', in: 'cookie', description: 'from POST /api/auth/session' })
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN' }, 'metrics-token')
    .build();
}

/** Where Twilio calls: these have a parser of their own, for the bytes that are signed. */
const SIGNED = ['/api/telephony/', '/api/notifications/'];

/** Reads JSON bodies, but those that Twilio sends. */
function jsonBodies(): RequestHandler {
  const json = express.json({ limit: '100kb' });
  return (request, response, next) => {
    if (SIGNED.some((path) => request.path.startsWith(path))) return next();
    json(request, response, next);
  };
}
