import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { crossChecks, warningsOf } from './cross-checks.js';
import { databaseAddress, type DatabaseAddress } from './database-address.js';
import { EnvironmentError } from './environment-error.js';
import { isMessageKind, listOf, originOf, withoutApi } from './list-values.js';
import { tidyValues } from './tidy-values.js';
import { SETTINGS_BESIDE_CALLS } from './settings-beside-calls.js';
import { isOfStep } from './step-names.js';
import { VARIABLE_NAMES, Variables, type LineFlow, type LineLanguage, type MessageKind } from './variables.js';

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
  /** The messaging service that text messages are sent by; null: they are sent from the line's number. */
  readonly twilioMessagingServiceSid: string | null;
  /** Below this balance of the account managers are told; 0: the balance doesn't matter. */
  readonly twilioLowBalance: number;
  /** Where requests to Twilio's REST API go instead, without a slash at its end; null: to Twilio. */
  readonly twilioApiUrl: string | null;
  readonly lineFlow: LineFlow;
  readonly lineLanguage: LineLanguage;
  /** How long a caller is to wait at most before everybody who is left rings together, in seconds. */
  readonly maxWaitSeconds: number;
  /** How many phones one dial rings at once at most. */
  readonly maxParallelLegs: number;
  /** Rung by the flow itself when the service does not answer, E.164, in order; none: people of the service. */
  readonly fallbackNumbers: readonly string[];
  /** For how many days recordings are kept at Twilio; null: they stay. */
  readonly recordingRetentionDays: number | null;
  /** Whether Twilio writes down what callers say in voice messages. */
  readonly transcription: boolean;
  /** Whether callers press a key before anybody is rung for them. */
  readonly callerGate: boolean;
  /** Whether Twilio looks for machines on technicians' legs, which are ended then: only where its REST API can be used. */
  readonly technicianAmd: boolean;
  /** Where the fallback's first TwiML document lies, or VOICE_FALLBACK_BY_RETURN; null: nowhere. */
  readonly voiceFallbackUrl: string | null;
  /** The folder of what the service needs while its database is away. */
  readonly standbyDir: string;
  readonly messagesOff: ReadonlySet<MessageKind>;
  /** Where alerts are posted that text messages can't bring; it may hold a secret. Null: nowhere. */
  readonly alertWebhookUrl: string | null;
  /** The hour of the business's day at which tomorrow's people on call are reminded. */
  readonly handoffReminderHour: number;

  constructor(
    variables: Variables,
    /** What the operator should mend, a sentence each, naming the variable and never a secret. */
    readonly warnings: readonly string[],
    /** The variables of ladder steps, by their names. */
    readonly stepSettings: ReadonlyMap<string, string> = new Map(),
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
    this.twilioMessagingServiceSid = variables.TWILIO_MESSAGING_SERVICE_SID ?? null;
    this.twilioLowBalance = variables.TWILIO_LOW_BALANCE;
    this.twilioApiUrl = variables.TWILIO_API_URL?.replace(/\/+$/, '') ?? null;
    this.lineFlow = variables.LINE_FLOW;
    this.lineLanguage = variables.LINE_LANGUAGE;
    this.maxWaitSeconds = variables.MAX_WAIT_SECONDS;
    this.maxParallelLegs = variables.MAX_PARALLEL_LEGS;
    this.fallbackNumbers = listOf(variables.FALLBACK_NUMBERS);
    this.recordingRetentionDays = variables.RECORDING_RETENTION_DAYS ?? null;
    this.transcription = variables.TRANSCRIPTION === 'on';
    this.callerGate = variables.CALLER_GATE === 'on';
    this.technicianAmd = variables.TECHNICIAN_AMD === 'on' && this.twilioAccountSid !== null;
    this.voiceFallbackUrl = variables.VOICE_FALLBACK_URL ?? null;
    this.standbyDir = variables.STANDBY_DIR;
    this.messagesOff = new Set(listOf(variables.MESSAGES_OFF).filter(isMessageKind));
    this.alertWebhookUrl = variables.ALERT_WEBHOOK_URL ?? null;
    this.handoffReminderHour = variables.HANDOFF_REMINDER_HOUR;
  }
}

/** Variables that hold a number. */
const NUMBERS = [
  'PORT',
  'KEEP_ALIVE_SECONDS',
  'DRAIN_SECONDS',
  'MAX_WAIT_SECONDS',
  'MAX_PARALLEL_LEGS',
  'TWILIO_LOW_BALANCE',
  'HANDOFF_REMINDER_HOUR',
  'RECORDING_RETENTION_DAYS',
];

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
  const ofSteps = tidyValues(raw, Object.keys(raw).filter(isOfStep));
  const given: Record<string, string | number> = { ...tidy.values };
  for (const name of NUMBERS) if (/^-?\d+$/.test(tidy.values[name] ?? '')) given[name] = Number(given[name]);
  const variables = plainToInstance(Variables, given, { exposeDefaultValues: true });
  const wrong = new Map([...tidy.problems, ...ofSteps.problems]);
  for (const { property, constraints } of validateSync(variables)) {
    for (const text of Object.values(constraints ?? {})) {
      wrong.set(property, text.startsWith(property) ? text : `${property} ${text}`);
    }
  }
  const mended = replaceBesideCalls(variables, wrong);
  const problems = [...wrong.values(), ...crossChecks(variables)];
  if (problems.length > 0) throw new EnvironmentError(problems);
  const told = [...warnings, ...tidy.warnings, ...ofSteps.warnings, ...mended, ...warningsOf(variables)];
  return new Environment(variables, told, new Map(Object.entries(ofSteps.values)));
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
