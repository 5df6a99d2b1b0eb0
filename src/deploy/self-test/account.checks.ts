import { maskPhone } from '../../common/index.js';
import { DeployError } from '../deploy-error.js';
import { FIELD_NAMES, fieldChanges, wantedFields } from '../twilio/number-fields.js';
import { voiceFallbackTarget } from '../voice-fallback.js';
import { DEPLOY, fine, wrong, type Check } from './check.js';
import { backendAddress } from '../settings.js';

const NO_FLOW = '(a flow that is not there)';

/** The account is there and takes our credentials. */
export const twilioAccount: Check = {
  name: 'twilio_account',
  async run(facts) {
    try {
      const { length } = await facts.numbers();
      return fine(
        `Twilio takes our credentials; the account has ${length} phone ${length === 1 ? 'number' : 'numbers'}.`,
      );
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      return wrong(error.message, 'Look at TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and the network.');
    }
  },
};

/** The line's number belongs to the account and points at our flows. */
export const phoneNumber: Check = {
  name: 'phone_number',
  async run(facts) {
    await facts.reachAccount();
    const { twilioPhoneNumber: phone, lineFlow } = facts.environment;
    const remedy = 'Set TWILIO_PHONE_NUMBER to one of the numbers that "npm run studio -- numbers" lists.';
    if (phone === null) return wrong('TWILIO_PHONE_NUMBER is not set.', remedy);
    const number = (await facts.numbers()).find((each) => each.phoneNumber === phone);
    if (number === undefined) return wrong(`${maskPhone(phone)} is no number of the account.`, remedy);
    if (!number.takesCalls) return wrong(`${maskPhone(phone)} can not take calls.`, remedy);
    const [line, behind] = [await facts.flow(lineFlow), await facts.flow('fallback')];
    const webhooks = { line: line?.webhookUrl ?? NO_FLOW, behind: behind?.webhookUrl ?? NO_FLOW };
    const wanted = wantedFields(
      webhooks.line,
      voiceFallbackTarget(facts.environment, webhooks),
      backendAddress(facts.environment),
    );
    const fields = fieldChanges(number.fields, wanted).map(({ field }) => `"${FIELD_NAMES[field]}"`);
    if (fields.length === 0) return fine(`${maskPhone(phone)} points at our flows.`);
    return wrong(`${maskPhone(phone)} does not point at our flows: ${fields.join(', ')}.`, DEPLOY);
  },
};
