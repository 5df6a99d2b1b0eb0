/** What of a phone number decides where its calls go. */
export interface NumberFields {
  readonly voiceUrl: string;
  readonly voiceMethod: string;
  readonly statusCallback: string;
  readonly statusCallbackMethod: string;
  readonly voiceFallbackUrl: string;
  readonly voiceFallbackMethod: string;
  /** Where one is set, Twilio ignores the voice URLs. */
  readonly voiceApplicationSid: string;
  /** As for an application. */
  readonly trunkSid: string;
  readonly smsUrl: string;
  readonly smsMethod: string;
  /** Where one is set, Twilio ignores the address for text messages. */
  readonly smsApplicationSid: string;
}

/** The fields in words. */
export const FIELD_NAMES: Readonly<Record<keyof NumberFields, string>> = {
  voiceUrl: 'a call comes in',
  voiceMethod: 'a call comes in, method',
  statusCallback: 'call status changes',
  statusCallbackMethod: 'call status changes, method',
  voiceFallbackUrl: 'primary handler fails',
  voiceFallbackMethod: 'primary handler fails, method',
  voiceApplicationSid: 'TwiML app',
  trunkSid: 'SIP trunk',
  smsUrl: 'a message comes in',
  smsMethod: 'a message comes in, method',
  smsApplicationSid: 'TwiML app for messages',
};

const FIELDS = Object.keys(FIELD_NAMES) as (keyof NumberFields)[];

/** The fields of a number as Twilio gives it; what it has not set is empty. */
export function numberFields(number: { readonly [Field in keyof NumberFields]: string | null }): NumberFields {
  return Object.fromEntries(FIELDS.map((field) => [field, number[field] ?? ''])) as unknown as NumberFields;
}

/**
 * How a number must be set up, so that calls and their status changes reach the line's flow (Studio needs both), calls on
 * which the line fails reach what is behind it, and text messages reach the service at `backend`.
 */
export function wantedFields(
  lineWebhook: string,
  fallback: { readonly url: string; readonly method: string },
  backend: string,
): NumberFields {
  return {
    voiceUrl: lineWebhook,
    voiceMethod: 'POST',
    statusCallback: lineWebhook,
    statusCallbackMethod: 'POST',
    voiceFallbackUrl: fallback.url,
    voiceFallbackMethod: fallback.method,
    voiceApplicationSid: '',
    trunkSid: '',
    smsUrl: `${backend}/api/notifications/sms`,
    smsMethod: 'POST',
    smsApplicationSid: '',
  };
}

/** One field of a number that is not as it should be. */
export interface FieldChange {
  readonly field: keyof NumberFields;
  readonly old: string;
  readonly new: string;
}

/** The fields that have to be set. */
export function fieldChanges(present: NumberFields, wanted: NumberFields): FieldChange[] {
  return FIELDS.filter((field) => present[field] !== wanted[field]).map((field) => ({
    field,
    old: present[field],
    new: wanted[field],
  }));
}
