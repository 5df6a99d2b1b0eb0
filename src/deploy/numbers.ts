import type { Environment } from '../config/index.js';
import { shown } from './definition/show.js';
import type { Print } from './print.js';
import type { AccountNumber, TwilioAccount } from './twilio/account.service.js';

/**
 * Lists the account's numbers that take calls, in full (TWILIO_PHONE_NUMBER is to be one of them), and where calls to
 * each go.
 * @throws DeployError
 */
export async function numbers(
  { account, environment }: { readonly account: TwilioAccount; readonly environment: Environment },
  print: Print,
): Promise<void> {
  const taking = (await account.numbers()).filter(({ takesCalls }) => takesCalls);
  if (taking.length === 0) print('The account has no number that takes calls.');
  const names = taking.length === 0 ? new Map<string, string>() : await account.flowNames();
  for (const number of taking) {
    const own = number.phoneNumber === environment.twilioPhoneNumber ? ' (TWILIO_PHONE_NUMBER)' : '';
    print(`${number.phoneNumber}${own}: ${destinationOf(number, names)}`);
  }
}

function destinationOf({ fields }: AccountNumber, names: ReadonlyMap<string, string>): string {
  if (fields.voiceApplicationSid !== '') return `TwiML app ${fields.voiceApplicationSid}`;
  if (fields.trunkSid !== '') return `SIP trunk ${fields.trunkSid}`;
  if (fields.voiceUrl === '') return 'nowhere';
  const sid = /\/Flows\/(FW[0-9a-f]{32})/i.exec(fields.voiceUrl)?.[1];
  const name = sid === undefined ? undefined : names.get(sid);
  return name === undefined ? shown(fields.voiceUrl) : `flow "${name}" (${sid})`;
}
