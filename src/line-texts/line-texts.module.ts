import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { AudioCopies } from './audio/audio-copies.service.js';
import { AudioFetcher } from './audio/audio-fetcher.service.js';
import { LineAudioController } from './audio/line-audio.controller.js';
import { LineTextsController } from './line-texts.controller.js';
import { LineTexts } from './line-texts.service.js';
import { TextsInMemory } from './texts-in-memory.service.js';

/** What people hear on the line, in the company's own words. */
@Module({
  imports: [UsersModule],
  controllers: [LineTextsController, LineAudioController],
  providers: [LineTexts, TextsInMemory, AudioCopies, AudioFetcher],
  exports: [TextsInMemory],
})
export class LineTextsModule {}
