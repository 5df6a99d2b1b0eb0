import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isE164, isTimeZone } from '../common/index.js';
import { databaseAddress, type DatabaseAddress } from './database-address.js';
import { MESSAGE_KINDS, Variables, type LineFlow, type LineLanguage, type MessageKind } from './variables.js';

const MOST_FALLBACK_NUMBERS = 5;

/** What the service was told at its start, checked once and never read again from anywhere else. */
export class Environment {
  readonly production: boolean;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseAddress;
  readonly migrateAtStart: boolean;
  /** One token, two while one is being rotated, or none. */
  readonly twilioAuthTokens: readonly string[];
  readonly webhookSecret: string | null;
  /** What Twilio sees before the path, without a slash at its end; null where no signature is checked. */
  readonly publicBaseUrl: string | null;
  readonly jwtSecret: string | null;
  /** Who is made admin when nobody is; null: nobody. */
  readonly firstAdmin: { readonly email: string; readonly password: string } | null;
  /** Origins whose pages may call the administration; none: no page but our own. */
  readonly corsOrigins: readonly string[];
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

  constructor(variables: Variables) {
    this.production = variables.NODE_ENV === 'production';
    this.port = variables.PORT;
    this.host = variables.HOST;
    this.database = databaseAddress(variables.DATABASE_URL);
    this.migrateAtStart = variables.MIGRATIONS === 'auto';
    this.twilioAuthTokens = listOf(variables.TWILIO_AUTH_TOKEN);
    this.webhookSecret = variables.WEBHOOK_SECRET ?? null;
    this.publicBaseUrl = variables.PUBLIC_BASE_URL?.replace(/\/+$/, '') ?? null;
    this.jwtSecret = variables.JWT_SECRET ?? null;
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = variables;
    this.firstAdmin = email && password ? { email, password } : null;
    this.corsOrigins = listOf(variables.CORS_ORIGINS);
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
    this.messagesOff = new Set(listOf(variables.MESSAGES_OFF) as MessageKind[]);
    this.handoffReminderHour = variables.HANDOFF_REMINDER_HOUR;
  }
}

/** Variables that hold a number. */
const NUMBERS = ['PORT', 'MAX_WAIT_SECONDS', 'HANDOFF_REMINDER_HOUR'];

/** A start that can't go on: each line names the variable and what is wrong with it, never its value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/**
 * Parses and checks the variables. What is empty or blank counts as not set.
 * @throws EnvironmentError naming every wrong variable.
 */
export function parseEnvironment(raw: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value?.trim()));
  for (const name of NUMBERS) if (typeof given[name] === 'string') given[name] = Number(given[name]) as never;
  const variables = plainToInstance(Variables, given, { exposeDefaultValues: true });
  const problems = validateSync(variables).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((text) => (text.startsWith(property) ? text : `${property} ${text}`)),
  );
  problems.push(...crossChecks(variables));
  if (problems.length > 0) throw new EnvironmentError(problems);
  return new Environment(variables);
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
  if (Boolean(variables.ADMIN_EMAIL) !== Boolean(variables.ADMIN_PASSWORD)) {
    problems.push('ADMIN_EMAIL and ADMIN_PASSWORD belong together: one of them is missing');
  }
  if (variables.TWILIO_ACCOUNT_SID && tokens.length === 0) {
    problems.push('TWILIO_AUTH_TOKEN is missing: with TWILIO_ACCOUNT_SID set, it opens the REST API');
  }
  problems.push(...fallbackProblems(listOf(variables.FALLBACK_NUMBERS)));
  const unknown = listOf(variables.MESSAGES_OFF).filter((kind) => !(MESSAGE_KINDS as readonly string[]).includes(kind));
  if (unknown.length > 0) problems.push(`MESSAGES_OFF may name ${MESSAGE_KINDS.join(', ')}`);
  if (!isTimeZone(variables.BUSINESS_TIME_ZONE)) problems.push('BUSINESS_TIME_ZONE is not a known IANA time zone');
  try {
    databaseAddress(variables.DATABASE_URL);
  } catch (error) {
    problems.push(`DATABASE_URL ${error instanceof Error ? error.message : 'can not be read'}`);
  }
  return problems;
}

function fallbackProblems(numbers: readonly string[]): string[] {
  if (numbers.length > MOST_FALLBACK_NUMBERS) return [`FALLBACK_NUMBERS may name ${MOST_FALLBACK_NUMBERS} at most`];
  return numbers.every(isE164) ? [] : ['FALLBACK_NUMBERS must be phone numbers in E.164, with commas between'];
}

function listOf(text: string | undefined): string[] {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
