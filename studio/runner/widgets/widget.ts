import type { FlowState } from '../../definition/types.js';
import type { Execution } from '../execution.js';

/** The way out of a widget. */
export interface Exit {
  event: string;
  /** Only when the widget itself chooses between transitions of the same event, as a Split does. */
  next?: string | undefined;
}

/** A widget type the runner can execute. */
export interface Widget {
  /** True when it needs the caller on the line: once they have hung up, Studio stops the execution there. */
  needsCaller: boolean;
  /** Runs the widget; `undefined` stops the execution (Twilio: "Stop Execution"). */
  run(state: FlowState, execution: Execution): Promise<Exit | undefined>;
}
