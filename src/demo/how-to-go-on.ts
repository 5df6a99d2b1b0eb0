/** The guide's four requests, ready to be pasted into a shell, for a demo that stays up. */
export function howToGoOn(url: string, secret: string): string {
  const curl = (endpoint: string, body: object): string =>
    [
      `curl -X POST ${url}/api/telephony/${endpoint} \\`,
      '  -H "Content-Type: application/json" \\',
      `  -H "Authorization: Bearer ${secret}" \\`,
      `  -d '${JSON.stringify(body)}'`,
    ].join('\n');
  const phone = '+14155550101';
  return `
The service stays up at ${url}, on the real time from now on; Ctrl-C ends it and removes its data.
Its interface is described at ${url}/api/docs. Go on with:

${curl('next-target', { callerPhone: '+14155551234', callSid: 'TEST123' })}

${curl('attempt-failed', { incidentId: 3, targetPhone: phone, reason: 'no-answer', callSid: 'TEST123' })}

${curl('answered', { incidentId: 3, answeredPhone: phone, callSid: 'TEST123' })}

${curl('completed', { incidentId: 3, callSid: 'TEST123', duration: 180 })}

or with a whole call: WEBHOOK_SECRET=${secret} npm run call -- --url ${url} --phones no-answer,busy,answer
`;
}
