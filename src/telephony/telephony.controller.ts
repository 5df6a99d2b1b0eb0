import { Controller, Post, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { FromTwilio } from '../twilio/index.js';
import {
  AnsweredBody,
  AttemptFailedBody,
  CompletedBody,
  NextTargetAnswer,
  NextTargetBody,
  ReportAnswer,
} from './telephony.documentation.js';
import { sendJson, Telephony, type TelephonyRequest } from './telephony-request.js';
import { TelephonyService } from './telephony.service.js';

/** The four endpoints that a Studio flow calls (guide). */
@Controller('telephony')
@FromTwilio('telephony')
@ApiConsumes('application/json', 'application/x-www-form-urlencoded')
@ApiBadRequestResponse({ description: 'The body, or a field that is named, can not be read' })
export class TelephonyController {
  constructor(private readonly telephony: TelephonyService) {}

  @Post('next-target')
  @ApiBody({ type: NextTargetBody })
  @ApiOkResponse({ type: NextTargetAnswer })
  async nextTarget(@Telephony() request: TelephonyRequest, @Res() response: Response): Promise<void> {
    sendJson(response, await this.telephony.nextTarget(request));
  }

  @Post('answered')
  @ApiBody({ type: AnsweredBody })
  @ApiOkResponse({ type: ReportAnswer })
  @ApiNotFoundResponse({ description: 'No such incident' })
  @ApiConflictResponse({ description: 'incidentId and callSid belong to different calls; nothing was changed' })
  async answered(@Telephony() request: TelephonyRequest, @Res() response: Response): Promise<void> {
    sendJson(response, await this.telephony.answered(request));
  }

  @Post('attempt-failed')
  @ApiBody({ type: AttemptFailedBody })
  @ApiOkResponse({ type: ReportAnswer })
  @ApiNotFoundResponse({ description: 'No such incident' })
  @ApiConflictResponse({ description: 'incidentId and callSid belong to different calls; nothing was changed' })
  async attemptFailed(@Telephony() request: TelephonyRequest, @Res() response: Response): Promise<void> {
    sendJson(response, await this.telephony.attemptFailed(request));
  }

  @Post('completed')
  @ApiBody({ type: CompletedBody })
  @ApiOkResponse({ type: ReportAnswer })
  @ApiNotFoundResponse({ description: 'No such incident' })
  @ApiConflictResponse({ description: 'incidentId and callSid belong to different calls; nothing was changed' })
  async completed(@Telephony() request: TelephonyRequest, @Res() response: Response): Promise<void> {
    sendJson(response, await this.telephony.completed(request));
  }
}
