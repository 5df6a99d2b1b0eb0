import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.js';
import { RoutingModule } from '../routing/index.js';
import { CallCache } from './cache/call-cache.js';
import { CallCacheListener } from './cache/call-cache-listener.service.js';
import { CallLocks } from './call-locks.js';
import { CallService } from './call.service.js';
import { CallReader } from './commit/call-reader.service.js';
import { CommitGroups } from './commit/commit-groups.service.js';
import { WritePreparer } from './commit/write-preparer.service.js';
import { CallCacheRefresher } from './failover/call-cache-refresher.service.js';
import { FailoverHandler } from './failover/failover-handler.service.js';
import { FailoverMonitor } from './failover/failover-monitor.service.js';
import { FailoverStatus } from './failover/failover-status.service.js';
import { IncidentIds } from './failover/incident-ids.js';
import { Peers } from './failover/peers.service.js';
import { PendingJournal } from './failover/pending-journal.service.js';
import { Replay } from './failover/replay.service.js';
import { ReportUse } from './report-use.service.js';
import { RingUse } from './ring-use.service.js';

/** What is asked and reported of calls: decided in memory, committed in groups, and to a journal while the database is away. */
@Module({
  imports: [RoutingModule, IncidentsModule],
  providers: [
    CallService,
    RingUse,
    ReportUse,
    CallLocks,
    CallCache,
    CallCacheListener,
    CallReader,
    CommitGroups,
    WritePreparer,
    FailoverHandler,
    PendingJournal,
    IncidentIds,
    CallCacheRefresher,
    Replay,
    FailoverMonitor,
    FailoverStatus,
    Peers,
  ],
  exports: [CallService, FailoverStatus, Peers],
})
export class CallsModule {}
