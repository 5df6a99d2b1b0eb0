import { Module } from '@nestjs/common';
import { RoutingModule } from '../routing/index.js';
import { Drain } from './drain.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

/** What the operator looks at. */
@Module({
  imports: [RoutingModule],
  controllers: [HealthController],
  providers: [Drain, HealthService],
  exports: [Drain],
})
export class OperationsModule {}
