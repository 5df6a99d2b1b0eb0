import { isE164, isTimeZone, maskPhone } from '../common/index.js';
import { databaseAddress } from './database-address.js';
import { isMessageKind, listOf, originOf, withoutApi } from './list-values.js';
import { proxyWarnings } from './trusted-proxies.js';
import { MESSAGE_KINDS, type Variables } from './variables.js';
import { weakSecrets } from './weak-secrets.js';

const MAX_FALLBACK_NUMBERS = 5;

/** Returns what is no reason not to start, a sentence each. */
export function warningsOf(variables: Variables): string[] {
  const warnings: string[] = [];
  const address = variables.PUBLIC_BASE_URL;
  if (address !== undefined && withoutApi(address) !== address.replace(/\/+$/, '')) {
    warnings.push(`PUBLIC_BASE_URL ends in /api, which belongs to the paths: ${withoutApi(address)} is taken`);
  }
  const foreign = listOf(variables.CORS_ORIGINS).filter((entry) => originOf(entry) === null);
  if (foreign.length > 0) {
    const why = foreign.includes('*')
      ? '* is not taken, for any page could then use'
      : 'an entry is no origin, and can not use';
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
  if (variables.TRANSCRIPTION === 'on' && variables.LINE_LANGUAGE !== 'en') {
    warnings.push('TRANSCRIPTION is on, and LINE_LANGUAGE is not en: Twilio writes down English alone');
  }
  if (variables.CALLER_GATE === 'on' && variables.LINE_FLOW === 'ladder') {
    warnings.push('CALLER_GATE is on, and LINE_FLOW is ladder, which asks callers for no key: it does nothing');
  }
  if (variables.JWT_SECRET === undefined) warnings.push('JWT_SECRET is missing: nobody can sign in');
  if (variables.NODE_ENV !== 'production') {
    warnings.push(...weakSecrets(variables).map((sentence) => `${sentence}; production refuses it`));
  }
  return warnings;
}

/** Returns what is wrong between several variables, a sentence each. */
export function crossChecks(variables: Variables): string[] {
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
  if (numbers.length > MAX_FALLBACK_NUMBERS) return [`FALLBACK_NUMBERS may name ${MAX_FALLBACK_NUMBERS} at most`];
  if (!numbers.every(isE164)) return ['FALLBACK_NUMBERS must be phone numbers in E.164, with commas between'];
  if (own === undefined || !numbers.includes(own)) return [];
  return [
    `FALLBACK_NUMBERS holds ${maskPhone(own)}, the line itself (TWILIO_PHONE_NUMBER): a call would go in a circle`,
  ];
}
