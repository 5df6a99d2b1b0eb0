import { ApiProperty } from '@nestjs/swagger';
import { CoverageGap } from '../gaps/coverage.dto.js';
import { LADDER_KINDS, type LadderKind } from '../ladder/ladder.js';
import { LadderFitAnswer, PreviewStep } from '../preview/preview.dto.js';

/** What another ladder would change for calls of the next seven days. */
export class LadderDraftAnswer {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The next moment at which calls take this ladder; null: none within seven days',
  })
  at: Date | null;

  @ApiProperty({ type: [PreviewStep], description: 'Who is called at that moment as things are' })
  before: PreviewStep[];

  @ApiProperty({ type: [PreviewStep], description: 'Who would be called with the draft' })
  after: PreviewStep[];

  @ApiProperty({
    type: LadderFitAnswer,
    nullable: true,
    description: 'Whether the draft fits the longest wait at that moment; null: no such moment',
  })
  fit: LadderFitAnswer | null;

  @ApiProperty({ type: [CoverageGap], description: 'Gaps of the next seven days that the draft would open' })
  opened: CoverageGap[];

  @ApiProperty({ type: [CoverageGap], description: 'Gaps of the next seven days that the draft would close' })
  closed: CoverageGap[];
}

/** A stretch in which calls would take another ladder than now. */
export class LadderChange {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Not part of it' })
  to: Date;

  @ApiProperty({ enum: LADDER_KINDS })
  before: LadderKind;

  @ApiProperty({ enum: LADDER_KINDS })
  after: LadderKind;
}

/** What other business hours would change for calls of the next seven days. */
export class HoursDraftAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  to: Date;

  @ApiProperty({ type: [LadderChange] })
  changes: LadderChange[];
}
