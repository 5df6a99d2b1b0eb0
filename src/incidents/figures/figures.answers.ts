import { ApiProperty } from '@nestjs/swagger';

const SECONDS = { type: Number, format: 'double', nullable: true } as const;

/** How long callers waited for somebody to answer. */
export class TimeToAnswer {
  @ApiProperty({ ...SECONDS, example: 31.5, description: 'Half of the callers waited no longer; null: no answers' })
  p50: number | null;

  @ApiProperty({ ...SECONDS, example: 95, description: 'Nine of ten waited no longer' })
  p90: number | null;

  @ApiProperty({ ...SECONDS, example: 42.25 })
  mean: number | null;
}

/** What became of the people whom one step offered. */
export class StepFigures {
  @ApiProperty({ example: 'primary_oncall' })
  stepName: string;

  @ApiProperty({ description: 'People offered; the others say what became of them' })
  offered: number;

  @ApiProperty()
  answered: number;

  @ApiProperty()
  noAnswer: number;

  @ApiProperty()
  busy: number;

  @ApiProperty()
  failed: number;

  @ApiProperty({ description: 'The caller hung up while it rang' })
  canceled: number;

  @ApiProperty({ description: 'Somebody or something picked up, and nobody accepted: a voicemail, or no key' })
  machineOrNoKey: number;

  @ApiProperty({ description: 'Passed on' })
  declined: number;

  @ApiProperty({ description: 'Nothing was heard of it' })
  unconfirmed: number;

  @ApiProperty({ description: 'Somebody else answered, or the call ended, first' })
  superseded: number;

  @ApiProperty({ description: 'Being rung now' })
  pending: number;
}

/** How one person was used. */
export class UserFigures {
  @ApiProperty()
  userId: number;

  @ApiProperty({ description: 'As it was in the newest offer of the period' })
  userName: string;

  @ApiProperty({ description: 'How many incidents this person was offered to' })
  offers: number;

  @ApiProperty()
  answers: number;

  @ApiProperty({ description: 'Offers from the rotating pool' })
  poolTurns: number;

  @ApiProperty({ description: 'Offers on the after_hours ladder: the share of the nights' })
  afterHoursOffers: number;

  @ApiProperty({ ...SECONDS, description: 'Median from offer to answer; null: nothing was answered' })
  medianAnswerSeconds: number | null;
}

/** The key metrics of the incidents that began in a period. */
export class SummaryAnswer {
  @ApiProperty({ description: 'Incidents that began in the period' })
  incidents: number;

  @ApiProperty({ description: 'Those that somebody answered' })
  answered: number;

  @ApiProperty({ description: 'From the beginning to the first answer' })
  timeToAnswerSeconds: TimeToAnswer;

  @ApiProperty({ ...SECONDS, description: 'Mean number of people offered to an incident; null: no incidents' })
  attemptsPerIncident: number | null;

  @ApiProperty({ description: 'Everybody was tried and nobody answered' })
  exhaustedIncidents: number;

  @ApiProperty({ description: 'The caller was gone before everybody had been tried; without blocked callers' })
  abandonedIncidents: number;

  @ApiProperty({ description: 'Only the fallback numbers served them' })
  handledByFallbackIncidents: number;

  @ApiProperty({ description: 'Callers who were blocked: nobody was rung for them' })
  blockedIncidents: number;

  @ApiProperty({ ...SECONDS, description: 'Mean talk of answered incidents whose duration was reported' })
  averageCallDurationSeconds: number | null;

  @ApiProperty({ type: [StepFigures], description: 'By name' })
  steps: StepFigures[];

  @ApiProperty({ type: [UserFigures], description: 'By userId' })
  users: UserFigures[];
}
