import { refusalOf, type Refusal } from '../../twilio/index.js';
import { shown } from '../definition/show.js';
import { DeployError } from '../deploy-error.js';

/** Twilio's number for a flow definition that it does not take (Twilio: error 81022). */
const INVALID_DEFINITION = 81_022;

/**
 * An error of Twilio's client as one sentence. The error itself is never passed on: what the HTTP client throws carries
 * the request with its credentials.
 * @param asked what was asked of Twilio, as the end of "Could not …".
 */
export function inWords(error: unknown, asked: string, twilioApiUrl: string | null): DeployError {
  if (error instanceof DeployError) return error;
  const refusal = refusalOf(error);
  const why = refusal === null ? unreachable(error, twilioApiUrl) : refused(refusal);
  return new DeployError(shown(`Could not ${asked}: ${why}`));
}

/** Whether Twilio says that there is no such thing. */
export const isNotFound = (error: unknown): boolean => refusalOf(error)?.status === 404;

/** What Twilio finds wrong with a definition, a line each with the widget's name; null: the error is about something else. */
export function definitionProblems(error: unknown, definition: { readonly states: readonly { name: string }[] }) {
  const refusal = refusalOf(error);
  if (refusal === null) return null;
  const listed = errorsIn(refusal.details);
  if (refusal.code !== INVALID_DEFINITION && listed.length === 0) return null;
  const lines = listed.map(({ path, message }) => `${placeOf(path, definition)}: ${message}`);
  return lines.length > 0 ? lines : [refusal.message];
}

function refused({ status, code, message }: Refusal): string {
  const said = `${status}${code === null ? '' : `, error ${code}`}${message ? `: ${message}` : ''}`;
  if (status === 401 || code === 20_003) {
    return `Twilio does not take the credentials (${said}). TWILIO_ACCOUNT_SID and the first TWILIO_AUTH_TOKEN must be those of one account.`;
  }
  if (status === 429) return `Twilio gets too many requests (${said}). Try again in a minute.`;
  if (status >= 500) return `Twilio has trouble of its own (${said}). Try again later.`;
  return `Twilio refused (${said}).`;
}

/** No answer, or none of Twilio's. */
function unreachable(error: unknown, twilioApiUrl: string | null): string {
  const where = twilioApiUrl === null ? 'Twilio' : `TWILIO_API_URL ${twilioApiUrl}`;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return `${where} can not be reached (${error.code}). Is the network up?`;
  }
  const why = error instanceof Error ? error.message : 'no reason given';
  return `${where} gave an answer that is not understood (${why}).`;
}

interface Listed {
  readonly path: string;
  readonly message: string;
}

function errorsIn(details: unknown): Listed[] {
  const errors = isRecord(details) ? details['errors'] : undefined;
  if (!Array.isArray(errors)) return [];
  return errors.filter(isRecord).map((each) => ({
    path: textOf(each['property_path']),
    message: textOf(each['message']) || 'is wrong',
  }));
}

/** `#/states/3/properties/timeout` as `connect_target, properties/timeout`; any other path as it is. */
function placeOf(path: string, { states }: { readonly states: readonly { name: string }[] }): string {
  const [, index = '', rest = ''] = /^#\/states\/(\d+)(?:\/(.*))?$/.exec(path) ?? [];
  const name = index === '' ? undefined : states[Number(index)]?.name;
  if (name === undefined) return path || 'the flow';
  return rest === '' ? name : `${name}, ${rest}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
