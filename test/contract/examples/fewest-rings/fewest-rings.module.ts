import { Module } from '@nestjs/common';
import { FewestRingsStep } from './fewest-rings.step.js';

/** Brings the step `fewest_rings`. */
@Module({ providers: [FewestRingsStep] })
export class FewestRingsModule {}
