import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiParam,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ReadsMuch, Roles, SessionApi, UntilGone } from '../../common/index.js';
import { BusinessHoursBody, HoursBody, type NewBusinessHours } from '../../scheduling/index.js';
import { LADDER_KINDS } from '../ladder/ladder.js';
import { LadderBody } from '../ladder/ladders.dto.js';
import { HoursDraftAnswer, LadderDraftAnswer } from './drafts.dto.js';
import { Drafts } from './drafts.service.js';

/** What a change would do, before it is made. */
@Controller()
@Roles('admin', 'manager')
@SessionApi('routing', 'role')
@ApiBadRequestResponse({ description: 'A field that is named is missing or malformed' })
@ApiUnprocessableEntityResponse({ description: 'A value that is named can not be accepted' })
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Post('ladders/:kind/preview')
  @HttpCode(200)
  @ApiParam({ name: 'kind', enum: LADDER_KINDS })
  @ApiOkResponse({ type: LadderDraftAnswer, description: 'Nothing is written' })
  @ApiNotFoundResponse({ description: 'No such ladder' })
  @ReadsMuch()
  ladder(
    @Param('kind') kind: string,
    @Body() body: LadderBody,
    @UntilGone() signal: AbortSignal,
  ): Promise<LadderDraftAnswer> {
    return this.drafts.ladder(kind, body, signal);
  }

  @Post('business-hours/preview')
  @HttpCode(200)
  @ApiBody({ type: BusinessHoursBody })
  @ApiOkResponse({ type: HoursDraftAnswer, description: 'Nothing is written' })
  @ReadsMuch()
  businessHours(@HoursBody() body: NewBusinessHours, @UntilGone() signal: AbortSignal): Promise<HoursDraftAnswer> {
    return this.drafts.businessHours(body, signal);
  }
}
