import type { DemoAdmin } from './company.js';

/** What the lines are about. */
export interface DemoState {
  readonly url: string;
  /** The address that Twilio would use. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly authToken: string;
  readonly admin: DemoAdmin;
  /** The incident that the next call will be. */
  readonly incidentId: number;
  /** Whom the next call will ring first. */
  readonly phone: string;
}

/** The guide's four requests and the way into the administration, ready to be pasted, for a demo that stays up. */
export function howToGoOn({ url, publicUrl, secret, authToken, admin, incidentId, phone }: DemoState): string {
  const curl = (endpoint: string, body: object): string =>
    [
      `curl -X POST ${url}/api/telephony/${endpoint} \\`,
      '  -H "Content-Type: application/json" \\',
      `  -H "Authorization: Bearer ${secret}" \\`,
      `  -d '${JSON.stringify(body)}'`,
    ].join('\n');
  const signed = `TWILIO_AUTH_TOKEN=${authToken} PUBLIC_BASE_URL=${publicUrl}`;
  const call = `${signed} npm run call -- --url ${url}`;
  return `
The service stays up at ${url}, on the real time from now on; Ctrl-C ends it and removes its data.
Its interface is described at ${url}/api/docs. Go on with:

${curl('next-target', { callerPhone: '+14155551234', callSid: 'TEST123' })}

${curl('attempt-failed', { incidentId, targetPhone: phone, reason: 'no-answer', callSid: 'TEST123' })}

${curl('answered', { incidentId, answeredPhone: phone, callSid: 'TEST123' })}

${curl('completed', { incidentId, callSid: 'TEST123', duration: 180 })}

or with whole calls, on either flow; with --pace real they take as long as a call does, and can be watched on the page:

${call} --flow line --phones voicemail,press-2,press-1
${call} --flow ladder --phones no-answer,busy,answer

"Call back now" on the page rings invented phones: what happens is told here.

The administration knows one admin, ${admin.email}, whose password is ${admin.password} (made up for this run):

TOKEN=$(curl -s ${url}/api/auth/login -H "Content-Type: application/json" \\
  -d '${JSON.stringify(admin)}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
curl -s ${url}/api/routing/preview -H "Authorization: Bearer $TOKEN"
curl -s ${url}/api/incidents -H "Authorization: Bearer $TOKEN"
`;
}
