import { Injectable } from '@nestjs/common';

/** The names of the ladder steps whose offers are turns of the rotating pool; who has the steps adds them at the start. */
@Injectable()
export class PoolTurnSteps {
  readonly names = new Set<string>();
}
