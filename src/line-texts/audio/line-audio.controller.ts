import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Anyone } from '../../common/index.js';
import { TextsInMemory } from '../texts-in-memory.service.js';
import { silence } from './wav.js';

const TYPES = { mp3: 'audio/mpeg', wav: 'audio/wav' } as const;
/** A copy never changes: another one has another name. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the copies of what callers hear to Twilio: to anybody, as everybody who calls hears them. */
@Controller('line-audio')
@ApiTags('line')
export class LineAudioController {
  /** Where there is no such copy: an error could cost the call that is to hear it. */
  private readonly nothing = silence(0.5);

  constructor(private readonly texts: TextsInMemory) {}

  @Get(':file')
  @Anyone()
  @ApiParam({ name: 'file', example: `${'0'.repeat(64)}.mp3`, description: 'SHA-256 of the copy, .mp3 or .wav' })
  @ApiProduces('audio/mpeg', 'audio/wav')
  @ApiOkResponse({ description: 'The copy; half a second of silence where no copy is kept' })
  async get(@Param('file') file: string, @Res() response: Response): Promise<void> {
    const [, id = '', format] = /^([0-9a-f]{64})\.(mp3|wav)$/.exec(file) ?? [];
    const bytes = id === '' ? null : await this.texts.copyOf(id);
    if (bytes === null) {
      response.setHeader('Content-Type', TYPES.wav).setHeader('Cache-Control', 'no-store').end(this.nothing);
      return;
    }
    const type = TYPES[format === 'mp3' ? 'mp3' : 'wav'];
    response.setHeader('Content-Type', type).setHeader('Cache-Control', FOR_EVER);
    response.setHeader('Content-Length', bytes.length).end(bytes);
  }
}
