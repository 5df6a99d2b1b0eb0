import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { maskPhone } from '../../common/index.js';
import type { SmsNumber, SmsRegistration } from '../../twilio/index.js';
import { fine, notAsked, wrong, type Check, type Finding } from './check.js';

/** Text messages that the line's number sends reach phones: it is able to send them, and registered where that is needed. */
export const textMessages: Check = {
  name: 'text_messages',
  async run(facts) {
    await facts.reachAccount();
    const { twilioPhoneNumber: phone, twilioMessagingServiceSid: service } = facts.environment;
    const number = (await facts.numbers()).find(({ phoneNumber }) => phoneNumber === phone);
    if (phone === null || number === undefined) return notAsked('Not asked: the number of the line is not known.');
    if (!number.sendsMessages && service !== null) {
      return notAsked(
        `${maskPhone(phone)} can not send text messages: they are sent by the messaging service, and nobody can answer them.`,
        'Send yourself a test message.',
      );
    }
    if (!number.sendsMessages) {
      return wrong(
        `${maskPhone(phone)} can not send text messages (error 21606).`,
        'Set TWILIO_MESSAGING_SERVICE_SID to a service with a number that can, or buy a number with SMS for the line.',
      );
    }
    const needs = registrationOf(phone);
    return findingOf(maskPhone(phone), await facts.smsRegistration({ sid: number.sid, phoneNumber: phone, needs }));
  },
};

/** What carriers want registered before they take text messages of a number: only those of +1 want anything. */
export function registrationOf(phone: string): SmsNumber['needs'] {
  const parsed = parsePhoneNumberFromString(phone);
  if (parsed?.countryCallingCode !== '1') return null;
  return parsed.getType() === 'TOLL_FREE' ? 'toll_free' : 'campaign';
}

function findingOf(phone: string, { state, needs, isInService }: SmsRegistration): Finding {
  if (isInService === false) {
    return wrong(
      `${phone} is no sender of the messaging service (TWILIO_MESSAGING_SERVICE_SID): replies to its messages go elsewhere.`,
      'Twilio Console, Messaging, Services: add the number to the sender pool.',
    );
  }
  const what = needs === 'toll_free' ? 'toll-free verification (error 30032)' : 'A2P 10DLC campaign (error 30034)';
  switch (state) {
    case 'registered':
      return fine(`${phone} is registered for text messages.`);
    case 'not_needed':
      return fine(`${phone} sends text messages; Twilio asks for no registration that we know of.`);
    case 'pending':
      return wrong(
        `The registration of ${phone} is under review: until it is approved carriers may block text messages.`,
        'Twilio Console, Messaging, Regulatory Compliance: wait for the approval, and send yourself a test message then.',
      );
    case 'missing':
      return wrong(
        `${phone} has no approved ${what}: carriers in the United States block its text messages.`,
        'Twilio Console, Messaging, Regulatory Compliance: register, and set TWILIO_MESSAGING_SERVICE_SID to the service of the campaign.',
      );
  }
}
