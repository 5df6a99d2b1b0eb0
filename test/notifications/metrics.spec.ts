import { afterEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { says } from '../kit/twilio/index.js';
import { TellingLine } from './kit.js';

onEachDatabase('messages are measured', (kind) => {
  let telling: TellingLine;
  afterEach(() => telling.close());

  it('by what they are about and became, each state once', async () => {
    telling = await TellingLine.open(kind, { environment: { MESSAGES_OFF: 'exhausted' } });
    const { line, messages } = telling;
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.company.person('Mia', 'manager', { available: false });
    messages.next(says(503, 20503), (take) => take(), says(400, 21610));
    await line.call('CA1').tryEveryone();
    await telling.work();
    line.clock.advance(2);
    await telling.work();
    await telling.report(messages.sent[0]!, 'delivered');
    await telling.report(messages.sent[0]!, 'delivered');
    await line.call('CA2').next();
    await telling.work();
    const text = await (await fetch(`${line.url}/metrics`)).text();
    expect(
      [...text.matchAll(/^ewf_messages_total\{kind="(\w+)",status="(\w+)"\} (\d+)$/gm)].map((found) => found.slice(1)),
    ).toEqual([
      ['ring', 'queued', '2'],
      ['exhausted', 'skipped', '1'],
      ['ring', 'sent', '1'],
      ['ring', 'delivered', '1'],
      ['ring', 'failed', '1'],
    ]);
  });
});
