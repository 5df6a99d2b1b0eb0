import { DeployError } from '../deploy-error.js';
import { fine, wrong, type Check } from './check.js';

/** Our credentials open the recordings of voice messages: Twilio gives them to nobody without. */
export const recordings: Check = {
  name: 'recordings',
  async run(facts) {
    await facts.reachAccount();
    try {
      await facts.account.readRecordings();
      return fine('Our credentials open the recordings of voice messages.');
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      return wrong(error.message, 'Voice messages can not be played: TWILIO_AUTH_TOKEN must be the account’s own.');
    }
  },
};
