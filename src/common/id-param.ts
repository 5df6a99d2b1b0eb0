import { Param, type PipeTransform } from '@nestjs/common';
import { DomainError } from './domain-error.js';

const isId: PipeTransform<string, number> = {
  transform(text) {
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    throw DomainError.badRequest([{ field: 'id', message: 'id must be a whole number from 1 on' }]);
  },
};

/** The `:id` of a route: a number from 1 on, or 400 naming id. */
export const IdParam = (): ParameterDecorator => Param('id', isId);
