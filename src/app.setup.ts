import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { credentialOf, Sessions } from './access/index.js';
import { jsonBodies } from './bodies.js';
import { callsFirst } from './calls-first.js';
import { boundConnections, hasTooManyHeaders, keepConnections, mostConnections } from './connections.js';
import { DomainError, DomainErrorFilter, validation } from './common/index.js';
import { Environment, trustedProxies } from './config/index.js';
import { describeInterface } from './openapi/index.js';
import { securityHeaders } from './page/index.js';
import { refuseUnclearQueries, toleratePaths } from './paths.js';
import { accessLog, Drain, RequestTimes } from './operations/index.js';

/** Everything between the socket and the modules; the service and the tests set up the same. */
export function setUp(app: NestExpressApplication, logger: Logger): void {
  app.disable('x-powered-by');
  const { corsOrigins, publicBaseUrl, keepAliveSeconds, trustedProxies: proxies, apiDocs } = app.get(Environment);
  app.set('trust proxy', trustedProxies(proxies));
  keepConnections(app.getHttpServer(), keepAliveSeconds);
  boundConnections(app.getHttpServer(), mostConnections());
  app.use(securityHeaders(publicBaseUrl?.startsWith('https://') ?? false));
  if (corsOrigins.length > 0) app.enableCors({ origin: [...corsOrigins], exposedHeaders: ['X-Request-Id', 'ETag'] });
  app.set('etag', false);
  app.use(toleratePaths());
  app.use('/api', keepNothing());
  app.use(accessLog(logger));
  app.use(refuseManyHeaders());
  app.use(app.get(Drain).middleware);
  app.use(app.get(RequestTimes).middleware);
  app.use(callsFirst());
  app.use(refuseUnclearQueries());
  app.use(jsonBodies(app.get(Sessions)));
  app.setGlobalPrefix('api', { exclude: ['health/{*path}', 'metrics', 'line.vcf'] });
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new DomainErrorFilter());
  if (apiDocs === 'signed-in') app.use('/api', docsForSignedIn(app.get(Sessions)));
  SwaggerModule.setup('api/docs', app, () => describeInterface(app), {
    jsonDocumentUrl: 'api/docs-json',
  });
}

/** Refuses requests with more headers than are read: what a proxy says of them could be among the others. */
function refuseManyHeaders(): RequestHandler {
  return (request, response, next) => {
    if (!hasTooManyHeaders(request)) return next();
    response.setHeader('Connection', 'close');
    throw new DomainError(431, 'TOO_MANY_HEADERS', 'the request has too many headers');
  };
}

/** Has no cache keep what is answered: nearly all of it names people. A handler may say otherwise. */
function keepNothing(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
}

/** Refuses the description of the interface to anyone who isn't signed in. */
function docsForSignedIn(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    const isDescription = /^\/docs(\/|-|$)/i.test(request.path);
    if (!isDescription || (await sessions.userOf(credentialOf(request)?.token ?? '')) !== null) return next();
    const message = 'sign in first: the description of the interface is for people who are signed in (API_DOCS)';
    response.status(401).json({ statusCode: 401, code: 'UNAUTHORIZED', message });
  };
}
