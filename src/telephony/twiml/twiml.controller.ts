import { Controller, HttpCode, Logger, Post, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError } from '../../common/index.js';
import { Environment, type LineLanguage } from '../../config/index.js';
import { TextsInMemory } from '../../line-texts/index.js';
import { FromTwilio } from '../../twilio/index.js';
import { sendJson } from '../telephony-request.js';
import type { Document } from './document.js';
import { CallInService } from './call-in/call-in.service.js';
import { Links } from './links.js';
import { legTexts, type LegTexts } from './texts.js';
import { askForKey, chooseLanguage, toTwiml, type Leg } from './to-twiml.js';
import {
  AnswersTwiml,
  DetectedBody,
  DialResultBody,
  LegBody,
  Listens,
  QueueResultBody,
  RecordingBody,
  ScreenResultBody,
  TranscriptionBody,
} from './twiml.documentation.js';
import { Twiml, type TwimlRequest } from './twiml-request.js';
import { TwimlService } from './twiml.service.js';

/** What the caller's leg is told when something of ours is broken: the flow rings its own numbers. */
const FAILED: Document = { kind: 'return', outcome: 'failed' };
const WAIT: Document = { kind: 'wait_in_queue' };
/** Somebody of the company who calls in is a caller where their question can't be answered. */
const AS_CALLER: Document = { kind: 'as_caller' };
/** And a technician's leg: the ladder goes on. */
const HANG_UP: Document = { kind: 'hang_up', why: 'no_key' };

/** The line that the service dials itself: Twilio asks here what to do with each leg of a call. */
@Controller('telephony/twiml')
@FromTwilio('telephony')
@ApiConsumes('application/x-www-form-urlencoded', 'application/json')
@ApiBadRequestResponse({ description: 'The body, or what the address must name, can not be read' })
@ApiNotFoundResponse({ description: 'No such incident' })
@ApiConflictResponse({ description: 'The incident belongs to another call; nothing was changed' })
export class TwimlController {
  private readonly logger = new Logger('Telephony');
  private readonly links: Links;
  private readonly ourNumber: string | null;
  private readonly transcribes: boolean;
  private readonly detectsMachines: boolean;
  private readonly asksForKey: boolean;

  constructor(
    private readonly line: TwimlService,
    private readonly callIns: CallInService,
    private readonly lineTexts: TextsInMemory,
    environment: Environment,
  ) {
    this.links = new Links(environment);
    this.ourNumber = environment.twilioPhoneNumber;
    this.transcribes = environment.transcription;
    this.detectsMachines = environment.technicianAmd;
    this.asksForKey = environment.callerGate;
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
    const question = this.callIns.question(request);
    if (question !== null) return this.answer(request, response, AS_CALLER, () => Promise.resolve(question));
    const { languages } = this.lineTexts.current;
    const [first = 'en', second] = languages;
    let leg: Leg = { ...request.leg, greets: this.greets(request, first) };
    if (second !== undefined && leg.language === null) {
      if (request.choice === null) {
        sendTwiml(response, chooseLanguage(leg, this.links, this.textsIn(second)));
        return Promise.resolve();
      }
      leg = { ...leg, language: request.choice === '2' ? second : first };
    }
    // Any key shows that a person calls, that for a language too: somebody in need may miss the 1.
    const isAsked = this.asksForKey && request.gate === null && !request.choice && !this.line.isOfOurs(request);
    if (isAsked) {
      sendTwiml(response, askForKey(leg, this.links, this.textsIn(leg.language ?? first)));
      return Promise.resolve();
    }
    const chosen = { ...request, leg };
    return this.answer(chosen, response, FAILED, () => this.line.start(chosen));
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
  @AnswersTwiml('A technician picked up: they are asked whether they accept', LegBody, 'incident', 'user')
  screen(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, HANG_UP, () => this.line.screen(request));
  }

  @Post('screen-result')
  @AnswersTwiml('A key was pressed or not: they are connected, or their leg ends', ScreenResultBody, 'incident', 'user')
  screenResult(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, HANG_UP, () => this.line.screenResult(request));
  }

  @Post('connect')
  @AnswersTwiml('A technician picked up whose picking up is enough: they are connected', LegBody, 'incident', 'user')
  connect(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, HANG_UP, () => this.line.connect(request));
  }

  @Post('voice-message')
  @AnswersTwiml(
    'What the caller recorded: thanks, or what to do where a life is in danger, and back to the flow',
    RecordingBody,
    'incident',
  )
  voiceMessage(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, FAILED, () => this.line.voiceMessage(request));
  }

  @Post('call-in')
  @AnswersTwiml('Somebody of the company who calls in takes the caller who waits, or is a caller', ScreenResultBody)
  callIn(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, AS_CALLER, () => this.callIns.take(request));
  }

  @Post('call-in-over')
  @AnswersTwiml('They are no longer connected to the caller', DialResultBody, 'incident', 'user')
  callInOver(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, HANG_UP, () => this.callIns.over(request));
  }

  @Post('taken')
  @AnswersTwiml('The caller comes to the queue of somebody who called in', LegBody, 'incident')
  taken(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, FAILED, () => this.callIns.taken(request));
  }

  @Post('queue-wait')
  @AnswersTwiml('What the caller hears in the queue, for some seconds', LegBody)
  queueWait(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, WAIT, () => Promise.resolve(WAIT));
  }

  @Post('queue-result')
  @AnswersTwiml('The caller comes out of the queue', QueueResultBody, 'incident', 'dial', 'user')
  queueResult(@Twiml() request: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(request, response, FAILED, () => this.callIns.queueResult(request));
  }

  @Post('leg-status')
  @Listens('Noted in the trail', LegBody, 'incident', 'user')
  legStatus(@Twiml() request: TwimlRequest): Promise<void> {
    return this.line.legStatus(request);
  }

  @Post('detected')
  @Listens(
    "Whether a person or a machine picked up, as Twilio takes it; a machine's leg is ended",
    DetectedBody,
    'incident',
    'user',
  )
  detected(@Twiml() request: TwimlRequest): Promise<void> {
    return this.line.detected(request);
  }

  @Post('recording-status')
  @Listens(
    'The length of the recording, or that nothing was recorded, is kept with the incident',
    RecordingBody,
    'incident',
  )
  recordingStatus(@Twiml() request: TwimlRequest): Promise<void> {
    return this.line.recordingStatus(request);
  }

  @Post('transcription')
  @Listens('What the caller said is kept with the incident, and managers are told', TranscriptionBody, 'incident')
  transcription(@Twiml() request: TwimlRequest): Promise<void> {
    return this.line.transcription(request);
  }

  /** Whatever goes wrong, a leg is told something useful: Twilio would hang up on an error. */
  private async answer(
    request: TwimlRequest,
    response: Response,
    otherwise: Document,
    work: () => Promise<Document>,
  ): Promise<void> {
    const callerId = this.ourNumber ?? request.leg.callerId;
    const language = request.leg.language ?? this.lineTexts.current.languages[0] ?? 'en';
    const { detectsMachines } = this;
    // Twilio writes down English alone.
    const transcribes = this.transcribes && language === 'en';
    const leg: Leg = { ...request.leg, callerId, transcribes, detectsMachines };
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
    sendTwiml(response, toTwiml(document, leg, this.links, this.textsIn(language)));
  }

  /** In which words a caller is greeted with the first document: the flow leaves it to us where there is a file for it. */
  private greets({ choice, gate }: TwimlRequest, first: LineLanguage): LegTexts | null {
    const isFirst = choice === null && gate === null;
    return isFirst && this.lineTexts.current.audio[first].greeting !== undefined ? this.textsIn(first) : null;
  }

  private textsIn(language: LineLanguage): LegTexts {
    return legTexts(this.lineTexts.current, language, (id) => this.lineTexts.isAtHand(id));
  }
}

function sendTwiml(response: Response, twiml: string): void {
  response.setHeader('Content-Type', 'text/xml; charset=utf-8').end(twiml);
}
