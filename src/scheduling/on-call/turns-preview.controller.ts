import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiProperty,
  ApiTags,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Clock, Roles } from '../../common/index.js';
import { rotationKind } from './entry-kinds.js';
import { beginningOf, turnAfter, turnAt } from './rotation.js';
import { RotationBody } from './rotations.dto.js';

/** How many turns are shown. */
const TURNS = 8;

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

/** Whose turn it would be. */
@Controller('on-call/rotations')
@Roles('admin', 'manager')
@ApiTags('on call')
@ApiBearerAuth('session')
@ApiUnauthorizedResponse({ description: 'Not signed in' })
@ApiForbiddenResponse({ description: 'Not for this role' })
@ApiBadRequestResponse({ description: 'A field that is named is malformed' })
export class TurnsPreviewController {
  constructor(private readonly clock: Clock) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ type: TurnsAnswer, description: 'The next eight turns; nothing is written' })
  @ApiUnprocessableEntityResponse({ description: 'A value that is named can not be accepted' })
  preview(@Body() { handoffWeekday = null, ...body }: RotationBody): TurnsAnswer {
    const rotation = { ...rotationKind.pick({ ...body, handoffWeekday }), id: 0 };
    rotationKind.check(rotation);
    const from = Math.max(this.clock.now().getTime(), beginningOf(rotation));
    const turns = [];
    for (let turn = turnAt(rotation, from); turn !== null && turns.length < TURNS; turn = turnAfter(rotation, turn)) {
      turns.push({ userId: turn.userId, startsAt: new Date(turn.startsAt), endsAt: new Date(turn.endsAt) });
    }
    return { turns };
  }
}
