import type { Environment } from '../config/index.js';
import { DeployError } from './deploy-error.js';

/**
 * The address that the flows ask, without `/api`. Where no signature is checked it carries the shared secret as Basic
 * credentials, since a Studio widget can send a secret in no other way.
 * @throws DeployError where PUBLIC_BASE_URL is missing or not https.
 */
export function backendAddress(
  environment: Pick<Environment, 'publicBaseUrl' | 'twilioAuthTokens' | 'webhookSecret'>,
): string {
  const { publicBaseUrl, twilioAuthTokens, webhookSecret } = environment;
  if (publicBaseUrl === null) {
    throw new DeployError(
      'PUBLIC_BASE_URL is missing: the flows need the https address under which Twilio reaches us.',
    );
  }
  if (!publicBaseUrl.startsWith('https://')) {
    throw new DeployError('PUBLIC_BASE_URL must be https: what Twilio sends are phone numbers of callers.');
  }
  if (twilioAuthTokens.length > 0 || webhookSecret === null) return publicBaseUrl;
  return publicBaseUrl.replace('://', `://studio:${encodeURIComponent(webhookSecret)}@`);
}
