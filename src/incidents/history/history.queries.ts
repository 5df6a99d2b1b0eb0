import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { CursorField, InstantField, LimitField } from '../../common/index.js';
import { INCIDENT_STATUSES, type IncidentStatus } from '../incident-state.js';

/** Query of whatever is about the incidents of a period. */
export class PeriodQuery {
  @InstantField('Incidents that began at this instant or later')
  from?: Date;

  @InstantField('Incidents that began before this instant')
  to?: Date;
}

/** Query of GET /api/incidents/export.csv. */
export class ExportQuery extends PeriodQuery {
  @ApiPropertyOptional({ enum: INCIDENT_STATUSES })
  @IsOptional()
  @IsIn(INCIDENT_STATUSES)
  status?: IncidentStatus;

  @ApiPropertyOptional({
    example: 'Smith',
    maxLength: 100,
    description:
      "A call id or a full number is looked up in the whole history. Anything else is looked for as a part of the call's " +
      'id, of the caller as received, or of the name of anybody offered, among 5,000 incidents a request: a page may ' +
      'then hold few items or none, and nextCursor goes on from there.',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(/^\P{Cc}*$/u, { message: 'q must not hold control characters' })
  q?: string;
}

/** Query of GET /api/incidents. */
export class IncidentsQuery extends ExportQuery {
  @LimitField()
  limit: number = 50;

  @CursorField()
  cursor?: string;
}
