import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiOkResponse,
  ApiProperty,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { Clock, PlainText, SignedIn } from '../../common/index.js';
import { toInstant, UnitOfWork } from '../../database/index.js';

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
@ApiTags('incidents')
@ApiBearerAuth('session')
export class LastOffersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Get('last-offers')
  @ApiOkResponse({ type: LastOffersAnswer, description: `Of the last ${DAYS} days` })
  @ApiBadRequestResponse({ description: 'step is missing or no name' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  async lastOffers(@Query() { step }: LastOffersQuery): Promise<LastOffersAnswer> {
    const since = new Date(this.clock.now().getTime() - DAYS * 86_400_000);
    const rows = await this.unitOfWork.run((unit) =>
      unit.rows<{ userId: number; offeredAt: Date | string }>(
        'SELECT `a`.`user_id` AS `userId`, MAX(`a`.`offered_at`) AS `offeredAt` FROM `incidents` `i` ' +
          'JOIN `call_attempts` `a` ON `a`.`incident_id` = `i`.`id` ' +
          'WHERE `i`.`created_at` >= ? AND `a`.`step_name` = ? GROUP BY `a`.`user_id` ORDER BY `a`.`user_id`',
        [since, step],
      ),
    );
    return {
      items: rows.map(({ userId, offeredAt }) => ({ userId: Number(userId), offeredAt: toInstant(offeredAt) })),
    };
  }
}
