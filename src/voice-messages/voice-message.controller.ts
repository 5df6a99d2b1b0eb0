import { Controller, Get, Headers, Res } from '@nestjs/common';
import {
  ApiGoneResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiProduces,
  ApiResponse,
  ApiServiceUnavailableResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentActor, IdParam, Roles, SessionApi, UntilGone, type Actor } from '../common/index.js';
import { sendSound } from './send-sound.js';
import { readRange } from './sound-range.js';
import { VoiceMessages } from './voice-messages.service.js';

const SOUND = { type: 'string', format: 'binary' } as const;

/** Voice messages, as they were spoken. */
@Controller('incidents')
@SessionApi('incidents', 'role')
export class VoiceMessageController {
  constructor(private readonly messages: VoiceMessages) {}

  @Get(':id/voice-message')
  @Roles('admin', 'manager')
  @ApiProduces('audio/mpeg')
  @ApiHeader({ name: 'Range', required: false, description: 'One range in bytes' })
  @ApiOkResponse({ description: 'The sound; that it was heard is in the access records', schema: SOUND })
  @ApiResponse({ status: 206, description: 'The part that Range names', schema: SOUND })
  @ApiResponse({ status: 416, description: 'Range lies behind the end' })
  @ApiNotFoundResponse({ description: 'No such incident, no voice message, or Twilio has none' })
  @ApiGoneResponse({ description: 'Removed after RECORDING_RETENTION_DAYS' })
  @ApiResponse({ status: 409, description: 'The recording belongs to another account of Twilio' })
  @ApiResponse({ status: 502, description: 'Twilio can not be asked' })
  @ApiServiceUnavailableResponse({ description: 'No Twilio account is set up, or too many messages are played' })
  async play(
    @IdParam() id: number,
    @CurrentActor() actor: Actor,
    @Headers('range') range: string | undefined,
    @UntilGone() signal: AbortSignal,
    @Res() response: Response,
  ): Promise<void> {
    const asked = { range: readRange(range), signal };
    await this.messages.play(id, actor, asked, (sound) => sendSound(sound, asked.range, response));
  }
}
