import { parsePhoneNumberFromString } from 'libphonenumber-js';

import { parseFlow } from '../definition/shape.js';
import type { FlowDefinition, FlowState } from '../definition/types.js';
import { withEmergencyNumber } from './emergency-number.js';
import { withGreeting, type Greeting } from './greeting.js';
import { inLanguage, type FlowLanguage } from './in-language.js';

/** What a flow needs before it can go live. */
export interface FlowSettings {
  /** Public address of this service without the `/api` part; https, and http only for localhost and 127.0.0.1. */
  backendUrl: string;
  /** E.164 numbers rung one after the other when the service cannot be reached; one to five. */
  fallbackNumbers: readonly string[];
  /**
   * Where the first document of the fallback lies (https): TwiML that asks people for a key, and is tried before the flow
   * rings the numbers by itself. Left out: the flow rings them at once, and a voicemail that picks up counts as an answer.
   */
  fallbackUrl?: string;
  /** What callers hear from the flow; left out: English. */
  language?: FlowLanguage;
  /** The first words of a call; left out: those that the flow ships. */
  greeting?: Greeting;
  /** The public emergency number as it is spoken, such as `9 1 1`; left out: it isn't named. */
  emergencyNumber?: string;
}

const BACKEND = 'https://BACKEND';
const FALLBACK = 'https://FALLBACK';
/** The widgets that try the fallback's TwiML, and the one that goes on without it. */
const TRY_DOCUMENT = ['say_moment', 'check_fallback', 'fallback'];
const WITHOUT_DOCUMENT = 'say_fallback';
const MAX_FALLBACKS = 5;
const FALLBACK_STATE = /(?:^|_)fallback_(\d+)$/;
const AFTER_LAST_FALLBACK = 'say_sorry';

/**
 * The flow with its placeholders replaced: `https://BACKEND` by the service's address, `https://FALLBACK` by that of the
 * fallback's document, and the fallback widgets by as many as there are numbers, in the language that is asked for. The
 * widgets of the first fallback are the pattern for all. Leaves its argument untouched.
 * Throws when a setting is missing or unusable.
 */
export function prepareFlow(definition: FlowDefinition, settings: FlowSettings): FlowDefinition {
  const backend = backendBase(settings.backendUrl);
  const numbers = checkedNumbers(settings.fallbackNumbers);
  const document = settings.fallbackUrl;
  if (document !== undefined) checkDocumentAddress(document);
  const addressed = mapTexts(document === undefined ? withoutDocument(definition) : definition, (text) =>
    text.replaceAll(BACKEND, backend).replaceAll(FALLBACK, document ?? ''),
  );
  const language = settings.language ?? 'en';
  const spoken = mapTexts(inLanguage(parseFlow(addressed), language), (text) =>
    withEmergencyNumber(text, language, settings.emergencyNumber ?? null),
  );
  const flow = settings.greeting === undefined ? spoken : withGreeting(spoken, settings.greeting, language);
  const pattern = flow.states.filter((state) => fallbackIndex(state) === 1);
  if (pattern.length === 0) throw new Error('This flow has no fallback_1 widget to ring the fallback numbers with');
  const position = flow.states.findIndex((state) => fallbackIndex(state) !== undefined);
  const others = flow.states.filter((state) => fallbackIndex(state) === undefined);
  const fallbacks = numbers.flatMap((number, nth) => fallbackStates(pattern, nth + 1, number, numbers.length));
  return { ...flow, states: [...others.slice(0, position), ...fallbacks, ...others.slice(position)] };
}

/** The flow without the widgets that try the fallback's document; what led to them leads to the numbers. */
function withoutDocument(flow: FlowDefinition): FlowDefinition {
  const states = flow.states.filter(({ name }) => !TRY_DOCUMENT.includes(name));
  const changed = { ...flow, states };
  return mapTexts(changed, (text) => (TRY_DOCUMENT.includes(text) ? WITHOUT_DOCUMENT : text));
}

function checkDocumentAddress(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:' && url.hash === '') return;
  throw new Error(
    'fallbackUrl must be an https address without a fragment, such as https://static.example.com/fallback.xml',
  );
}

function fallbackIndex(state: FlowState): number | undefined {
  const index = FALLBACK_STATE.exec(state.name)?.[1];
  return index === undefined ? undefined : Number(index);
}

function fallbackStates(pattern: FlowState[], index: number, number: string, count: number): FlowState[] {
  const following = index < count ? `fallback_${index + 1}` : AFTER_LAST_FALLBACK;
  return pattern.map((state) =>
    mapTexts(state, (text) =>
      text === 'fallback_2'
        ? following
        : text.replaceAll('+1FALLBACK1', number).replaceAll('fallback_1', `fallback_${index}`),
    ),
  );
}

/** A copy of a JSON value in which every text went through `change`. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  const changed = JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? change(item) : item));
  return JSON.parse(changed) as T;
}

function backendBase(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw new Error('backendUrl must be a full address such as https://emergency.example.com');
  const local = ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new Error(`backendUrl must be https (http only for localhost), not ${url.protocol}//${url.host}`);
  }
  if (url.search !== '' || url.hash !== '') throw new Error('backendUrl must have no query and no fragment');
  return address.trim().replace(/\/+$/, '');
}

function checkedNumbers(numbers: readonly string[]): readonly string[] {
  if (numbers.length === 0) {
    throw new Error(
      'At least one fallback number is needed: without one a caller is lost whenever the service is down',
    );
  }
  if (numbers.length > MAX_FALLBACKS) throw new Error(`At most ${MAX_FALLBACKS} fallback numbers are possible`);
  numbers.forEach((number, nth) => {
    const parsed = parsePhoneNumberFromString(number);
    if (parsed?.number !== number || !parsed.isPossible()) {
      throw new Error(`Fallback number ${nth + 1} is not an E.164 phone number such as +14155550123`);
    }
  });
  return numbers;
}
