import { renderFallback, serveFallback, type VoiceFallback } from '../../studio/index.js';

/** The folder of a static host in which the fallback's documents lie. */
const FOLDER = 'https://static.example/k3v9/';
/** Their first one. */
export const FALLBACK_URL = `${FOLDER}fallback.xml`;
/** The number's voice fallback. */
export const VOICE_FALLBACK: VoiceFallback = { url: FALLBACK_URL };

/** A static host with the documents that ring these numbers; everything else goes to the real network, or to `beyond`. */
export function staticHost(numbers: readonly string[], line: string, beyond?: typeof fetch): typeof fetch {
  return serveFallback(renderFallback({ numbers, line }), FOLDER, beyond);
}
