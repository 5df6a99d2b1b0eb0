import { textProperty, type FlowState } from '../definition/types.js';
import { evaluate, render } from '../liquid.js';
import type { Call } from './call.js';
import { callContext, type StudioContext } from './context.js';

/** One execution of a flow: the call it is about, and the variables that only this execution has. */
export class Execution {
  readonly context: StudioContext;

  constructor(readonly call: Call) {
    this.context = callContext(call.options);
  }

  /** A text of the flow with its Liquid values put in; an error names the widget. */
  render(state: FlowState, template: string): string {
    return this.read(state, () => render(template, this.context));
  }

  /** The value of a template that is one `{{ … }}`, with its type; of any other, its text. An error names the widget. */
  evaluate(state: FlowState, template: string): unknown {
    return this.read(state, () => evaluate(template, this.context));
  }

  private read<T>(state: FlowState, read: () => T): T {
    try {
      return read();
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
}
