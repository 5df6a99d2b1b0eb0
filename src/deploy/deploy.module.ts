import { Module } from '@nestjs/common';
import { LineTextsModule } from '../line-texts/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { TwilioModule } from '../twilio/index.js';
import { UsersModule } from '../users/index.js';
import { PeopleReader } from './people-reader.service.js';
import { Outside } from './self-test/outside.service.js';
import { SelfTestController } from './self-test/self-test.controller.js';
import { SelfTest } from './self-test/self-test.service.js';
import { TwilioAccount } from './twilio/account.service.js';

/** How the line stands at Twilio, for admins. Deploying itself is a command (`cli.ts`). */
@Module({
  imports: [LineTextsModule, TwilioModule, UsersModule, SchedulingModule],
  controllers: [SelfTestController],
  providers: [TwilioAccount, PeopleReader, Outside, SelfTest],
})
export class DeployModule {}
