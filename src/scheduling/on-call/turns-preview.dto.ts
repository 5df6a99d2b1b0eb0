import { ApiProperty } from '@nestjs/swagger';

/** One participant's time between two handoffs. */
export class PreviewedTurn {
  @ApiProperty()
  userId: number;

  @ApiProperty({ type: String, format: 'date-time' })
  startsAt: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Not part of it: the next handoff' })
  endsAt: Date;
}

/** The next turns of a rotation. */
export class TurnsAnswer {
  @ApiProperty({ type: [PreviewedTurn], description: 'The present turn, or the first one, and those after it' })
  turns: PreviewedTurn[];
}

/** The next turns of a rotation that would be changed. */
export class ChangedTurnsAnswer extends TurnsAnswer {
  @ApiProperty({
    type: PreviewedTurn,
    nullable: true,
    description: 'The turn that is under way before the change; null: no turn',
  })
  before: PreviewedTurn | null;

  @ApiProperty({
    type: PreviewedTurn,
    nullable: true,
    description: 'The turn that is under way after the change: of the same person where they are still in it',
  })
  after: PreviewedTurn | null;
}
