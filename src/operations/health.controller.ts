import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { InstanceState } from '../calls/index.js';
import { Anyone } from '../common/index.js';
import { InstanceStateAnswer, ReadinessAnswer } from './readiness.answer.js';
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

  @Get('database')
  @ApiOkResponse({
    type: InstanceStateAnswer,
    description: 'What an instance that has lost its database asks the others: whether they have theirs',
  })
  database(): InstanceState {
    return this.health.state;
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
