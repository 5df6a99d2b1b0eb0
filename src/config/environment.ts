import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength, validateSync } from 'class-validator';
import { isTimeZone } from '../common/index.js';
import { databaseAddress, type DatabaseAddress } from './database-address.js';

/** The environment as the service uses it. Every name here stands in `.env.example` with its meaning. */
class Variables {
  @IsIn(['development', 'production', 'test'])
  NODE_ENV: 'development' | 'production' | 'test' = 'development';

  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT: number = 3000;

  @IsString()
  HOST: string = '0.0.0.0';

  @IsString()
  DATABASE_URL: string = 'sqlite:data/ewf.sqlite';

  @IsIn(['auto', 'manual'])
  MIGRATIONS: 'auto' | 'manual' = 'auto';

  @IsOptional()
  @IsString()
  TWILIO_AUTH_TOKEN?: string;

  @IsOptional()
  @IsString()
  WEBHOOK_SECRET?: string;

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/, { message: 'must be an http(s) URL without query' })
  PUBLIC_BASE_URL?: string;

  @IsOptional()
  @MinLength(32)
  JWT_SECRET?: string;

  @IsOptional()
  @Matches(/^[^\s@]+@[^\s@]+$/, { message: 'must be an e-mail address' })
  ADMIN_EMAIL?: string;

  @IsOptional()
  @MinLength(10)
  ADMIN_PASSWORD?: string;

  @IsOptional()
  @IsString()
  CORS_ORIGINS?: string;

  @IsOptional()
  @IsString()
  METRICS_TOKEN?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL: string = 'info';

  @IsIn(['defer', 'ignore'])
  CLAIMED_USERS: 'defer' | 'ignore' = 'defer';

  @IsString()
  BUSINESS_TIME_ZONE: string = 'UTC';
}

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
  }
}

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
  if (typeof given['PORT'] === 'string') given['PORT'] = Number(given['PORT']) as never;
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
  if (!isTimeZone(variables.BUSINESS_TIME_ZONE)) problems.push('BUSINESS_TIME_ZONE is not a known IANA time zone');
  try {
    databaseAddress(variables.DATABASE_URL);
  } catch (error) {
    problems.push(`DATABASE_URL ${error instanceof Error ? error.message : 'can not be read'}`);
  }
  return problems;
}

function listOf(text: string | undefined): string[] {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
