import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { ReadsMuch, refuseBackwards, Roles, UntilGone } from '../../common/index.js';
import { HeavyReads } from '../heavy-reads/heavy-reads.service.js';
import { AuditAnswer, AuditQuery } from './audit.dto.js';
import { readChanges } from './read-changes.js';

/** Who changed what of people, schedules, ladders and hours. */
@Controller('audit')
@ApiTags('access')
@ApiBearerAuth('session')
export class AuditController {
  constructor(private readonly reads: HeavyReads) {}

  @Get()
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: AuditAnswer, description: 'Newest first' })
  @ApiBadRequestResponse({ description: 'A field that is named is wrong' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  @ApiForbiddenResponse({ description: 'Not for this role' })
  @ReadsMuch()
  list(@Query() query: AuditQuery, @UntilGone() signal: AbortSignal): Promise<AuditAnswer> {
    refuseBackwards(query);
    return this.reads.list(signal, (unit) => readChanges(unit, query));
  }
}
