import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { IdParam, Roles, SessionApi } from '../../common/index.js';
import { RotationBody, RotationChangeBody } from './rotations.dto.js';
import { ChangedTurnsAnswer, TurnsAnswer } from './turns-preview.dto.js';
import { TurnsPreview } from './turns-preview.service.js';

/** Whose turn it would be. */
@Controller('on-call/rotations')
@Roles('admin', 'manager')
@SessionApi('on call', 'role', 'field')
@ApiUnprocessableEntityResponse({ description: 'A value that is named can not be accepted' })
export class TurnsPreviewController {
  constructor(private readonly preview: TurnsPreview) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ type: TurnsAnswer, description: 'The next eight turns of a new rotation; nothing is written' })
  ofNew(@Body() body: RotationBody): TurnsAnswer {
    return this.preview.ofNew(body);
  }

  @Post(':id/preview')
  @HttpCode(200)
  @ApiOkResponse({ type: ChangedTurnsAnswer, description: 'The next eight turns of a changed one; nothing is written' })
  @ApiNotFoundResponse({ description: 'No such rotation' })
  ofChange(@IdParam() id: number, @Body() body: RotationChangeBody): Promise<ChangedTurnsAnswer> {
    return this.preview.ofChange(id, body);
  }
}
