import type { FlowDefinition } from '../../definition/types.js';
import { addTwimlRedirect } from './add-twiml-redirect.js';
import { connectCallTo } from './connect-call-to.js';
import { httpRequest } from './http-request.js';
import { sayPlay } from './say-play.js';
import { setVariables } from './set-variables.js';
import { splitBasedOn } from './split-based-on.js';
import { trigger } from './trigger.js';
import type { Widget } from './widget.js';

const WIDGETS: Readonly<Record<string, Widget>> = {
  trigger,
  'make-http-request': httpRequest,
  'split-based-on': splitBasedOn,
  'connect-call-to': connectCallTo,
  'say-play': sayPlay,
  'set-variables': setVariables,
  'add-twiml-redirect': addTwimlRedirect,
};

/** The widget of a type; throws for a type the runner cannot execute. */
export function widgetOf(type: string): Widget {
  const widget = Object.hasOwn(WIDGETS, type) ? WIDGETS[type] : undefined;
  if (widget === undefined) throw new Error(`This runner cannot execute widgets of type ${type}`);
  return widget;
}

/** Throws when a flow holds a widget the runner cannot execute, naming the first one; nothing has run then. */
export function assertKnownWidgets(flow: FlowDefinition): void {
  for (const { name, type } of flow.states) {
    if (!Object.hasOwn(WIDGETS, type)) {
      throw new Error(`Widget ${name}: this runner cannot execute widgets of type ${type}`);
    }
  }
}
