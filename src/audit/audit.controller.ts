import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ReadsMuch, refuseBackwards, Roles, SessionApi, UntilGone } from '../common/index.js';
import { HeavyReads } from '../database/index.js';
import { AuditAnswer, AuditQuery } from './audit.dto.js';
import { readChanges } from './read-changes.js';

/** Who changed what of people, schedules, ladders and hours. */
@Controller('audit')
@SessionApi('access', 'role', 'field')
export class AuditController {
  constructor(private readonly reads: HeavyReads) {}

  @Get()
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: AuditAnswer, description: 'Newest first' })
  @ReadsMuch()
  list(@Query() query: AuditQuery, @UntilGone() signal: AbortSignal): Promise<AuditAnswer> {
    refuseBackwards(query);
    return this.reads.list(signal, (unit) => readChanges(unit, query));
  }
}
