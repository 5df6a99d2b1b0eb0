import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse } from '@nestjs/swagger';
import { ReadsMuch, SessionApi, SignedIn, UntilGone } from '../../common/index.js';
import { PreviewAnswer, PreviewQuery } from './preview.dto.js';
import { PreviewService } from './preview.service.js';

/** Who would be called. */
@Controller('routing')
@SessionApi('routing')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  @Get('preview')
  @SignedIn()
  @ApiOkResponse({ type: PreviewAnswer, description: 'The whole ladder, as if everyone failed to answer' })
  @ApiBadRequestResponse({ description: 'at is no instant' })
  @ReadsMuch()
  preview(@Query() { at, callerPhone }: PreviewQuery, @UntilGone() signal: AbortSignal): Promise<PreviewAnswer> {
    return this.previews.preview({ at, callerPhone }, signal);
  }
}
