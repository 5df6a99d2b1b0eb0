import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { VERDICTS, type Verdict } from '../verdicts.js';

const REASONS = VERDICTS.filter((verdict) => verdict !== 'offered');

/** Somebody who stood on a step when it was asked. */
export class ExplainedCandidate {
  @ApiProperty()
  userId: number;

  @ApiProperty({ type: String, nullable: true, description: 'Their name now; null: not to be found any more' })
  userName: string | null;

  @ApiProperty({ description: 'Whether this person was offered' })
  taken: boolean;

  @ApiPropertyOptional({
    enum: REASONS,
    description:
      "Why not this person. line_number: the phone is the line's own number; own_phone: the caller called from it; " +
      'already_on_ladder: offered in this call before; shared_phone: somebody else was, at the same number; ' +
      'over_limit: the step had offered as many as it may; claimed: rung by or talking to another call, and others ' +
      'were free; not_reached: somebody before was offered',
  })
  reason?: Exclude<Verdict, 'offered'>;
}

/** A step that was asked. */
export class ExplainedStep {
  @ApiProperty({ example: 'primary_oncall' })
  name: string;

  @ApiProperty({ type: [ExplainedCandidate], description: 'In the order of the step' })
  candidates: ExplainedCandidate[];

  @ApiPropertyOptional({ description: 'The step failed and named nobody' })
  failed?: true;

  @ApiPropertyOptional({ description: 'How many more people stood on the step than were kept' })
  more?: number;
}

/** One of several who were rung at once. */
export class RungTogether {
  @ApiProperty()
  userId: number;

  @ApiProperty({ type: String, nullable: true, description: 'Their name now; null: not to be found any more' })
  userName: string | null;
}

const KINDS = ['offered', 'reoffered', 'exhausted'] as const;
export type OfferKind = (typeof KINDS)[number];

/** One decision of a call. */
export class ExplainedOffer {
  @ApiProperty({ description: 'Of the event' })
  seq: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: KINDS, description: 'reoffered: the same person again, as our answer had been lost' })
  kind: OfferKind;

  @ApiProperty({ example: 'primary_oncall', description: 'exhausted: nobody was left' })
  stepName: string;

  @ApiProperty({ type: Number, nullable: true })
  userId: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Their name at that time' })
  userName: string | null;

  @ApiPropertyOptional({ type: () => [RungTogether], description: 'Everybody who rang at once; left out: one person' })
  together?: RungTogether[];

  @ApiProperty({ type: [ExplainedStep], description: 'The steps that were asked, from the top' })
  ladder: ExplainedStep[];
}

/** Why who was offered in a call. */
export class ExplanationAnswer {
  @ApiProperty({ type: [ExplainedOffer] })
  offers: ExplainedOffer[];
}
