import type { Twilio } from 'twilio';

/** Whether carriers take text messages of a number. */
export interface SmsRegistration {
  /** `registered`: an approved campaign or verification; `pending`: under review; `missing`; `not_needed`: another country. */
  readonly state: 'registered' | 'pending' | 'missing' | 'not_needed';
  /** What would have to be registered. */
  readonly needs: 'campaign' | 'toll_free' | null;
  /** Whether the number is a sender of the messaging service; null: no service is set. */
  readonly isInService: boolean | null;
}

/** What is asked about. */
export interface SmsNumber {
  readonly sid: string;
  readonly phoneNumber: string;
  /** `campaign`: an ordinary number of the United States or Canada; `toll_free`: one that is free to call. */
  readonly needs: SmsRegistration['needs'];
}

const APPROVED = new Set(['VERIFIED', 'TWILIO_APPROVED']);
const UNDER_REVIEW = new Set(['PENDING', 'IN_PROGRESS', 'PENDING_REVIEW', 'IN_REVIEW']);

/**
 * Reads whether a number is registered for text messages: by the campaign of a messaging service that has it as a sender
 * (10DLC), or by a verification of its own where it is toll-free. `serviceSid` null: every messaging service is looked at.
 * @throws what the client throws.
 */
export async function readSmsRegistration(
  client: Twilio,
  number: SmsNumber,
  serviceSid: string | null,
): Promise<SmsRegistration> {
  const { needs } = number;
  const isSender = serviceSid === null ? null : await hasSender(client, serviceSid, number.phoneNumber);
  const told = { needs, isInService: isSender };
  if (needs === null) return { ...told, state: 'not_needed' };
  return { ...told, state: stateOf(await statusesOf(client, number, serviceSid)) };
}

function stateOf(statuses: readonly string[]): SmsRegistration['state'] {
  if (statuses.some((status) => APPROVED.has(status))) return 'registered';
  return statuses.some((status) => UNDER_REVIEW.has(status)) ? 'pending' : 'missing';
}

async function statusesOf({ messaging }: Twilio, number: SmsNumber, serviceSid: string | null): Promise<string[]> {
  const { v1 } = messaging;
  if (number.needs === 'toll_free') {
    const found = await v1.tollfreeVerifications.list({ tollfreePhoneNumberSid: number.sid });
    return found.map(({ status }) => status);
  }
  const sids = serviceSid === null ? (await v1.services.list()).map(({ sid }) => sid) : [serviceSid];
  const statuses: string[] = [];
  for (const sid of sids) {
    const senders = await v1.services(sid).phoneNumbers.list();
    if (!senders.some(({ phoneNumber }) => phoneNumber === number.phoneNumber)) continue;
    const campaigns = await v1.services(sid).usAppToPerson.list();
    statuses.push(...campaigns.map(({ campaignStatus }) => campaignStatus));
  }
  return statuses;
}

async function hasSender({ messaging }: Twilio, serviceSid: string, phone: string): Promise<boolean> {
  const senders = await messaging.v1.services(serviceSid).phoneNumbers.list();
  return senders.some(({ phoneNumber }) => phoneNumber === phone);
}
