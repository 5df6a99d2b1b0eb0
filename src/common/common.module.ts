import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';

/** What knows no domain noun and is needed everywhere. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class CommonModule {}
