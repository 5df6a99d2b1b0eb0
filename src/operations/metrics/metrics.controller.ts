import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { Anyone, DomainError, secretsEqual } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { Measurements } from './measurements.js';

/** What this process measures, for Prometheus. Open to anyone, unless METRICS_TOKEN is set. */
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
  async metrics(@Headers('authorization') authorization: string | undefined, @Res() response: Response): Promise<void> {
    const { metricsToken } = this.environment;
    if (metricsToken !== null && !secretsEqual(tokenIn(authorization), metricsToken)) {
      response.setHeader('WWW-Authenticate', 'Bearer realm="metrics"');
      throw new DomainError(401, 'UNAUTHORIZED', 'the bearer token of METRICS_TOKEN is needed');
    }
    const text = await this.measurements.text();
    response.setHeader('Content-Type', this.measurements.registry.contentType).end(text);
  }
}

function tokenIn(authorization = ''): string {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '';
}
