import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { StepRegistry } from '../routing/index.js';
import { complete } from './complete.js';

/** Returns the OpenAPI document of the interface. */
export function describeInterface(app: INestApplication): OpenAPIObject {
  const announced = app
    .get(StepRegistry)
    .all()
    .flatMap(({ announces }) => announces ?? []);
  return complete(SwaggerModule.createDocument(app, description()), announced);
}

function description(): Omit<OpenAPIObject, 'paths'> {
  const bearer = { type: 'http', scheme: 'bearer' } as const;
  return new DocumentBuilder()
    .setTitle('EWF Emergency Call Service')
    .setDescription('Takes an emergency call at a Twilio number and gets a human technician on the line.')
    .setVersion('0.1.0')
    .addSecurity('session', { ...bearer, bearerFormat: 'JWT', description: 'From POST /api/auth/login' })
    .addSecurity('cookie', {
      type: 'apiKey',
      in: 'cookie',
      name: 'ewf_session',
      description: 'From POST /api/auth/session; what changes something also needs the header X-CSRF-Token',
    })
    .addSecurity('twilio-signature', {
      type: 'apiKey',
      in: 'header',
      name: 'X-Twilio-Signature',
      description: 'Made by Twilio with TWILIO_AUTH_TOKEN',
    })
    .addSecurity('webhook-secret', { ...bearer, description: 'WEBHOOK_SECRET' })
    .addSecurity('webhook-secret-basic', { type: 'http', scheme: 'basic', description: 'Any user, WEBHOOK_SECRET' })
    .addSecurity('metrics-token', { ...bearer, description: 'METRICS_TOKEN' })
    .build();
}
