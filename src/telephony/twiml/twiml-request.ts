import { createParamDecorator, type ExecutionContext, type RawBodyRequest } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError, toE164 } from '../../common/index.js';
import { LINE_LANGUAGES, type LineLanguage } from '../../config/index.js';
import { readText, type Fields } from '../fields.js';
import { readTelephonyRequest, type TelephonyRequest } from '../telephony-request.js';
import type { Leg } from './to-twiml.js';

/** A request of Twilio about a leg of a call, after its credential was checked. */
export interface TwimlRequest extends TelephonyRequest {
  /** Ids in the address. */
  readonly link: Readonly<Record<'incident' | 'dial' | 'user' | 'callBack', number | null>>;
  readonly leg: Leg;
  /** The key by which the caller chose a language, empty for none; null: the caller was not asked. */
  readonly choice: string | null;
  /** The key by which the caller asked to be connected, empty for none; null: the caller was not asked. */
  readonly gate: string | null;
  /** Somebody of the company wants to be put through as a caller. */
  readonly isAsCaller: boolean;
  /** The same was asked a moment ago. */
  readonly isAgain: boolean;
}

/** Reads the request that a handler gets, only after the guard has let it in. */
export const Twiml = createParamDecorator((_: unknown, context: ExecutionContext): TwimlRequest => {
  const request = context.switchToHttp().getRequest<RawBodyRequest<Request>>();
  const { query } = request;
  const telephony = readTelephonyRequest(request);
  return {
    ...telephony,
    link: {
      incident: idIn(query['incident']),
      dial: idIn(query['dial']),
      user: idIn(query['user']),
      callBack: idIn(query['callBack']),
    },
    leg: legOf(telephony.fields, query),
    choice: query['choice'] === undefined ? null : readText(telephony.fields, 'Digits').trim(),
    gate: query['gate'] === undefined ? null : readText(telephony.fields, 'Digits').trim(),
    isAsCaller: query['asCaller'] === '1',
    isAgain: query['again'] === '1',
  };
});

function legOf(fields: Fields, query: Request['query']): Leg {
  return {
    flowSid: sidIn('FW', query['flow']),
    accountSid: sidIn('AC', fields['AccountSid']),
    callerId: toE164(readText(fields, 'To')),
    language: languageIn(query['language']),
    transcribes: false,
    detectsMachines: false,
    greets: null,
    verstat: verstatIn(fields['StirVerstat']) ?? verstatIn(query['stir']),
    isRinging: readText(fields, 'CallStatus') === 'ringing',
  };
}

/** Returns Twilio's verdict about a caller's number, such as `TN-Validation-Passed-A`; null where it says nothing. */
function verstatIn(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Za-z][\w-]{1,63}$/.test(value.trim()) ? value.trim() : null;
}

function sidIn(prefix: string, value: unknown): string | null {
  return typeof value === 'string' && new RegExp(`^${prefix}[0-9a-f]{32}$`).test(value) ? value : null;
}

function languageIn(value: unknown): LineLanguage | null {
  return LINE_LANGUAGES.find((language) => language === value) ?? null;
}

function idIn(value: unknown): number | null {
  // Studio may have made `123.0` of `123`.
  return typeof value === 'string' && /^[1-9]\d{0,9}(?:\.0+)?$/.test(value) ? Number(value) : null;
}

/** @throws DomainError 400 naming the field, where an id is missing in the address. */
export function required(link: TwimlRequest['link'], field: keyof TwimlRequest['link']): number {
  const id = link[field];
  if (id !== null) return id;
  throw DomainError.badRequest([{ field, message: `${field} must be a number in the address` }]);
}
