import { Body } from '@nestjs/common';
import express, { type RequestHandler } from 'express';
import { DomainError } from '../../common/index.js';
import { decodeCalendar } from './decode-calendar.js';

/** Longest holiday file, in bytes. */
const LIMIT = 1024 * 1024;

/** Reads a body of the type text/calendar as it is; JSON is read for all routes. */
export function calendarBodies(): RequestHandler {
  return express.raw({ type: 'text/calendar', limit: LIMIT });
}

/** The iCalendar document that came as text/calendar, or as `ics` of a JSON body; 400 naming the field. */
export const CalendarText = (): ParameterDecorator => Body({ transform: textOf });

function textOf(body: unknown): string {
  if (Buffer.isBuffer(body) && body.length > 0) return decodeCalendar(body);
  const fields = typeof body === 'object' && body !== null ? { ...body } : {};
  const unknown = Object.keys(fields).find((name) => name !== 'ics');
  if (unknown !== undefined) {
    throw DomainError.badRequest([{ field: unknown, message: `property ${unknown} should not exist` }]);
  }
  const { ics } = fields as { ics?: unknown };
  if (typeof ics === 'string' && ics !== '') return ics;
  throw DomainError.badRequest([{ field: 'ics', message: 'ics must be an iCalendar document' }]);
}
