const RECORDING =
  /^https:\/\/(api(?:\.[a-z0-9-]{1,32}){0,2}\.twilio\.com)\/2010-04-01\/Accounts\/(AC[0-9a-f]{32})\/Recordings\/(RE[0-9a-f]{32})$/;

/** A recording at Twilio's API, also of a region or edge of it. */
export interface RecordingAddress {
  readonly host: string;
  readonly accountSid: string;
  readonly recordingSid: string;
}

/** Returns what the address of a recording names; null: it is no address of a recording at Twilio's API. */
export function readRecordingAddress(address: string): RecordingAddress | null {
  const [, host, accountSid, recordingSid] = RECORDING.exec(address) ?? [];
  if (host === undefined || accountSid === undefined || recordingSid === undefined) return null;
  return { host, accountSid, recordingSid };
}

/** Returns whether an address is that of a recording at Twilio's API, and of an account; null: any account, for ours isn't known. */
export function isRecordingAddress(address: string, accountSid: string | null): boolean {
  const read = readRecordingAddress(address);
  return read !== null && (accountSid === null || read.accountSid === accountSid);
}
