import { Controller, HttpCode, Logger, Post, Res } from '@nestjs/common';
import { ApiBadRequestResponse, ApiConsumes } from '@nestjs/swagger';
import type { Response } from 'express';
import { CallBacksService, endOfConnected } from '../../../call-backs/index.js';
import { DomainError } from '../../../common/index.js';
import { Environment } from '../../../config/index.js';
import { FromTwilio } from '../../../twilio/index.js';
import { readDuration, readText } from '../../fields.js';
import { Links } from '../links.js';
import { TEXTS } from '../texts.js';
import { AnswersTwiml, DialResultBody, LegBody, Listens, ScreenResultBody } from '../twiml.documentation.js';
import { required, Twiml, type TwimlRequest } from '../twiml-request.js';
import { askForKey, goodbye, ringCaller, type CallBackMaker } from './call-back-document.js';
import { CALL_BACK_TEXTS } from './call-back-texts.js';

/** What Twilio says of a dial in which the two talked. */
const CONNECTED: ReadonlySet<string> = new Set(['completed', 'answered']);
/** What it says of a call to somebody who did not pick up. */
const NOT_PICKED_UP: ReadonlySet<string> = new Set(['busy', 'no-answer', 'failed', 'canceled']);

/** What the person hears who calls a caller back. */
@Controller('telephony/twiml')
@FromTwilio('telephony')
@ApiConsumes('application/x-www-form-urlencoded', 'application/json')
@ApiBadRequestResponse({ description: 'The body, or what the address must name, can not be read' })
export class CallBackTwimlController {
  private readonly logger = new Logger('Telephony');
  private readonly maker: CallBackMaker;

  constructor(
    private readonly callBacks: CallBacksService,
    environment: Environment,
  ) {
    this.maker = {
      links: new Links(environment),
      texts: TEXTS[environment.lineLanguage],
      words: CALL_BACK_TEXTS[environment.lineLanguage],
      callerId: environment.twilioPhoneNumber ?? '',
    };
  }

  @Post('call-back')
  @AnswersTwiml('Somebody who is to call back picked up: they are asked for a 1', LegBody, 'callBack')
  pickedUp(@Twiml() { link, origin }: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(response, origin.requestId, async () => {
      const callBack = await this.callBacks.active(required(link, 'callBack'));
      return callBack ? askForKey(callBack, this.maker) : goodbye(this.maker.words.over, this.maker);
    });
  }

  @Post('call-back-key')
  @AnswersTwiml('They pressed 1, and the caller is rung; or not, and the call ends', ScreenResultBody, 'callBack')
  key(@Twiml() { link, fields, origin }: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(response, origin.requestId, async () => {
      const id = required(link, 'callBack');
      if (readText(fields, 'Digits').trim() !== '1') {
        await this.callBacks.end(id, { status: 'not_taken' }, 'ringing');
        return goodbye(this.maker.words.over, this.maker);
      }
      const callBack = await this.callBacks.accept(id);
      return callBack ? ringCaller(callBack, this.maker) : goodbye(this.maker.words.over, this.maker);
    });
  }

  @Post('call-back-over')
  @AnswersTwiml('The talk is over, or the caller was not reached', DialResultBody, 'callBack')
  over(@Twiml() { link, fields, origin }: TwimlRequest, @Res() response: Response): Promise<void> {
    return this.answer(response, origin.requestId, async () => {
      const status = readText(fields, 'DialCallStatus');
      const talked = CONNECTED.has(status) && readText(fields, 'DialBridged').toLowerCase() !== 'false';
      const { seconds } = readDuration({ duration: fields['DialCallDuration'] });
      const end = talked ? endOfConnected(seconds) : ({ status: 'not_reached', error: status || null } as const);
      await this.callBacks.end(required(link, 'callBack'), end);
      return goodbye(talked ? null : this.maker.words.notReached, this.maker);
    });
  }

  @Post('call-back-status')
  @HttpCode(204)
  @Listens('How the call to the person went', LegBody, 'callBack')
  async status(@Twiml() { link, fields }: TwimlRequest): Promise<void> {
    const status = readText(fields, 'CallStatus');
    const id = required(link, 'callBack');
    if (NOT_PICKED_UP.has(status)) await this.callBacks.end(id, { status: 'not_taken', error: status }, 'ringing');
    if (status !== 'completed') return;
    await this.callBacks.end(id, { status: 'not_taken' }, 'ringing');
    // The result of the dial says more, and may still come.
    await this.callBacks.end(id, { status: 'talked' }, 'accepted');
  }

  /** Whatever goes wrong here, the person is not told an error of Twilio's. @throws DomainError 400 for an address that isn't ours */
  private async answer(response: Response, requestId: string, work: () => Promise<string>): Promise<void> {
    let document: string;
    try {
      document = await work();
    } catch (error) {
      if (error instanceof DomainError) throw error;
      this.logger.error({ msg: 'a call back could not be answered as it should', requestId, err: error });
      document = goodbye(this.maker.words.trouble, this.maker);
    }
    response.setHeader('Content-Type', 'text/xml; charset=utf-8').end(document);
  }
}
