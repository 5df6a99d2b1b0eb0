import type { FlowDefinition, FlowState } from './types.js';

/** One thing that is wrong with a flow definition. */
export interface Problem {
  /** Name of the state; empty when the envelope of the flow is meant. */
  state: string;
  /** JSON pointer into the definition, in the form Twilio's FlowValidate uses: `#/states/3/properties/timeout`. */
  path: string;
  /** One sentence for a person. */
  message: string;
}

/** A problem of one state; `at` is the part of the path below the state, for example `properties/timeout`. */
export function problemAt(flow: FlowDefinition, state: FlowState, at: string, message: string): Problem {
  const path = `#/states/${flow.states.indexOf(state)}${at === '' ? '' : `/${at}`}`;
  return { state: state.name, path, message };
}

/** A rule of the checker: it reads a well-formed definition and names whatever breaks the rule. */
export type Rule = (flow: FlowDefinition) => Problem[];

/** The problems as lines of text, for a console or an error message. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ state, path, message }) => `${path}${state === '' ? '' : ` (${state})`}: ${message}`)
    .join('\n');
}
