import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, SECRET } from '../kit/line.js';

onEachDatabase('wrong telephony credentials', (kind) => {
  let line: Line;
  const logged: string[] = [];
  beforeAll(async () => {
    line = await Line.open(kind, { log: (text) => logged.push(text) });
  });
  afterAll(() => line.close());

  const ask = async (headers: Record<string, string>): Promise<number> => {
    const body = { callSid: 'CA1', callerPhone: '+14155551234' };
    const response = await fetch(`${line.url}/api/telephony/next-target`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response.status;
  };
  const counted = async (): Promise<string[]> => {
    const text = await (await fetch(`${line.url}/metrics`)).text();
    return text.split('\n').filter((each) => each.startsWith('ewf_refused_telephony_credentials_total{'));
  };
  const warnings = (): string[] => logged.filter((text) => text.includes('showed a wrong telephony credential'));

  it('are counted and warned of once a minute in number, and never slow a right one', async () => {
    for (let nth = 1; nth <= 40; nth += 1) expect(await ask({})).toBe(401);
    expect(warnings()).toEqual([]);
    for (let nth = 1; nth <= 40; nth += 1) expect(await ask({ Authorization: `Bearer wrong-guess-${nth}` })).toBe(401);
    for (let nth = 1; nth <= 3; nth += 1) expect(await ask({ 'X-Twilio-Signature': 'd3Jvbmc=' })).toBe(401);
    expect(await ask({ Authorization: `Bearer ${SECRET}` })).toBe(200);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).not.toContain('wrong-guess');
    expect((await counted()).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'ewf_refused_telephony_credentials_total{shown="secret"} 40',
      'ewf_refused_telephony_credentials_total{shown="signature"} 3',
    ]);
    line.clock.advance(61);
    for (let nth = 1; nth <= 10; nth += 1) await ask({ Authorization: 'Basic d3Jvbmc6d3Jvbmc=' });
    expect(warnings()).toHaveLength(2);
  });
});
