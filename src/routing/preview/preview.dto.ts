import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InstantField } from '../../common/index.js';
import { EXCLUSIONS } from '../exclusion.js';
import { LADDER_KINDS, type LadderKind } from '../ladder/ladder.js';
import type { Fate } from './simulate.js';

/** Why a candidate is not called, or is called last; why a step has nobody to name. */
const REASONS = [...EXCLUSIONS, 'claimed', 'rung_together'] as const;
export const STEP_PROBLEMS = ['unknown_step', 'step_failed'] as const;
export type StepProblem = (typeof STEP_PROBLEMS)[number];

/** Query of GET /api/routing/preview. */
export class PreviewQuery {
  @InstantField('The instant that is asked about; left out: now, with the claims of calls that are open')
  at?: Date;
}

/** A person whom a step names, and what would become of him. */
export class PreviewCandidate {
  @ApiProperty()
  userId: number;

  @ApiProperty()
  userName: string;

  @ApiProperty()
  willBeCalled: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The how manieth of the whole ladder, those who ring at once the same; null: not called',
  })
  order: number | null;

  @ApiPropertyOptional({
    enum: REASONS,
    description:
      'Why not. already_on_ladder: another step, or this one, has called him; shared_phone: somebody else is called ' +
      'at his number; over_limit: the step calls no more people; claimed: he is called, but as another call rings him ' +
      'or talks to him, only after everybody else; rung_together: his step rings several at once, which this line can not',
  })
  reason?: NonNullable<Fate['reason']>;
}

/** A step of the ladder. */
export class PreviewStep {
  @ApiProperty({ example: 'primary_oncall' })
  name: string;

  @ApiProperty({ example: 30 })
  timeoutSeconds: number;

  @ApiProperty({ type: Number, nullable: true, example: null })
  limit: number | null;

  @ApiProperty({ type: [PreviewCandidate], description: 'In the order of the step' })
  candidates: PreviewCandidate[];

  @ApiPropertyOptional({ enum: STEP_PROBLEMS, description: 'Why the step would be passed over' })
  problem?: StepProblem;
}

/** Who would be called. */
export class PreviewAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: LADDER_KINDS })
  ladder: LadderKind;

  @ApiProperty({ type: [PreviewStep], description: 'From the top' })
  steps: PreviewStep[];
}
