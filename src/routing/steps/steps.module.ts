import { Module } from '@nestjs/common';
import { AdminStep } from './admin.step.js';
import { BroadcastStep } from './broadcast.step.js';
import { ManagerStep } from './manager.step.js';
import { PrimaryOncallStep } from './primary-oncall.step.js';
import { RotatingPoolStep } from './rotating-pool.step.js';
import { RepeatCallerStep } from './repeat-caller.step.js';
import { SecondaryStep } from './secondary.step.js';

/** The built-in steps; they come in through the same door as everyone else's. */
@Module({
  providers: [
    PrimaryOncallStep,
    SecondaryStep,
    AdminStep,
    ManagerStep,
    RotatingPoolStep,
    BroadcastStep,
    RepeatCallerStep,
  ],
})
export class BuiltInStepsModule {}
