import { Module } from '@nestjs/common';
import { StepToolsModule } from '../../../../src/routing/contract/index.js';
import { PartnerOnCallStep } from './partner-on-call.step.js';

/** Brings the step `partner_on_call`. */
@Module({ imports: [StepToolsModule], providers: [PartnerOnCallStep] })
export class PartnerModule {}
