import { DomainError } from '../../common/index.js';
import type { IncidentReference } from '../locate-incident.js';

/** What every report of the guide is answered with. */
export const SUCCESS = { success: true } as const;

/** Returns the error for an incidentId that belongs to another call than callSid: 409 (rules: §2). */
export function mismatch(): DomainError {
  const message = 'incidentId belongs to another call than callSid';
  return new DomainError(409, 'INCIDENT_MISMATCH', message, [{ field: 'incidentId', message }]);
}

/** Returns the error for a callSid or incidentId that no incident has: 404, or 400 where the callSid is missing (rules: §2). */
export function unknownIncident({ callSid, incidentId }: IncidentReference): DomainError {
  if (callSid === null) {
    const wanted =
      incidentId === null ? 'callSid is missing' : `callSid is missing, and incidentId ${incidentId} is unknown`;
    return DomainError.badRequest([{ field: 'callSid', message: wanted }]);
  }
  const orId = incidentId === null ? '' : ` or the id ${incidentId}`;
  return new DomainError(404, 'INCIDENT_NOT_FOUND', `there is no incident with this callSid${orId}`);
}
