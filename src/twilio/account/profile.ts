import type { Twilio } from 'twilio';

/** The approved primary customer profile of an account, on which it depends how many calls it may have at once. */
export type CustomerProfile = 'business' | 'individual' | 'none';

/**
 * Reads which primary customer profile is approved. Twilio tells its kind by the name of its policy only, such as
 * "Primary Customer Profile of type Business"; secondary profiles don't count.
 * @throws what the client throws.
 */
export async function readProfile(client: Twilio): Promise<CustomerProfile> {
  const { trusthub } = client;
  const approved = await trusthub.v1.customerProfiles.list({ status: 'twilio-approved' });
  const policies = [...new Set(approved.map(({ policySid }) => policySid))];
  const kinds = await Promise.all(
    policies.map(async (sid) => kindOf((await trusthub.v1.policies(sid).fetch()).friendlyName)),
  );
  if (kinds.includes('business')) return 'business';
  return kinds.includes('individual') ? 'individual' : 'none';
}

function kindOf(policyName: string): CustomerProfile {
  if (/secondary/i.test(policyName)) return 'none';
  return /individual|sole|starter/i.test(policyName) ? 'individual' : 'business';
}

/** Accounts that were upgraded before this instant keep the calls at once that they had (Twilio: support 223180028). */
const LIMITED_SINCE = new Date('2026-02-03T00:00:00Z');
/** Legs at once by Twilio's support article 223180028; an approved business profile has no limit. */
const LEGS = { trial: 5, none: 2, individual: 3 } as const;

/** How many legs (a caller's is one, each technician's another) an account may have at once. */
export interface LegLimit {
  /** Null: no limit. */
  readonly legs: number | null;
  /** False: an account of its age may also have been upgraded before limits began, and have none. */
  readonly isCertain: boolean;
}

/** Returns how many legs at once an account may have. */
export function legLimit(
  account: { readonly isTrial: boolean; readonly createdAt: Date },
  profile: CustomerProfile,
): LegLimit {
  if (account.isTrial) return { legs: LEGS.trial, isCertain: true };
  if (profile === 'business') return { legs: null, isCertain: true };
  return { legs: LEGS[profile], isCertain: account.createdAt >= LIMITED_SINCE };
}
