import type { FlowSettings } from '../../studio/index.js';
import type { Environment } from '../config/index.js';
import { DeployError } from './deploy-error.js';

/**
 * What of a flow the environment says: the address that it asks, and the language that it speaks.
 * @throws DeployError where PUBLIC_BASE_URL is missing or not https.
 */
export function flowSettings(environment: Environment): Omit<FlowSettings, 'fallbackNumbers'> {
  return { backendUrl: backendAddress(environment), language: environment.lineLanguage };
}

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
