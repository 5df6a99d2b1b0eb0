import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { Clock, PlainText, ReadsMuch, SessionApi, SignedIn, UntilGone } from '../../common/index.js';
import { HeavyReads, is, toInstant, where, type Condition, type Unit } from '../../database/index.js';
import { inPieces } from './pieces.js';

const DAYS = 180;

class LastOffersQuery {
  @ApiProperty({ example: 'rotating_pool', maxLength: 60, description: 'The step whose offers are meant' })
  @PlainText(60, 1)
  step: string;
}

/** When somebody was offered last. */
export class LastOffer {
  @ApiProperty()
  userId: number;

  @ApiProperty({ type: String, format: 'date-time' })
  offeredAt: Date;
}

/** The last offer of everybody whom a step has offered lately. */
export class LastOffersAnswer {
  @ApiProperty({ type: [LastOffer] })
  items: LastOffer[];
}

/** When people had their last turn. */
@Controller('metrics')
@SignedIn()
@SessionApi('incidents')
export class LastOffersController {
  constructor(
    private readonly reads: HeavyReads,
    private readonly clock: Clock,
  ) {}

  @Get('last-offers')
  @ApiOkResponse({ type: LastOffersAnswer, description: `Of the last ${DAYS} days` })
  @ApiBadRequestResponse({ description: 'step is missing or no name' })
  @ReadsMuch()
  async lastOffers(@Query() { step }: LastOffersQuery, @UntilGone() signal: AbortSignal): Promise<LastOffersAnswer> {
    const from = new Date(this.clock.now().getTime() - DAYS * 86_400_000);
    const last = new Map<number, LastOffer>();
    await this.reads.report(signal, (read) =>
      inPieces(
        read,
        { from },
        (unit, conditions) => readLastOffers(unit, [...conditions, is('`a`.`step_name` = ?', step)]),
        (offers) => {
          for (const offer of offers) {
            const before = last.get(offer.userId);
            if (!before || before.offeredAt < offer.offeredAt) last.set(offer.userId, offer);
          }
        },
      ),
    );
    return { items: [...last.values()].toSorted((a, b) => a.userId - b.userId) };
  }
}

async function readLastOffers(unit: Unit, conditions: readonly Condition[]): Promise<LastOffer[]> {
  const { sql, parameters } = where(conditions);
  const rows = await unit.rows<{ userId: number; offeredAt: Date | string }>(
    'SELECT `a`.`user_id` AS `userId`, MAX(`a`.`offered_at`) AS `offeredAt` FROM `incidents` `i` ' +
      `JOIN \`call_attempts\` \`a\` ON \`a\`.\`incident_id\` = \`i\`.\`id\` ${sql} GROUP BY \`a\`.\`user_id\``,
    parameters,
  );
  return rows.map(({ userId, offeredAt }) => ({ userId: Number(userId), offeredAt: toInstant(offeredAt) }));
}
