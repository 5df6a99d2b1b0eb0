import { Global, Module } from '@nestjs/common';
import { AuditController } from './change-log/audit.controller.js';
import { UnitOfWork } from './unit-of-work.js';

/** Offers the UnitOfWork over the application's one DataSource, and the log of changes. */
@Global()
@Module({ controllers: [AuditController], providers: [UnitOfWork], exports: [UnitOfWork] })
export class DatabaseModule {}
