import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { RoutingModule } from '../routing/index.js';
import { CallsModule } from '../calls/index.js';
import { TwilioModule } from '../twilio/index.js';
import { Drain } from './drain.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { BackgroundMeasurements } from './metrics/background-measurements.js';
import { ConnectionMeasurements } from './metrics/connection-measurements.js';
import { LineMeasurements } from './metrics/line-measurements.js';
import { Measurements } from './metrics/measurements.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { FailoverMeasurements } from './metrics/failover-measurements.js';
import { NowController } from './now/now.controller.js';
import { RequestTimes } from './metrics/request-times.js';
import { LiveStream } from './stream/live-stream.service.js';
import { StreamController } from './stream/stream.controller.js';
import { ThreadWatch } from './thread-watch.service.js';

/** What the operator looks at. */
@Module({
  imports: [RoutingModule, AccessModule, CallsModule, TwilioModule],
  controllers: [HealthController, MetricsController, NowController, StreamController],
  providers: [
    Drain,
    HealthService,
    Measurements,
    RequestTimes,
    LineMeasurements,
    ConnectionMeasurements,
    FailoverMeasurements,
    BackgroundMeasurements,
    LiveStream,
    ThreadWatch,
  ],
  exports: [Drain, RequestTimes],
})
export class OperationsModule {}
