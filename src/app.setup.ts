import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import express from 'express';
import type { Logger } from 'pino';
import { DomainErrorFilter } from './common/index.js';
import { accessLog, Drain } from './operations/index.js';

/** Everything between the socket and the modules; the service and the tests set up the same. */
export function setUp(app: NestExpressApplication, logger: Logger): void {
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(accessLog(logger));
  app.use(app.get(Drain).middleware);
  app.use(/^\/api\/(?!telephony\/)/, express.json({ limit: '100kb' }));
  app.setGlobalPrefix('api', { exclude: ['health/{*path}'] });
  app.useGlobalFilters(new DomainErrorFilter());
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description()), {
    jsonDocumentUrl: 'api/docs-json',
  });
}

function description() {
  return new DocumentBuilder()
    .setTitle('EWF Emergency Call Service')
    .setDescription('Takes an emergency call at a Twilio number and gets a human technician on the line.')
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'WEBHOOK_SECRET' }, 'webhook-secret')
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'any user, WEBHOOK_SECRET' }, 'webhook-secret-basic')
    .build();
}
