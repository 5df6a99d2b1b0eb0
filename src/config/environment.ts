import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isE164, isTimeZone, maskPhone } from '../common/index.js';
import { databaseAddress, type DatabaseAddress } from './database-address.js';
import { EnvironmentError } from './environment-error.js';
import { tidyValues } from './tidy-values.js';
import { SETTINGS_BESIDE_CALLS } from './settings-beside-calls.js';
import { proxyWarnings } from './trusted-proxies.js';
import {
  MESSAGE_KINDS,
  VARIABLE_NAMES,
  Variables,
  type LineFlow,
  type LineLanguage,
  type MessageKind,
} from './variables.js';
import { weakSecrets } from './weak-secrets.js';

const MOST_FALLBACK_NUMBERS = 5;
/** Long enough for a balancer that asks every few seconds to notice. */
const DRAIN_SECONDS_IN_PRODUCTION = 5;

/** What the service was told at its start, checked once and never read again from anywhere else. */
export class Environment {
  readonly production: boolean;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** How long a connection may stay open with no request on it. */
  readonly keepAliveSeconds: number;
  /** How long requests are still taken after the service was told to stop. */
  readonly drainSeconds: number;
  readonly database: DatabaseAddress;
  readonly migrateAtStart: boolean;
  /** One token, two while one is being rotated, or none. */
  readonly twilioAuthTokens: readonly string[];
  readonly webhookSecret: string | null;
  /** What Twilio sees before the path, without a slash at its end; null where no signature is checked. */
  readonly publicBaseUrl: string | null;
  readonly jwtSecret: string | null;
  /** Who is made an admin at the start when no admin can sign in, as it was given: checked where it is used. */
  readonly adminEmail: string | null;
  readonly adminPassword: string | null;
  /** Origins whose pages may call the administration; none: no page but our own. */
  readonly corsOrigins: readonly string[];
  /** Proxies that are believed whose request they pass on: as `trustedProxies` reads it. */
  readonly trustedProxies: string;
  /** Who may read the description of the interface. */
  readonly apiDocs: 'open' | 'signed-in';
  /** What `/metrics` asks for; null: it is open. */
  readonly metricsToken: string | null;
  readonly logLevel: string;
  readonly claimedUsers: 'defer' | 'ignore';
  /** IANA zone in which the first business hours are created. */
  readonly businessTimeZone: string;
  /** Whose REST API is used, for messages and for setting up the line; null: nothing is asked of Twilio. */
  readonly twilioAccountSid: string | null;
  /** The line's own number, E.164: what technicians see, and where messages come from. */
  readonly twilioPhoneNumber: string | null;
  /** Where requests to Twilio's REST API go instead, without a slash at its end; null: to Twilio. */
  readonly twilioApiUrl: string | null;
  readonly lineFlow: LineFlow;
  readonly lineLanguage: LineLanguage;
  /** How long a caller is to wait at most before everybody who is left rings together, in seconds. */
  readonly maxWaitSeconds: number;
  /** Rung by the flow itself when the service does not answer, E.164, in order; none: people of the service. */
  readonly fallbackNumbers: readonly string[];
  /** The folder of what the service needs while its database is away. */
  readonly standbyDir: string;
  readonly messagesOff: ReadonlySet<MessageKind>;
  /** The hour of the business's day at which tomorrow's people on call are reminded. */
  readonly handoffReminderHour: number;

  constructor(
    variables: Variables,
    /** What the operator should mend, a sentence each, naming the variable and never a secret. */
    readonly warnings: readonly string[],
  ) {
    this.production = variables.NODE_ENV === 'production';
    this.port = variables.PORT;
    this.host = variables.HOST;
    this.keepAliveSeconds = variables.KEEP_ALIVE_SECONDS;
    this.drainSeconds = variables.DRAIN_SECONDS ?? (this.production ? DRAIN_SECONDS_IN_PRODUCTION : 0);
    this.database = databaseAddress(variables.DATABASE_URL, variables.DATABASE_CA);
    this.migrateAtStart = variables.MIGRATIONS === 'auto';
    this.twilioAuthTokens = listOf(variables.TWILIO_AUTH_TOKEN);
    this.webhookSecret = variables.WEBHOOK_SECRET ?? null;
    this.publicBaseUrl = variables.PUBLIC_BASE_URL === undefined ? null : withoutApi(variables.PUBLIC_BASE_URL);
    this.jwtSecret = variables.JWT_SECRET ?? null;
    this.adminEmail = variables.ADMIN_EMAIL ?? null;
    this.adminPassword = variables.ADMIN_PASSWORD ?? null;
    this.corsOrigins = listOf(variables.CORS_ORIGINS).flatMap((entry) => originOf(entry) ?? []);
    this.apiDocs = variables.API_DOCS ?? (this.production ? 'signed-in' : 'open');
    this.trustedProxies = variables.TRUSTED_PROXIES;
    this.metricsToken = variables.METRICS_TOKEN ?? null;
    this.logLevel = variables.LOG_LEVEL;
    this.claimedUsers = variables.CLAIMED_USERS;
    this.businessTimeZone = variables.BUSINESS_TIME_ZONE;
    this.twilioAccountSid = variables.TWILIO_ACCOUNT_SID ?? null;
    this.twilioPhoneNumber = variables.TWILIO_PHONE_NUMBER ?? null;
    this.twilioApiUrl = variables.TWILIO_API_URL?.replace(/\/+$/, '') ?? null;
    this.lineFlow = variables.LINE_FLOW;
    this.lineLanguage = variables.LINE_LANGUAGE;
    this.maxWaitSeconds = variables.MAX_WAIT_SECONDS;
    this.fallbackNumbers = listOf(variables.FALLBACK_NUMBERS);
    this.standbyDir = variables.STANDBY_DIR;
    this.messagesOff = new Set(listOf(variables.MESSAGES_OFF).filter(isMessageKind));
    this.handoffReminderHour = variables.HANDOFF_REMINDER_HOUR;
  }
}

/** Variables that hold a number. */
const NUMBERS = ['PORT', 'KEEP_ALIVE_SECONDS', 'DRAIN_SECONDS', 'MAX_WAIT_SECONDS', 'HANDOFF_REMINDER_HOUR'];

/**
 * Parses and checks the variables. What is empty or blank counts as not set. `warnings` is what was found before, where
 * they were read; `Environment.warnings` has it and what is found here.
 * @throws EnvironmentError naming every wrong variable.
 */
export function parseEnvironment(
  raw: Readonly<Record<string, string | undefined>>,
  warnings: readonly string[] = [],
): Environment {
  const tidy = tidyValues(raw, VARIABLE_NAMES);
  const given: Record<string, string | number> = { ...tidy.values };
  for (const name of NUMBERS) if (/^-?\d+$/.test(tidy.values[name] ?? '')) given[name] = Number(given[name]);
  const variables = plainToInstance(Variables, given, { exposeDefaultValues: true });
  const wrong = new Map(tidy.problems);
  for (const { property, constraints } of validateSync(variables)) {
    for (const text of Object.values(constraints ?? {})) {
      wrong.set(property, text.startsWith(property) ? text : `${property} ${text}`);
    }
  }
  const mended = replaceBesideCalls(variables, wrong);
  const problems = [...wrong.values(), ...crossChecks(variables)];
  if (problems.length > 0) throw new EnvironmentError(problems);
  return new Environment(variables, [...warnings, ...tidy.warnings, ...mended, ...warningsOf(variables)]);
}

/** Takes what is wrong beside calls out of `wrong`, and something usable instead; returns a warning of each. */
function replaceBesideCalls(variables: Variables, wrong: Map<string, string>): string[] {
  const warnings: string[] = [];
  for (const [name, instead] of Object.entries(SETTINGS_BESIDE_CALLS)) {
    const sentence = wrong.get(name);
    if (sentence === undefined) continue;
    wrong.delete(name);
    Object.assign(variables, { [name]: instead.value() });
    warnings.push(`${sentence}; ${instead.means}`);
  }
  return warnings;
}

/** What is no reason not to start. */
function warningsOf(variables: Variables): string[] {
  const warnings: string[] = [];
  const address = variables.PUBLIC_BASE_URL;
  if (address !== undefined && withoutApi(address) !== address.replace(/\/+$/, '')) {
    warnings.push(`PUBLIC_BASE_URL ends in /api, which belongs to the paths: ${withoutApi(address)} is taken`);
  }
  const foreign = listOf(variables.CORS_ORIGINS).filter((entry) => originOf(entry) === null);
  if (foreign.length > 0) {
    const why = foreign.includes('*')
      ? '* is not taken, for any page could then use'
      : 'an entry is none, and can not use';
    warnings.push(`CORS_ORIGINS must hold origins such as https://app.example.com: ${why} the administration`);
  }
  if (!listOf(variables.MESSAGES_OFF).every(isMessageKind)) {
    const kinds = MESSAGE_KINDS.join(', ');
    warnings.push(`MESSAGES_OFF may name ${kinds}: another word is there, and turns nothing off`);
  }
  warnings.push(...proxyWarnings(variables.TRUSTED_PROXIES));
  if (listOf(variables.TWILIO_AUTH_TOKEN).length === 0 && variables.WEBHOOK_SECRET === undefined) {
    warnings.push('TWILIO_AUTH_TOKEN and WEBHOOK_SECRET are missing: every telephony request will get 401');
  }
  if (variables.JWT_SECRET === undefined) warnings.push('JWT_SECRET is missing: nobody can sign in');
  if (variables.NODE_ENV !== 'production') {
    warnings.push(...weakSecrets(variables).map((sentence) => `${sentence}; production refuses it`));
  }
  return warnings;
}

/** The address before `/api`, without a slash at its end. */
function withoutApi(address: string): string {
  return address
    .replace(/\/+$/, '')
    .replace(/\/api(\/(telephony|notifications)(\/.*)?)?$/i, '')
    .replace(/\/+$/, '');
}

function originOf(entry: string): string | null {
  const text = entry.replace(/\/+$/, '').toLowerCase();
  return URL.canParse(text) && new URL(text).origin === text ? text : null;
}

function crossChecks(variables: Variables): string[] {
  const problems: string[] = [];
  const tokens = listOf(variables.TWILIO_AUTH_TOKEN);
  if (tokens.length > 2) problems.push('TWILIO_AUTH_TOKEN may hold two tokens at most');
  if (tokens.length > 0 && !variables.PUBLIC_BASE_URL) {
    problems.push('PUBLIC_BASE_URL is missing: with TWILIO_AUTH_TOKEN set, signatures are checked against it');
  }
  if (variables.NODE_ENV === 'production' && tokens.length === 0 && !variables.WEBHOOK_SECRET) {
    problems.push('TWILIO_AUTH_TOKEN or WEBHOOK_SECRET is missing: without either nobody could call');
  }
  if (variables.NODE_ENV === 'production') problems.push(...weakSecrets(variables));
  if (variables.TWILIO_ACCOUNT_SID && tokens.length === 0) {
    problems.push('TWILIO_AUTH_TOKEN is missing: with TWILIO_ACCOUNT_SID set, it opens the REST API');
  }
  problems.push(...fallbackProblems(listOf(variables.FALLBACK_NUMBERS), variables.TWILIO_PHONE_NUMBER));
  if (!isTimeZone(variables.BUSINESS_TIME_ZONE)) problems.push('BUSINESS_TIME_ZONE is not a known IANA time zone');
  try {
    databaseAddress(variables.DATABASE_URL, variables.DATABASE_CA);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : 'DATABASE_URL can not be read');
  }
  return problems;
}

function fallbackProblems(numbers: readonly string[], own: string | undefined): string[] {
  if (numbers.length > MOST_FALLBACK_NUMBERS) return [`FALLBACK_NUMBERS may name ${MOST_FALLBACK_NUMBERS} at most`];
  if (!numbers.every(isE164)) return ['FALLBACK_NUMBERS must be phone numbers in E.164, with commas between'];
  if (own === undefined || !numbers.includes(own)) return [];
  return [
    `FALLBACK_NUMBERS holds ${maskPhone(own)}, the line itself (TWILIO_PHONE_NUMBER): a call would go in a circle`,
  ];
}

function isMessageKind(text: string): text is MessageKind {
  return (MESSAGE_KINDS as readonly string[]).includes(text);
}

function listOf(text: string | undefined): string[] {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
