import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Clock, ReadsMuch, refuseBackwards, SessionApi, SignedIn, UntilGone, WholeNumber } from '../../common/index.js';
import { PeriodQuery } from '../history/history.queries.js';
import { TimeToAnswer } from './figures.answers.js';
import { Figures } from './figures.service.js';

const DAY = 86_400_000;

class SeriesQuery extends PeriodQuery {
  @ApiPropertyOptional({
    type: 'integer',
    default: 30,
    minimum: 1,
    maximum: 62,
    description: 'Equal parts of the period',
  })
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(62)
  parts: number = 30;
}

/** The figures of one part of a period. */
export class SeriesPart {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Not part of it' })
  to: Date;

  @ApiProperty()
  incidents: number;

  @ApiProperty()
  answered: number;

  @ApiProperty()
  exhaustedIncidents: number;

  @ApiProperty()
  abandonedIncidents: number;

  @ApiProperty({ description: 'Only the fallback numbers served them' })
  handledByFallbackIncidents: number;

  @ApiProperty({ description: 'Callers who were blocked: nobody was rung for them' })
  blockedIncidents: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Seconds; null: nobody talked' })
  averageCallDurationSeconds: number | null;

  @ApiProperty({ type: TimeToAnswer })
  timeToAnswerSeconds: TimeToAnswer;
}

/** Figures over time. */
export class SeriesAnswer {
  @ApiProperty({ type: [SeriesPart], description: 'Oldest first' })
  parts: SeriesPart[];
}

/** The line in numbers, over time. */
@Controller('metrics')
@SignedIn()
@SessionApi('incidents', 'field')
export class SeriesController {
  constructor(
    private readonly figures: Figures,
    private readonly clock: Clock,
  ) {}

  @Get('series')
  @ApiOkResponse({ type: SeriesAnswer, description: 'Of the last 30 days, where no period is given' })
  @ReadsMuch()
  async series(@Query() { parts, ...period }: SeriesQuery, @UntilGone() signal: AbortSignal): Promise<SeriesAnswer> {
    refuseBackwards(period);
    const ends = period.to?.getTime() ?? this.clock.now().getTime();
    const begins = period.from?.getTime() ?? ends - 30 * DAY;
    const border = (nth: number): Date => new Date(begins + Math.round(((ends - begins) * nth) / parts));
    const periods = Array.from({ length: parts }, (_, nth) => ({ from: border(nth), to: border(nth + 1) }));
    const found = await this.figures.series(periods, signal);
    return { parts: periods.flatMap((part, nth) => ({ ...part, ...found[nth] }) as SeriesPart) };
  }
}
