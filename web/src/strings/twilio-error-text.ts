import type { Strings } from './en';

/** Says a message's error in the reader's language: Twilio's numbers, and the words of the service; any other as it is. */
export function twilioErrorText(
  error: string,
  { twilioErrors, messages }: Pick<Strings, 'twilioErrors' | 'messages'>,
): string {
  const own = messages.errors[error];
  if (own !== undefined) return own;
  const [, code] = /^Twilio (\d+)$/.exec(error) ?? [];
  const words = code === undefined ? undefined : twilioErrors[Number(code)];
  if (words !== undefined) return `${words}, ${error}`;
  const [, reason] = /^not reached(?:: (\w+))?$/.exec(error) ?? [null];
  if (reason !== null) return messages.notReached(reason ?? 'Twilio');
  return /^HTTP \d+$/.test(error) ? messages.refusedBy(error) : error;
}
