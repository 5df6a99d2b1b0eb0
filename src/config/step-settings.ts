import { Injectable } from '@nestjs/common';
import { Environment } from './environment.js';
import { isOfStep, STEP_PREFIX } from './step-names.js';

/**
 * What operators set for ladder steps: the variables whose names begin with `STEP_`. Read them in the step's constructor: what
 * can't be used then stops the start, and is named before anybody calls.
 */
@Injectable()
export class StepSettings {
  constructor(private readonly environment: Environment) {}

  /** Returns the value of a variable such as `STEP_PARTNER_TOKEN`; null: it isn't set. @throws Error for another name. */
  text(name: string): string | null {
    if (!isOfStep(name)) throw new Error(`${name}: a step's variables begin with ${STEP_PREFIX}`);
    return this.environment.stepSettings.get(name) ?? null;
  }

  /** Returns an http(s) address; null: it isn't set. @throws Error naming the variable, and never its value. */
  url(name: string): string | null {
    const text = this.text(name);
    if (text === null) return null;
    if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
    throw new Error(`${name} must be an http(s) URL`);
  }

  /** Returns a whole number from `least` to `most`; `otherwise` where it isn't set. @throws Error naming the variable. */
  wholeNumber(name: string, least: number, most: number, otherwise: number): number {
    const text = this.text(name);
    if (text === null) return otherwise;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new Error(`${name} must be a whole number from ${least} to ${most}`);
  }
}
