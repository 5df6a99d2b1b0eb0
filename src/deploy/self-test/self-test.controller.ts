import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiOkResponse, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { Roles } from '../../common/index.js';
import { SelfTestAnswer } from './self-test.answers.js';
import { SelfTest } from './self-test.service.js';

/** Whether the line is set up, as an admin may ask; a controller of its own, since its credential is a session. */
@Controller('telephony/self-test')
@Roles('admin')
@ApiTags('telephony')
@ApiBearerAuth('session')
export class SelfTestController {
  constructor(private readonly selfTest: SelfTest) {}

  @Get()
  @ApiOkResponse({ type: SelfTestAnswer, description: 'Always 200: what is wrong is in the checks' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  @ApiForbiddenResponse({ description: 'Not for this role' })
  run(): Promise<SelfTestAnswer> {
    return this.selfTest.run();
  }
}
