import { expect, it } from 'vitest';
import { isRecordingAddress } from './recording-address.js';

const OURS = `AC${'a'.repeat(32)}`;
const OTHERS = `AC${'b'.repeat(32)}`;
const at = (host: string, account = OURS, rest = `RE${'1'.repeat(32)}`): string =>
  `https://${host}/2010-04-01/Accounts/${account}/Recordings/${rest}`;

it.each([
  ['of our account', at('api.twilio.com'), true, true],
  ['of a region', at('api.ie1.twilio.com'), true, true],
  ['of an edge and a region', at('api.dublin.ie1.twilio.com'), true, true],
  ['of another account', at('api.twilio.com', OTHERS), false, true],
  ['of no account', at('api.twilio.com', 'AC1'), false, false],
  ['of another host', at('api.twilio.com.example.com'), false, false],
  ['of a host that ends alike', at('api.nottwilio.com'), false, false],
  ['of a host before an @', at('api.twilio.com@example.com'), false, false],
  ['with a port', at('api.twilio.com:8443'), false, false],
  ['by http', at('api.twilio.com').replace('https', 'http'), false, false],
  ['with a way out', at('api.twilio.com', OURS, `RE${'1'.repeat(32)}/../../Calls`), false, false],
  ['with a query', `${at('api.twilio.com')}?x=1`, false, false],
  ['with a line after it', `${at('api.twilio.com')}\nhttps://example.com`, false, false],
  ['of another resource', at('api.twilio.com').replace('Recordings', 'Messages'), false, false],
  ['of nothing', '', false, false],
])('an address %s', (_, address, isOurs, isAnyones) => {
  expect([isRecordingAddress(address, OURS), isRecordingAddress(address, null)]).toEqual([isOurs, isAnyones]);
});
