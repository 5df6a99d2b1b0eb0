import { Module } from '@nestjs/common';
import { RegionalStep } from './regional.step.js';

/** Brings the step `regional`. */
@Module({ providers: [RegionalStep] })
export class RegionalModule {}
