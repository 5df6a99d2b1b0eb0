import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { LineTextsController } from './line-texts.controller.js';
import { LineTexts } from './line-texts.service.js';
import { TextsInMemory } from './texts-in-memory.service.js';

/** What people hear on the line, in the company's own words. */
@Module({
  imports: [UsersModule],
  controllers: [LineTextsController],
  providers: [LineTexts, TextsInMemory],
  exports: [TextsInMemory],
})
export class LineTextsModule {}
