import { textProperty, type FlowState } from '../definition/types.js';
import { render } from '../liquid.js';
import { CallClock } from './call-clock.js';
import { callContext, type StudioContext } from './context.js';
import type { FlowHappening } from './events.js';
import type { RungPhone, RunOptions } from './options.js';

/** One call in progress: its clock, its variables and what has happened so far. */
export class Execution {
  readonly clock: CallClock;
  readonly context: StudioContext;
  readonly heard: string[] = [];
  readonly rang: RungPhone[] = [];
  connectedTo: string | null = null;

  constructor(readonly options: RunOptions) {
    this.clock = new CallClock(options.hangUpAt, options.advance);
    this.context = callContext(options);
  }

  get callerGone(): boolean {
    return this.clock.callerGone;
  }

  /** A text of the flow with its Liquid values put in; an error names the widget. */
  render(state: FlowState, template: string): string {
    try {
      return render(template, this.context);
    } catch (error) {
      throw new Error(`Widget ${state.name}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  /** A rendered text property, or `undefined` when the widget has none of that name. */
  text(state: FlowState, key: string): string | undefined {
    const template = textProperty(state, key);
    return template === undefined ? undefined : this.render(state, template);
  }

  /** Tells the listener what happened, stamped with the simulated time. */
  async tell(state: FlowState, happening: FlowHappening): Promise<void> {
    await this.options.onStep?.({ ...happening, at: this.clock.now, state: state.name });
  }

  /** Lets simulated seconds pass in a widget; answers with how many passed before the caller hung up, if he did. */
  async spend(state: FlowState, seconds: number): Promise<number> {
    const wasGone = this.callerGone;
    const passed = await this.clock.spend(seconds);
    if (!wasGone && this.callerGone) await this.tell(state, { type: 'caller_hung_up' });
    return passed;
  }

  /** The caller hangs up this instant, if he has not yet. */
  async hangUp(state: FlowState): Promise<void> {
    if (this.callerGone) return;
    this.clock.hangUp();
    await this.tell(state, { type: 'caller_hung_up' });
  }
}
