import type { Type } from '@nestjs/common';
import { BuiltInStepsModule } from '../routing/steps/index.js';

/** The modules that bring ladder steps: one line each (docs/add-a-ladder-step.md). */
export const stepModules: Type[] = [BuiltInStepsModule];
