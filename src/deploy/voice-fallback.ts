import { isStudioAddress } from '../../studio/index.js';
import { VOICE_FALLBACK_BY_RETURN, type Environment } from '../config/index.js';
import { DeployError } from './deploy-error.js';

/** Where the number sends calls whose TwiML is not to be had. */
export interface VoiceFallbackTarget {
  readonly url: string;
  readonly method: 'GET' | 'POST';
}

/** Told where the fallback is a Studio flow. */
export const STUDIO_FALLBACK_WARNING =
  'Warning: VOICE_FALLBACK_URL is not set. "EWF fallback" is a Studio flow, and Studio refuses calls that are answered already: ' +
  'when the service fails in the middle of a call, the caller hears an error. "npm run studio -- fallback" writes documents for any static host.';

/**
 * The address of the fallback's first document; null: there isn't one.
 * @throws DeployError where it is a Studio address.
 */
export function fallbackDocument({ voiceFallbackUrl: url }: Pick<Environment, 'voiceFallbackUrl'>): string | null {
  if (url === null || url === VOICE_FALLBACK_BY_RETURN) return null;
  if (!isStudioAddress(url)) return url;
  throw new DeployError(
    'VOICE_FALLBACK_URL is a Studio flow: Studio refuses calls that are answered already. It must be a TwiML document elsewhere.',
  );
}

/** What the number's voice fallback should be, by the webhooks of the line's flow and of "EWF fallback". */
export function voiceFallbackTarget(
  environment: Pick<Environment, 'voiceFallbackUrl'>,
  webhooks: { readonly line: string; readonly behind: string },
): VoiceFallbackTarget {
  const document = fallbackDocument(environment);
  if (document !== null) return { url: document, method: 'GET' };
  if (environment.voiceFallbackUrl === null) return { url: webhooks.behind, method: 'POST' };
  return { url: `${webhooks.line}?FlowEvent=return&outcome=failed`, method: 'POST' };
}
