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
import { HeavyReads } from '../../database/index.js';
import { AccessRecordsAnswer, AccessRecordsQuery } from './access-records.dto.js';
import { readAccessRecords } from './read-access-records.js';

/** Who signed in, who was refused, and whose password changed. */
@Controller('audit/access')
@ApiTags('access')
@ApiBearerAuth('session')
export class AccessRecordsController {
  constructor(private readonly reads: HeavyReads) {}

  @Get()
  @Roles('admin')
  @ApiOkResponse({ type: AccessRecordsAnswer, description: 'Newest first, of the last 90 days' })
  @ApiBadRequestResponse({ description: 'A field that is named is wrong' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  @ApiForbiddenResponse({ description: 'Not for this role' })
  @ReadsMuch()
  list(@Query() query: AccessRecordsQuery, @UntilGone() signal: AbortSignal): Promise<AccessRecordsAnswer> {
    refuseBackwards(query);
    return this.reads.list(signal, (unit) => readAccessRecords(unit, query));
  }
}
