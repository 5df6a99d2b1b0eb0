import { readFlow, type FlowDefinition } from '../../studio/index.js';
import type { LineFlow } from '../config/index.js';

/** A flow that lives at Twilio: one of those that a line runs on, or the one that takes over when it fails. */
export type DeployedFlow = LineFlow | 'fallback';

/** The names under which the flows are found in an account, and given when they are made. */
export const FRIENDLY_NAMES: Readonly<Record<DeployedFlow, string>> = {
  line: 'EWF emergency line',
  ladder: 'EWF emergency ladder',
  fallback: 'EWF fallback',
};

/** Where a flow's definition comes from, its placeholders still in it. */
export type FlowSource = (flow: DeployedFlow) => FlowDefinition;

/** The definitions that this project ships. */
export const shippedFlows: FlowSource = readFlow;
