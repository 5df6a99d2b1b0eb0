import type { StandInFlow, StandInNumber, StandInRevision } from './state.js';

const DATE = '2026-11-23T10:00:00Z';
const STUDIO = 'https://studio.twilio.com/v2/Flows';

/** A flow as Twilio's OpenAPI document (studio v2) has it; in a list without its definition. */
export function flowAnswer(accountSid: string, flow: StandInFlow, revision: StandInRevision, inList = false): object {
  return {
    sid: flow.sid,
    account_sid: accountSid,
    author_sid: null,
    friendly_name: flow.friendlyName,
    definition: inList ? null : revision.definition,
    status: revision.status,
    revision: revision.revision,
    commit_message: inList ? null : revision.commitMessage,
    valid: inList ? null : true,
    errors: inList ? null : [],
    warnings: inList ? null : [],
    date_created: DATE,
    date_updated: DATE,
    webhook_url: webhookOf(accountSid, flow),
    url: `${STUDIO}/${flow.sid}`,
    links: { revisions: `${STUDIO}/${flow.sid}/Revisions` },
  };
}

/** A revision of a flow, which has less than the flow. */
export function revisionAnswer(accountSid: string, flow: StandInFlow, revision: StandInRevision): object {
  const answer = {
    ...flowAnswer(accountSid, flow, revision),
    url: `${STUDIO}/${flow.sid}/Revisions/${revision.revision}`,
  };
  const missing = ['warnings', 'webhook_url', 'links'];
  return Object.fromEntries(Object.entries(answer).filter(([key]) => !missing.includes(key)));
}

/** The address that a number has to point at; the document's examples have it by http. */
export function webhookOf(accountSid: string, { sid }: Pick<StandInFlow, 'sid'>): string {
  return `http://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${sid}`;
}

/** A number as Twilio's OpenAPI document (api v2010) has it. */
export function numberAnswer(accountSid: string, number: StandInNumber): object {
  return {
    sid: number.sid,
    account_sid: accountSid,
    friendly_name: number.phoneNumber,
    phone_number: number.phoneNumber,
    capabilities: { voice: number.voice, sms: number.sms, mms: false, fax: false },
    voice_url: number.fields['VoiceUrl'] || null,
    voice_method: number.fields['VoiceMethod'] ?? 'POST',
    voice_fallback_url: number.fields['VoiceFallbackUrl'] || null,
    voice_fallback_method: number.fields['VoiceFallbackMethod'] ?? 'POST',
    status_callback: number.fields['StatusCallback'] ?? '',
    status_callback_method: number.fields['StatusCallbackMethod'] ?? 'POST',
    voice_application_sid: number.fields['VoiceApplicationSid'] ?? '',
    trunk_sid: number.fields['TrunkSid'] || null,
    sms_url: number.fields['SmsUrl'] ?? 'https://demo.twilio.com/welcome/sms/reply',
    sms_method: number.fields['SmsMethod'] ?? 'POST',
    sms_application_sid: number.fields['SmsApplicationSid'] ?? '',
    api_version: '2010-04-01',
    beta: false,
    origin: 'twilio',
    status: 'in-use',
    date_created: 'Mon, 23 Nov 2026 10:00:00 +0000',
    date_updated: 'Mon, 23 Nov 2026 10:00:00 +0000',
    uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}

/** A country's dialing permissions as Twilio's OpenAPI document (voice v1) has it. */
export function countryAnswer(isoCode: string, name: string, codes: readonly string[], enabled: boolean): object {
  const url = `https://voice.twilio.com/v1/DialingPermissions/Countries/${isoCode}`;
  return {
    iso_code: isoCode,
    name,
    continent: 'NORTH_AMERICA',
    country_codes: codes,
    low_risk_numbers_enabled: enabled,
    high_risk_special_numbers_enabled: false,
    high_risk_tollfraud_numbers_enabled: false,
    url,
    links: { highrisk_special_prefixes: `${url}/HighRiskSpecialPrefixes` },
  };
}

/** An error as Twilio answers it. */
export function errorAnswer(status: number, code: number, message: string, details?: object): object {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, code, message, more_info, ...(details && { details }) };
}
