import { Global, Module } from '@nestjs/common';
import { DatabaseAvailability } from './availability.js';
import { HeavyReads } from './heavy-reads/heavy-reads.service.js';
import { StuckRows } from './stuck-rows.js';
import { UnitOfWork } from './unit-of-work.js';

/** Offers the UnitOfWork over the application's one DataSource. */
@Global()
@Module({
  providers: [UnitOfWork, HeavyReads, DatabaseAvailability, StuckRows],
  exports: [UnitOfWork, HeavyReads, DatabaseAvailability, StuckRows],
})
export class DatabaseModule {}
