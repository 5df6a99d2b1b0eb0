import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { CallBacksService } from './call-backs.service.js';

/** Calls back to callers. */
@Module({ imports: [UsersModule], providers: [CallBacksService], exports: [CallBacksService] })
export class CallBacksModule {}
