import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Roles, SessionApi } from '../../common/index.js';
import { SelfTestAnswer } from './self-test.answers.js';
import { SelfTest } from './self-test.service.js';

/** Whether the line is set up, as an admin may ask; a controller of its own, since its credential is a session. */
@Controller('telephony/self-test')
@Roles('admin')
@SessionApi('telephony', 'role')
export class SelfTestController {
  constructor(private readonly selfTest: SelfTest) {}

  @Get()
  @ApiOkResponse({ type: SelfTestAnswer, description: 'Always 200: what is wrong is in the checks' })
  run(): Promise<SelfTestAnswer> {
    return this.selfTest.run();
  }
}
