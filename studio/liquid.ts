import { Liquid, type Template } from 'liquidjs';

/**
 * Liquid as Studio renders it: an unknown variable prints nothing, an unknown filter is an error, and Twilio's own
 * `to_json` filter exists.
 */
const engine = new Liquid({ strictFilters: true, strictVariables: false, ownPropertyOnly: true });
engine.registerFilter('to_json', (value: unknown) => JSON.stringify(value ?? null));

/** The text of a template with the values of `context` put in; throws when the template is not valid Liquid. */
export function render(template: string, context: object): string {
  return String(engine.parseAndRenderSync(template, context));
}

/**
 * The value of a template that is one `{{ … }}` and nothing else, with its type: `{{ n | plus: 0 }}` is a number. Any other
 * template is the text that it renders to.
 */
export function evaluate(template: string, context: object): unknown {
  const expression = /^\s*\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(template)?.[1];
  return expression === undefined ? render(template, context) : (engine.evalValueSync(expression, context) as unknown);
}

/** Every variable a template reads, as path segments: `{{flow.variables.n}}` is `['flow', 'variables', 'n']`. */
export function variablesOf(template: string): string[][] {
  const parsed: Template[] = engine.parse(template);
  return engine.globalVariableSegmentsSync(parsed).map((segments) => segments.map(String));
}

/** What is wrong with a template, or `undefined` when it is valid Liquid (an unknown filter or tag is not). */
export function liquidError(template: string): string | undefined {
  try {
    engine.parse(template);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
