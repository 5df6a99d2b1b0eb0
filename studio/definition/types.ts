/** A Studio flow as Twilio exports and imports it (Twilio: Studio REST API v2, flow definition schema). */
export interface FlowDefinition {
  description?: string;
  states: FlowState[];
  /** Name of the state that an execution starts with; it is the trigger. */
  initial_state: string;
  flags?: { allow_concurrent_calls: boolean };
}

/** One widget of a flow; its results hang under `widgets.<name>` in Liquid. */
export interface FlowState {
  name: string;
  type: string;
  transitions: FlowTransition[];
  properties: Record<string, unknown>;
}

/** One way out of a widget. Without `next` (or with an empty one) the branch ends there, and with it the call. */
export interface FlowTransition {
  event: string;
  next?: string;
  /** Only on the `match` transitions of a Split. */
  conditions?: SplitCondition[];
}

/** One condition of a Split; Twilio wants all four keys, also for `is_blank` and `is_not_blank`. */
export interface SplitCondition {
  friendly_name: string;
  arguments: string[];
  type: string;
  value: string;
}

/** The state a transition leads to, or `undefined` where the branch ends (Twilio: `next` left out, or empty). */
export function nextOf(state: FlowState, event: string): string | undefined {
  return state.transitions.find((transition) => transition.event === event)?.next || undefined;
}

/** The property as text, or `undefined` when it is absent or of another JSON type. */
export function textProperty(state: FlowState, key: string): string | undefined {
  const value = state.properties[key];
  return typeof value === 'string' ? value : undefined;
}

/** True for a JSON object, false for `null`, arrays and everything else. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
