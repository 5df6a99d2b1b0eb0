import type { Verb } from '../document/verb.js';
import { audio } from './audio.js';
import { dial } from './dial.js';
import { enqueue } from './enqueue.js';
import { gather } from './gather.js';
import { hangup } from './hangup.js';
import { leave } from './leave.js';
import { record } from './record.js';
import { redirect } from './redirect.js';
import type { VerbRunner } from './verb-runner.js';

const RUNNERS: Readonly<Record<string, VerbRunner>> = {
  Say: audio,
  Play: audio,
  Pause: audio,
  Gather: gather,
  Record: record,
  Dial: dial,
  Enqueue: enqueue,
  Leave: leave,
  Redirect: redirect,
  Hangup: hangup,
};

/** How a verb is done; every verb that a document may begin with is here. */
export function verbOf({ name }: Verb): VerbRunner {
  const runner = RUNNERS[name];
  if (runner === undefined) throw new Error(`This runner has no way to do ${name}`);
  return runner;
}
