import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.js';
import { RoutingModule } from '../routing/index.js';
import { Desk } from './desk.service.js';
import { EntryBook } from './entry-book.service.js';
import { IncidentIds } from './incident-ids.js';
import { Keeper } from './keeper.service.js';
import { Ledger } from './ledger.js';
import { Replay } from './replay.service.js';
import { Shadow } from './shadow.service.js';
import { Standby } from './standby.service.js';
import { StandbyStatus } from './status.service.js';
import { Watch } from './watch.service.js';

/** The line that goes on while the database server is away: memory, a journal on disk, and the way back. */
@Module({
  imports: [RoutingModule, IncidentsModule],
  providers: [Standby, Desk, Ledger, EntryBook, IncidentIds, Keeper, Replay, Shadow, Watch, StandbyStatus],
  exports: [Standby, StandbyStatus],
})
export class StandbyModule {}
