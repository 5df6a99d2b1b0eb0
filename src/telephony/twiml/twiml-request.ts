import { createParamDecorator, type ExecutionContext, type RawBodyRequest } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError, toE164 } from '../../common/index.js';
import { readText, type Fields } from '../fields.js';
import { readTelephonyRequest, type TelephonyRequest } from '../telephony-request.js';
import type { Leg } from './to-twiml.js';

/** A request of Twilio about a leg of a call, after its credential was checked. */
export interface TwimlRequest extends TelephonyRequest {
  /** Ids in the address. */
  readonly link: Readonly<Record<'incident' | 'dial' | 'user', number | null>>;
  readonly leg: Leg;
}

/** Reads the request that a handler gets, only after the guard has let it in. */
export const Twiml = createParamDecorator((_: unknown, context: ExecutionContext): TwimlRequest => {
  const request = context.switchToHttp().getRequest<RawBodyRequest<Request>>();
  const { query } = request;
  const telephony = readTelephonyRequest(request);
  return {
    ...telephony,
    link: { incident: idIn(query['incident']), dial: idIn(query['dial']), user: idIn(query['user']) },
    leg: legOf(telephony.fields, query['flow']),
  };
});

function legOf(fields: Fields, flow: unknown): Leg {
  return {
    flowSid: sidIn('FW', flow),
    accountSid: sidIn('AC', fields['AccountSid']),
    callerId: toE164(readText(fields, 'To')),
    isRinging: readText(fields, 'CallStatus') === 'ringing',
  };
}

function sidIn(prefix: string, value: unknown): string | null {
  return typeof value === 'string' && new RegExp(`^${prefix}[0-9a-f]{32}$`).test(value) ? value : null;
}

function idIn(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,9}$/.test(value) ? Number(value) : null;
}

/** @throws DomainError 400 naming the field, where an id is missing in the address. */
export function required(link: TwimlRequest['link'], field: 'incident' | 'dial' | 'user'): number {
  const id = link[field];
  if (id !== null) return id;
  throw DomainError.badRequest([{ field, message: `${field} must be a number in the address` }]);
}
