import { Controller, Get, Headers, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import type { IncomingHttpHeaders } from 'node:http';
import { Anyone, DomainError, secretsEqual } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { Measurements } from './measurements.js';

/** What a proxy adds to a request that it passes on, and nobody can take off behind it. */
const PROXIED = ['x-forwarded-for', 'forwarded', 'via'];

/** What this process measures, for Prometheus: with METRICS_TOKEN, or, where that isn't set, by a direct connection. */
@Controller('metrics')
@Anyone()
@ApiTags('operations')
export class MetricsController {
  constructor(
    private readonly measurements: Measurements,
    private readonly environment: Environment,
  ) {}

  @Get()
  @ApiBearerAuth('metrics-token')
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The text format of Prometheus', schema: { type: 'string' } })
  @ApiUnauthorizedResponse({ description: 'METRICS_TOKEN is set, and this is not it' })
  @ApiForbiddenResponse({ description: 'METRICS_TOKEN is not set, and the request came through a proxy' })
  async metrics(@Headers() headers: IncomingHttpHeaders, @Res() response: Response): Promise<void> {
    const { metricsToken } = this.environment;
    if (metricsToken !== null && !secretsEqual(tokenIn(headers.authorization), metricsToken)) {
      response.setHeader('WWW-Authenticate', 'Bearer realm="metrics"');
      throw new DomainError(401, 'UNAUTHORIZED', 'the bearer token of METRICS_TOKEN is needed');
    }
    if (metricsToken === null && PROXIED.some((name) => headers[name] !== undefined)) {
      throw new DomainError(403, 'FORBIDDEN', 'through a proxy, metrics are only given with METRICS_TOKEN');
    }
    const text = await this.measurements.text();
    response.setHeader('Content-Type', this.measurements.registry.contentType).end(text);
  }
}

function tokenIn(authorization = ''): string {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '';
}
