import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { Clock, SessionApi, SignedIn } from '../../common/index.js';
import { UnitOfWork } from '../../database/index.js';
import { FollowUpAnswer, followUpsWaiting } from '../../follow-ups/index.js';
import { IncidentSummary, lastCalls, OpenCall, openCalls } from '../../incidents/index.js';

/** How many calls that are over, and how many follow-ups, are shown. */
const SHOWN = 6;

/** Callers whom nobody has spoken to. */
export class WaitingFollowUps {
  @ApiProperty({ description: 'How many nobody is done with' })
  open: number;

  @ApiProperty({ description: 'How many of them nobody has taken' })
  notTaken: number;

  @ApiProperty({ type: [FollowUpAnswer], description: `The newest that nobody has taken, ${SHOWN} at most` })
  newest: FollowUpAnswer[];
}

/** What goes on. */
export class NowAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({
    type: [OpenCall],
    description: 'All that are not over: those that nobody has answered before the others, the longest waiting first',
  })
  calls: OpenCall[];

  @ApiProperty({ type: [IncidentSummary], description: `The ${SHOWN} that ended last, newest first` })
  lastCalls: IncidentSummary[];

  @ApiProperty({ type: WaitingFollowUps })
  followUps: WaitingFollowUps;
}

/** What goes on now, for the first look. */
@Controller('now')
@SignedIn()
@SessionApi('incidents')
export class NowController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ type: NowAnswer })
  now(): Promise<NowAnswer> {
    return this.unitOfWork.run(async (unit) => ({
      at: this.clock.now(),
      calls: await openCalls(unit),
      lastCalls: await lastCalls(unit, SHOWN),
      followUps: await followUpsWaiting(unit, SHOWN),
    }));
  }
}
