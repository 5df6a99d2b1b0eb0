import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { validation } from '../../common/index.js';
import { CalendarQuery } from '../on-call/on-call.dto.js';

/**
 * The query of a calendar feed, checked like all others, but without what calendar programs and links in mails add to an
 * address: that is passed over.
 */
export const CalendarParameters = createParamDecorator(
  (_: unknown, context: ExecutionContext): Promise<CalendarQuery> => {
    const { token, userId } = context.switchToHttp().getRequest<Request>().query;
    const own = { ...(token !== undefined && { token }), ...(userId !== undefined && { userId }) };
    return validation().transform(own, { type: 'query', metatype: CalendarQuery }) as Promise<CalendarQuery>;
  },
);
