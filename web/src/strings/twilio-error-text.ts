import type { Strings } from './en';

/** Says a message's error in the reader's language where it is one of Twilio's numbers; any other as it is. */
export function twilioErrorText(
  error: string,
  { twilioErrors, messages }: Pick<Strings, 'twilioErrors' | 'messages'>,
): string {
  if (error === 'not configured') return messages.notConfigured;
  const [, code] = /^Twilio (\d+)$/.exec(error) ?? [];
  const words = code === undefined ? undefined : twilioErrors[Number(code)];
  return words === undefined ? error : `${words}, ${error}`;
}
