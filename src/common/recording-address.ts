const RECORDING =
  /^https:\/\/api(?:\.[a-z0-9-]{1,32}){0,2}\.twilio\.com\/2010-04-01\/Accounts\/(AC[0-9a-f]{32})\/Recordings\/RE[0-9a-f]{32}$/;

/**
 * Returns whether an address is that of a recording at Twilio's API, also of a region or edge of it, and of an account;
 * null: any account, for ours isn't known.
 */
export function isRecordingAddress(address: string, accountSid: string | null): boolean {
  const [, account] = RECORDING.exec(address) ?? [];
  return account !== undefined && (accountSid === null || account === accountSid);
}
