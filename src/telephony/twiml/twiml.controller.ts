import { Controller, HttpCode, Logger, Post, Res, UseGuards } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBasicAuth,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError, OwnGuard } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { TwilioAuthGuard } from '../../twilio/index.js';
import { sendJson } from '../telephony-request.js';
import type { Document } from './document.js';
import { Links } from './links.js';
import { TEXTS } from './texts.js';
import { toTwiml, type Leg } from './to-twiml.js';
import {
  AnswersTwiml,
  DialResultBody,
  LegBody,
  Listens,
  RecordingBody,
  ScreenResultBody,
} from './twiml.documentation.js';
import { Twiml, type TwimlRequest } from './twiml-request.js';
import { TwimlService } from './twiml.service.js';

/** What the caller's leg is told when something of ours is broken: the flow rings its own numbers. */
const FAILED: Document = { kind: 'return', outcome: 'failed' };
/** And a technician's leg: the ladder goes on. */
const HANG_UP: Document = { kind: 'hang_up', why: 'no_key' };

/** The line that the service dials itself: Twilio asks here what to do with each leg of a call. */
@Controller('telephony/twiml')
@OwnGuard()
@UseGuards(TwilioAuthGuard)
@ApiTags('telephony')
@ApiBearerAuth('webhook-secret')
@ApiBasicAuth('webhook-secret-basic')
@ApiConsumes('application/x-www-form-urlencoded', 'application/json')
@ApiUnauthorizedResponse({ description: 'No valid signature or secret; nothing was changed' })
@ApiBadRequestResponse({ description: 'The body, or what the address must name, can not be read' })
@ApiNotFoundResponse({ description: 'No such incident' })
@ApiConflictResponse({ description: 'The incident belongs to another call; nothing was changed' })
export class TwimlController {
  private readonly logger = new Logger('Telephony');
  private readonly links: Links;
  private readonly ourNumber: string | null;
  private readonly texts: (typeof TEXTS)['en'];

  constructor(
    private readonly line: TwimlService,
    environment: Environment,
  ) {
    this.links = new Links(environment);
    this.ourNumber = environment.twilioPhoneNumber;
    this.texts = TEXTS[environment.lineLanguage];
  }

  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ description: 'A call can be handed over' })
  check(@Res() response: Response): void {
    sendJson(response, { ok: true });
  }

  @Post('start')
  @AnswersTwiml('A caller is handed over: whom to ring', LegBody)
  start(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, FAILED, () => this.line.start(request));
  }

  @Post('dial-result')
  @AnswersTwiml(
    'A dial is over: whom to ring next, the ending, or back to the flow',
    DialResultBody,
    'incident',
    'dial',
  )
  dialResult(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, FAILED, () => this.line.dialResult(request));
  }

  @Post('screen')
  @AnswersTwiml('A technician picked up: he is asked whether he accepts', LegBody, 'incident', 'user')
  screen(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, HANG_UP, () => this.line.screen(request));
  }

  @Post('screen-result')
  @AnswersTwiml('He pressed a key, or none: he is connected, or his leg ends', ScreenResultBody, 'incident', 'user')
  screenResult(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, HANG_UP, () => this.line.screenResult(request));
  }

  @Post('connect')
  @AnswersTwiml('A technician picked up whose picking up is enough: he is connected', LegBody, 'incident', 'user')
  connect(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, HANG_UP, () => this.line.connect(request));
  }

  @Post('voice-message')
  @AnswersTwiml('The caller has left a message: thanks, and back to the flow', RecordingBody, 'incident')
  voiceMessage(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, FAILED, () => this.line.voiceMessage(request));
  }

  @Post('leg-status')
  @Listens('Noted in the trail', LegBody, 'incident', 'user')
  legStatus(@Twiml() request: TwimlRequest): Promise<void> {
    return this.line.legStatus(request);
  }

  @Post('recording-status')
  @Listens('The recording is kept with the incident', RecordingBody, 'incident')
  recordingStatus(@Twiml() request: TwimlRequest): Promise<void> {
    return this.line.recordingStatus(request);
  }

  /** Whatever goes wrong, a leg is told something useful: Twilio would hang up on an error. */
  private async answer(
    request: TwimlRequest,
    response: Response,
    otherwise: Document,
    work: () => Promise<Document>,
  ): Promise<void> {
    const leg: Leg = { ...request.leg, callerId: this.ourNumber ?? request.leg.callerId };
    let document: Document;
    try {
      document = await work();
    } catch (error) {
      const canBeTold = otherwise.kind !== 'return' || (leg.flowSid !== null && leg.accountSid !== null);
      if (!canBeTold) throw error;
      const { requestId, endpoint } = request.origin;
      const level = error instanceof DomainError ? 'warn' : 'error';
      this.logger[level]({ msg: `${endpoint} could not be answered as it should`, requestId, err: error });
      document = otherwise;
    }
    response.setHeader('Content-Type', 'text/xml; charset=utf-8').end(toTwiml(document, leg, this.links, this.texts));
  }
}
