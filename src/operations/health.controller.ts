import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Anyone } from '../common/index.js';
import { ReadinessAnswer } from './readiness.answer.js';
import { HealthService } from './health.service.js';

/** Whether the process lives, and whether calls should be sent to it. */
@Controller('health')
@Anyone()
@ApiTags('operations')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiOkResponse({ description: 'The process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOkResponse({
    type: ReadinessAnswer,
    description: 'Calls are welcome; `errors` names what must be mended all the same',
  })
  @ApiServiceUnavailableResponse({ type: ReadinessAnswer, description: 'Send calls elsewhere; `errors` says why' })
  async ready(@Res({ passthrough: true }) response: Response) {
    const readiness = await this.health.readiness();
    response.status(readiness.status === 'unavailable' ? 503 : 200);
    return readiness;
  }
}
