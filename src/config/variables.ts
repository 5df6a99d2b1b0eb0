import {
  buildMessage,
  getMetadataStorage,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  Validate,
  ValidateBy,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isE164 } from '../common/index.js';
import { USUAL_PROXIES } from './trusted-proxies.js';

/** The flows that a line can run on: dialled by the service (TwiML), or by Studio's own widgets (the guide's way). */
export const LINE_FLOWS = ['line', 'ladder'] as const;
export type LineFlow = (typeof LINE_FLOWS)[number];

/** The languages that the line speaks. */
export const LINE_LANGUAGES = ['en', 'es'] as const;
export type LineLanguage = (typeof LINE_LANGUAGES)[number];

/** The value of VOICE_FALLBACK_URL that lets the line's own flow take a call back whose TwiML has failed. */
export const VOICE_FALLBACK_BY_RETURN = 'studio-return';

/** What people are told by SMS. */
export const MESSAGE_KINDS = [
  'ring',
  'exhausted',
  'abandoned',
  'voice_message',
  'broadcast',
  'handled_by_fallback',
  'follow_up',
  'handoff_reminder',
  'coverage_gaps',
  'account',
  'test',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

@ValidatorConstraint({ name: 'phoneNumber' })
class PhoneNumber implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isE164(value);
  }

  defaultMessage(): string {
    return 'must be a phone number in E.164, such as +14155550100';
  }
}

/** A number without a fraction, written in digits; one sentence says so, whatever else was written. */
function WholeNumber(least: number, most: number): PropertyDecorator {
  return ValidateBy({
    name: 'wholeNumber',
    validator: {
      validate: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
      defaultMessage: buildMessage(() => `$property must be a whole number from ${least} to ${most}, in digits alone`),
    },
  });
}

/** The environment as the service uses it. Every name here stands in `.env.example` with its meaning. */
export class Variables {
  @IsIn(['development', 'production', 'test'])
  NODE_ENV: 'development' | 'production' | 'test' = 'development';

  @WholeNumber(0, 65_535)
  PORT: number = 3000;

  @IsString()
  HOST: string = '0.0.0.0';

  @WholeNumber(1, 3600)
  KEEP_ALIVE_SECONDS: number = 75;

  /** Left out: 5 in production, 0 otherwise. */
  @IsOptional()
  @WholeNumber(0, 300)
  DRAIN_SECONDS?: number;

  @IsString()
  DATABASE_URL: string = 'sqlite:data/ewf.sqlite';

  @IsOptional()
  @IsString()
  DATABASE_CA?: string;

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
  @IsString()
  JWT_SECRET?: string;

  @IsOptional()
  @IsString()
  ADMIN_EMAIL?: string;

  @IsOptional()
  @IsString()
  ADMIN_PASSWORD?: string;

  @IsOptional()
  @IsString()
  CORS_ORIGINS?: string;

  /** Left out: `signed-in` in production, `open` otherwise. */
  @IsOptional()
  @IsIn(['open', 'signed-in'])
  API_DOCS?: 'open' | 'signed-in';

  @IsString()
  TRUSTED_PROXIES: string = USUAL_PROXIES;

  @IsOptional()
  @IsString()
  METRICS_TOKEN?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL: string = 'info';

  @IsIn(['defer', 'ignore'])
  CLAIMED_USERS: 'defer' | 'ignore' = 'defer';

  @IsString()
  BUSINESS_TIME_ZONE: string = 'UTC';

  @IsOptional()
  @Matches(/^AC[0-9a-f]{32}$/, { message: 'must be AC and 32 hexadecimal digits' })
  TWILIO_ACCOUNT_SID?: string;

  @IsOptional()
  @Validate(PhoneNumber)
  TWILIO_PHONE_NUMBER?: string;

  @IsOptional()
  @Matches(/^MG[0-9a-f]{32}$/, { message: 'must be MG and 32 hexadecimal digits' })
  TWILIO_MESSAGING_SERVICE_SID?: string;

  @WholeNumber(0, 1_000_000)
  TWILIO_LOW_BALANCE: number = 10;

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/, { message: 'must be an http(s) URL without query' })
  TWILIO_API_URL?: string;

  @IsIn(LINE_FLOWS)
  LINE_FLOW: LineFlow = 'line';

  @IsIn(LINE_LANGUAGES)
  LINE_LANGUAGE: LineLanguage = 'en';

  @WholeNumber(30, 3600)
  MAX_WAIT_SECONDS: number = 240;

  @WholeNumber(1, 10)
  MAX_PARALLEL_LEGS: number = 10;

  @IsOptional()
  @IsString()
  FALLBACK_NUMBERS?: string;

  /** Left out: recordings stay at Twilio. */
  @IsOptional()
  @WholeNumber(1, 3650)
  RECORDING_RETENTION_DAYS?: number;

  @IsIn(['on', 'off'])
  TRANSCRIPTION: 'on' | 'off' = 'off';

  @IsIn(['on', 'off'])
  CALLER_GATE: 'on' | 'off' = 'off';

  @IsIn(['on', 'off'])
  TECHNICIAN_AMD: 'on' | 'off' = 'on';

  @IsOptional()
  @Matches(/^(?:https:\/\/[^\s#]+|studio-return)$/, {
    message: 'must be an https URL without a fragment, or the word studio-return',
  })
  VOICE_FALLBACK_URL?: string;

  @IsString()
  STANDBY_DIR: string = 'data/standby';

  @IsOptional()
  @IsString()
  MESSAGES_OFF?: string;

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/?#@]+(\/\S*)?$/, { message: 'must be an http(s) URL' })
  ALERT_WEBHOOK_URL?: string;

  @WholeNumber(0, 23)
  HANDOFF_REMINDER_HOUR: number = 17;
}

/** Every variable's name. */
export const VARIABLE_NAMES: readonly string[] = [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(Variables, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
].toSorted();
