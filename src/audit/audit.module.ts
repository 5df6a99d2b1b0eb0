import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';

/** Shows what people have changed. Each room notes its own changes, in the unit that makes them. */
@Module({ controllers: [AuditController] })
export class AuditModule {}
