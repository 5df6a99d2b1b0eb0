import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { InstantField, WholeNumber } from '../../common/index.js';
import { LADDER_KINDS, type LadderKind } from '../ladder/ladder.js';

/** Query of GET /api/coverage. */
export class CoverageQuery {
  @InstantField('Left out: now')
  from?: Date;

  @InstantField('Not part of it; at most 400 days after from; left out: 30 days after from')
  to?: Date;
}

/** Query of GET /api/coverage/absence. */
export class AbsenceQuery extends CoverageQuery {
  @ApiProperty({ example: 7, minimum: 1, description: 'Who could not be called' })
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  userId: number;
}

/** A stretch in which nobody is reached. */
export class CoverageGap {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Not part of it' })
  to: Date;

  @ApiProperty({ enum: LADDER_KINDS, description: 'The ladder of calls that begin then' })
  ladder: LadderKind;

  @ApiProperty({ type: String, nullable: true, example: 'secondary', description: 'Null: the whole ladder' })
  step: string | null;

  @ApiProperty({
    example: 'nobody_on_call',
    description:
      'nobody_on_call, empty (nobody stands on it), unavailable, inactive, no_phone, line_number (somebody does, but ' +
      'nobody can be rung; of several reasons the one that is mended most easily), step_failed, unknown_step (nobody registered it)',
  })
  why: string;
}

/** A stretch in which a ladder doesn't fit the longest wait. */
export class UnfitStretch {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Not part of it' })
  to: Date;

  @ApiProperty({ enum: LADDER_KINDS, description: 'The ladder of calls that begin then' })
  ladder: LadderKind;

  @ApiProperty({ example: 320, description: 'How long it takes if each rings as short as may be' })
  neededSeconds: number;

  @ApiProperty({ example: 240, description: 'MAX_WAIT_SECONDS' })
  maxWaitSeconds: number;
}

/** Where nobody is reached. */
export class CoverageAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  to: Date;

  @ApiProperty({ type: [CoverageGap], description: 'By their beginning' })
  gaps: CoverageGap[];

  @ApiProperty({
    type: [UnfitStretch],
    description:
      'Where not everybody can ring one after the other in time: the people on the first two steps ring alone then, and ' +
      'the others together. By their beginning; always empty where LINE_FLOW is ladder',
  })
  doesNotFit: UnfitStretch[];
}

/** What the absence of somebody would leave empty. */
export class AbsenceAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  to: Date;

  @ApiProperty({ type: [CoverageGap], description: 'Stretches in which somebody is reached now, and nobody would be' })
  opened: CoverageGap[];
}
