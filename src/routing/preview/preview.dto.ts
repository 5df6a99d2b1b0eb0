import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { TREATMENTS, type Treatment } from '../../blocked-callers/index.js';
import { InstantField, PlainText } from '../../common/index.js';
import { EXCLUSIONS } from '../exclusion.js';
import type { LadderFit } from '../ladder-fit.js';
import { LADDER_KINDS, type LadderKind } from '../ladder/ladder.js';
import type { Fate } from './simulate.js';

/** Why a candidate is not called, or is called last; why a step has nobody to name. */
const REASONS = [...EXCLUSIONS, 'claimed', 'rung_together', 'turned_away', 'blocked'] as const;
export const STEP_PROBLEMS = ['unknown_step', 'step_failed'] as const;
export type StepProblem = (typeof STEP_PROBLEMS)[number];

/** Query of GET /api/routing/preview. */
export class PreviewQuery {
  @InstantField('The instant that is asked about; left out: now, with the claims of calls that are open')
  at?: Date;

  @ApiPropertyOptional({
    example: '+14155551234',
    maxLength: 255,
    description: 'Whose call it is, as Twilio tells it; left out: a caller who withholds the number',
  })
  @IsOptional()
  @PlainText(255)
  callerPhone?: string;
}

/** A person whom a step names, and what would become of them. */
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
    description: 'The place in the whole ladder, the same for those who ring at once; null: not called',
  })
  order: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'How long the phone rings, in seconds: shorter than its step says where time is short; null: not called',
  })
  ringSeconds: number | null;

  @ApiPropertyOptional({
    enum: REASONS,
    description:
      "Why not. line_number: the phone is the line's own number; own_phone: the caller calls from it; " +
      'already_on_ladder: called by another step, or by this one; shared_phone: somebody else is called at the same ' +
      'number; over_limit: the step calls no more people; claimed: rung by or talking to another call, so called after ' +
      "everybody else; rung_together: the step rings several at once, which this line can't; turned_away: the call " +
      'comes from the line itself, and nobody is called; blocked: the caller is, and nobody is called',
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

/** Whether a ladder fits the wait. */
export class LadderFitAnswer implements LadderFit {
  @ApiProperty({
    description:
      'Whether everybody can ring one after the other within MAX_WAIT_SECONDS. If not, the people on the first two steps ' +
      'ring alone, for as long as their steps say, and the others together.',
  })
  fits: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'How long it takes if each rings as short as may be, in seconds; null: the line knows no longest wait',
  })
  neededSeconds: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'MAX_WAIT_SECONDS; null: each rings, however long it takes',
  })
  maxWaitSeconds: number | null;
}

/** What becomes of a caller who is blocked. */
export class PreviewBlock {
  @ApiProperty({ description: 'Which entry of GET /api/blocked-callers' })
  blockedCallerId: number;

  @ApiProperty({ example: '+1415555', description: 'The number, or the digits with which it begins' })
  prefix: string;

  @ApiProperty({
    enum: TREATMENTS,
    description: 'As it comes about: in the flow ladder nobody can leave a message, and all are hung up',
  })
  then: Treatment;

  @ApiProperty({ description: 'What they hear before the call ends, or before the tone, in the first language' })
  hears: string;
}

/** Who would be called. */
export class PreviewAnswer extends LadderFitAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: LADDER_KINDS })
  ladder: LadderKind;

  @ApiProperty({ type: PreviewBlock, nullable: true, description: 'Null: the caller is not blocked at that instant' })
  blocked: PreviewBlock | null;

  @ApiProperty({ type: [PreviewStep], description: 'From the top' })
  steps: PreviewStep[];
}
