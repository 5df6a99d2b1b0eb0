import type { FlowSettings } from '../../studio/index.js';
import type { Environment } from '../config/index.js';
import { digitByDigit, notTheEmergencyNumber, spokenText, type LineSettings } from '../line-texts/index.js';
import { DeployError } from './deploy-error.js';
import { fallbackDocument } from './voice-fallback.js';

/**
 * What of a flow the environment says, and what people hear on the line: the address that it asks, the fallback's
 * document, the language that it speaks, and the greeting.
 * @throws DeployError where PUBLIC_BASE_URL is missing or not https, or VOICE_FALLBACK_URL is a Studio flow.
 */
export function flowSettings(environment: Environment, line: LineSettings): Omit<FlowSettings, 'fallbackNumbers'> {
  const document = fallbackDocument(environment);
  const language = line.languages[0] ?? environment.lineLanguage;
  return {
    backendUrl: backendAddress(environment),
    language,
    greeting: {
      first: notTheEmergencyNumber(language, line.emergencyNumber),
      words: line.texts[language].greeting ?? null,
      isPlayed: line.audio[language].greeting !== undefined,
    },
    ...(document !== null && { fallbackUrl: document }),
    ...spokenEmergencyNumber(line),
  };
}

/**
 * What of the fallback's documents the company has set: their language, the first words, and the public emergency number.
 */
export function fallbackWords(environment: Environment, line: LineSettings) {
  const language = line.languages[0] ?? environment.lineLanguage;
  return { language, greeting: spokenText(line, language, 'fallback'), ...spokenEmergencyNumber(line) };
}

function spokenEmergencyNumber({ emergencyNumber }: LineSettings): { emergencyNumber?: string } {
  return emergencyNumber === null ? {} : { emergencyNumber: digitByDigit(emergencyNumber) };
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
