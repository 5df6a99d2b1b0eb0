import { expect } from 'vitest';
import { SECRET } from '../kit/line.js';
import { eventsOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('a request keeps the id that it came with, in its answer and in the trail', async (line) => {
  const ask = (id?: string) =>
    fetch(`${line.url}/api/telephony/next-target`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${SECRET}`, ...(id !== undefined && { 'X-Request-Id': id }) },
      body: JSON.stringify({ callSid: 'CAid', callerPhone: '' }),
    });
  const ids = [];
  for (const id of ['proxy-4711', undefined, 'no good id <script>'])
    ids.push((await ask(id)).headers.get('x-request-id'));

  expect(ids[0]).toBe('proxy-4711');
  for (const id of ids.slice(1)) expect(id).toMatch(/^[\da-f-]{36}$/);
  const requests = (await eventsOf(line, 1)).filter(({ source }) => source === 'request');
  expect(requests.map(({ requestId }) => requestId)).toEqual(ids);
});
