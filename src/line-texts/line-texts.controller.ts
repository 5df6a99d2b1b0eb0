import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import {
  CurrentActor,
  HonoursIfMatch,
  IfMatch,
  Precondition,
  ReadsVersion,
  Roles,
  SessionApi,
  ShowsVersion,
  type Actor,
} from '../common/index.js';
import { LineTextsBody, LineTextsPreview } from './line-texts.dto.js';
import { LineTexts } from './line-texts.service.js';

/** What people hear on the line, in the company's own words. */
@Controller('line-texts')
@Roles('admin')
@SessionApi('line', 'role', 'field')
export class LineTextsController {
  constructor(private readonly texts: LineTexts) {}

  @Get()
  @ApiOkResponse({ type: LineTextsBody })
  @ReadsVersion()
  get(): Promise<LineTextsBody> {
    return this.texts.read();
  }

  @Put()
  @ApiOkResponse({
    type: LineTextsBody,
    description: 'Calls hear it from now on; the greeting when the flows are deployed',
  })
  @ApiUnprocessableEntityResponse({
    description: 'A text that is named takes too long, or can not be spoken; or a file can not be fetched or played',
  })
  @ShowsVersion()
  @HonoursIfMatch()
  replace(
    @CurrentActor() actor: Actor,
    @Body() body: LineTextsBody,
    @IfMatch() precondition: Precondition,
  ): Promise<LineTextsBody> {
    return this.texts.replace(actor, body, precondition);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ type: LineTextsPreview, description: 'How the texts would be spoken; nothing is stored' })
  preview(@Body() body: LineTextsBody): LineTextsPreview {
    return this.texts.preview(body);
  }
}
