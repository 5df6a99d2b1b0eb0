import { Controller, Delete, HttpCode } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { CurrentActor, IdParam, Roles, type Actor } from '../../common/index.js';
import { CalendarService } from './calendar.service.js';

/** The tokens of calendar feeds, for admins. */
@Controller('users')
@ApiTags('people')
@ApiBearerAuth('session')
export class CalendarTokensController {
  constructor(private readonly calendars: CalendarService) {}

  @Delete(':id/calendar-token')
  @Roles('admin')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The calendar feed of this user is closed, if there was one' })
  @ApiBadRequestResponse({ description: 'A field that is named can not be read' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  @ApiForbiddenResponse({ description: 'Not for this role' })
  @ApiNotFoundResponse({ description: 'No such user' })
  revoke(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<void> {
    return this.calendars.revoke(actor, id);
  }
}
