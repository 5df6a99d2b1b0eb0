import type { Place } from '../../common/index.js';
import { is, type Condition } from '../../database/index.js';

/** Incidents `i` that began in [from, to). */
export function beganIn({ from, to }: { readonly from?: Date; readonly to?: Date }): Condition[] {
  return [...(from ? [is('`i`.`created_at` >= ?', from)] : []), ...(to ? [is('`i`.`created_at` < ?', to)] : [])];
}

/** Incidents `i` that are older than a place; spelt so that both databases begin to read at it. */
export function olderThan({ at, id }: Place): Condition {
  return is('`i`.`created_at` <= ? AND (`i`.`created_at` < ? OR `i`.`id` < ?)', at, at, id);
}

/** Incidents `i` that are newer than a place. */
export function newerThan({ at, id }: Place): Condition {
  return is('`i`.`created_at` >= ? AND (`i`.`created_at` > ? OR `i`.`id` > ?)', at, at, id);
}

/** Incidents `i` that are not newer than a place. */
export function notNewerThan({ at, id }: Place): Condition {
  return is('`i`.`created_at` <= ? AND (`i`.`created_at` < ? OR `i`.`id` <= ?)', at, at, id);
}

/** SQL: whether an incident `i` is the call of a blocked caller, for whom nobody was rung. Its first event says so. */
export const IS_BLOCKED =
  "EXISTS (SELECT 1 FROM `incident_events` `b` WHERE `b`.`incident_id` = `i`.`id` AND `b`.`seq` = 1 AND `b`.`type` = 'caller_blocked')";
