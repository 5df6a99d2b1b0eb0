import { checkFlow, prepareFlow, type FlowDefinition, type FlowSettings, type Problem } from '../../studio/index.js';
import { shown } from './definition/show.js';
import { DeployError } from './deploy-error.js';
import { FRIENDLY_NAMES, type DeployedFlow, type FlowSource } from './flows.js';

/**
 * A flow with its placeholders filled in, fit to go live.
 * @throws DeployError that names what our own checker finds wrong, each problem with its widget.
 */
export function preparedFlow(source: FlowSource, flow: DeployedFlow, settings: FlowSettings): FlowDefinition {
  const definition = filledIn(source, flow, settings);
  const withoutDocument = flow === 'fallback' || settings.fallbackUrl === undefined;
  assertNoProblems(flow, 'our own check', checkFlow(definition, { withoutDocument }).map(problemLine));
  return definition;
}

/**
 * Throws when a definition has problems.
 * @param by who found them.
 */
export function assertNoProblems(flow: DeployedFlow, by: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const list = problems.map((problem) => `  ${shown(problem)}`).join('\n');
  throw new DeployError(`${FRIENDLY_NAMES[flow]} can not go live, says ${by}:\n${list}`);
}

/** A problem of our checker as a line that begins with the widget's name. */
export function problemLine({ state, path, message }: Problem): string {
  return `${state || 'the flow'}: ${message} (${path})`;
}

function filledIn(source: FlowSource, flow: DeployedFlow, settings: FlowSettings): FlowDefinition {
  try {
    const { greeting } = settings;
    // The fallback's own words say that something is broken.
    const words = flow === 'fallback' ? null : (greeting?.words ?? null);
    // Studio dials by itself in the flow `ladder`, so nothing of ours can be played there.
    const isPlayed = flow === 'line' && greeting?.isPlayed === true;
    return prepareFlow(source(flow), { ...settings, ...(greeting && { greeting: { ...greeting, words, isPlayed } }) });
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw new DeployError(shown(`${FRIENDLY_NAMES[flow]} can not be prepared: ${why}`));
  }
}
