import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { DomainError, Roles } from '../../common/index.js';
import { UnitOfWork } from '../unit-of-work.js';
import { AuditAnswer, AuditQuery } from './audit.dto.js';
import { readChanges } from './read-changes.js';

/** Who changed what of people, schedules, ladders and hours. */
@Controller('audit')
@ApiTags('access')
@ApiBearerAuth('session')
export class AuditController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: AuditAnswer, description: 'Newest first' })
  @ApiBadRequestResponse({ description: 'A field that is named is wrong' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  @ApiForbiddenResponse({ description: 'Not for this role' })
  list(@Query() query: AuditQuery): Promise<AuditAnswer> {
    if (query.from && query.to && query.from > query.to) {
      throw DomainError.badRequest([{ field: 'to', message: 'to must not be before from' }]);
    }
    return this.unitOfWork.run((unit) => readChanges(unit, query));
  }
}
