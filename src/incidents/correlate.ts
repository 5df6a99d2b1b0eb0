import type { IncidentRecord } from './incident-record.js';
import type { IncidentReference, Located } from './locate-incident.js';

/**
 * Which incident a request means (rules: §2). `mismatch`: its incidentId was another one's than its callSid.
 * `foreignAndEnded`: the incident is over, and the callSid is not its own; it is told in the trail and changes nothing.
 */
export type Correlation =
  | {
      readonly kind: 'incident';
      readonly incident: IncidentRecord;
      readonly mismatch: boolean;
      readonly foreignAndEnded: boolean;
    }
  | { readonly kind: 'new'; readonly mismatch: boolean }
  | { readonly kind: 'conflict'; readonly own: IncidentRecord }
  | { readonly kind: 'unknown' };

/** A request for the next target: a call that nobody knows, or that comes back after its end, is a new incident. */
export function correlateCall(reference: IncidentReference, { byCallSid, byId }: Located): Correlation {
  const found = { kind: 'incident', foreignAndEnded: false } as const;
  if (byCallSid) return { ...found, incident: byCallSid, mismatch: isAnother(reference, byCallSid) };
  if (byId && (reference.callSid === null || byId.endedAt === null)) {
    return { ...found, incident: byId, mismatch: false };
  }
  return reference.callSid === null ? { kind: 'unknown' } : { kind: 'new', mismatch: false };
}

/** A report: never makes an incident, never changes one that its callSid does not belong to. */
export function correlateReport(reference: IncidentReference, { byCallSid, byId }: Located): Correlation {
  if (byCallSid && isAnother(reference, byCallSid)) return { kind: 'conflict', own: byCallSid };
  const incident = byCallSid ?? byId;
  if (!incident) return { kind: 'unknown' };
  const foreignAndEnded = byCallSid === null && reference.callSid !== null && incident.endedAt !== null;
  return { kind: 'incident', incident, mismatch: false, foreignAndEnded };
}

function isAnother({ incidentId }: IncidentReference, own: IncidentRecord): boolean {
  return incidentId !== null && incidentId !== own.id;
}
