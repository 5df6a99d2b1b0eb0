import { fine, wrong, type Check } from './check.js';

/** PUBLIC_BASE_URL is there, and https. */
export const publicBaseUrl: Check = {
  name: 'public_base_url',
  async run({ environment: { publicBaseUrl: address } }) {
    const remedy = 'Set PUBLIC_BASE_URL to the https address under which Twilio reaches this service, without /api.';
    if (address === null) return wrong('PUBLIC_BASE_URL is not set.', remedy);
    if (!address.startsWith('https://')) return wrong(`PUBLIC_BASE_URL ${address} is not https.`, remedy);
    return fine(`PUBLIC_BASE_URL is ${address}.`);
  },
};

/** At least one credential is there by which requests of Twilio are let in. */
export const secrets: Check = {
  name: 'secrets',
  async run({ environment: { twilioAuthTokens, webhookSecret } }) {
    if (twilioAuthTokens.length === 0 && webhookSecret === null) {
      return wrong(
        'Neither TWILIO_AUTH_TOKEN nor WEBHOOK_SECRET is set: every request of Twilio is refused.',
        'Set TWILIO_AUTH_TOKEN (Twilio Console, account dashboard).',
      );
    }
    const set = [
      twilioAuthTokens.length > 1 && 'TWILIO_AUTH_TOKEN (two, for a rotation)',
      twilioAuthTokens.length === 1 && 'TWILIO_AUTH_TOKEN',
      webhookSecret !== null && 'WEBHOOK_SECRET',
    ].filter((name) => name !== false);
    return fine(`${set.join(' and ')} ${set.length > 1 ? 'are' : 'is'} set.`);
  },
};
