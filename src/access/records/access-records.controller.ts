import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ReadsMuch, refuseBackwards, Roles, SessionApi, UntilGone } from '../../common/index.js';
import { HeavyReads } from '../../database/index.js';
import { AccessRecordsAnswer, AccessRecordsQuery } from './access-records.dto.js';
import { readAccessRecords } from './read-access-records.js';

/** Who signed in, who was refused, and whose password changed. */
@Controller('audit/access')
@SessionApi('access', 'role', 'field')
export class AccessRecordsController {
  constructor(private readonly reads: HeavyReads) {}

  @Get()
  @Roles('admin')
  @ApiOkResponse({ type: AccessRecordsAnswer, description: 'Newest first, of the last 90 days' })
  @ReadsMuch()
  list(@Query() query: AccessRecordsQuery, @UntilGone() signal: AbortSignal): Promise<AccessRecordsAnswer> {
    refuseBackwards(query);
    return this.reads.list(signal, (unit) => readAccessRecords(unit, query));
  }
}
