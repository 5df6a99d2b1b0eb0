import { expect, it } from 'vitest';
import { AudioFetcher, type Fetched } from './audio-fetcher.service.js';

const FILE = 'https://static.example/a.mp3';
const to = (location: string): Response => new Response(null, { status: 302, headers: { location } });

async function fetched(answer: (address: string) => Response | Promise<Response>): Promise<Fetched> {
  const fetcher = new AudioFetcher();
  fetcher.request = async (input) => answer(input instanceof Request ? input.url : String(input));
  return fetcher.fetch(FILE);
}

it('A file is fetched where its address leads, and its first 3 MB of it', async () => {
  const bytes = new Uint8Array(3_000_000).fill(7);
  const near = await fetched((address) => (address === FILE ? to('/b.mp3') : new Response(bytes)));
  expect(near).toMatchObject({ isWhole: true });
  expect('file' in near && near.file.equals(bytes)).toBe(true);
  const large = await fetched(() => new Response(new Uint8Array(3_000_001)));
  expect(large).toMatchObject({ isWhole: false });
  expect('file' in large && large.file.length).toBe(3_000_000);
});

it.each<[what: string, answer: () => Response | Promise<Response>, problem: RegExp]>([
  ['is not there', () => new Response('no', { status: 404 }), /the answer is 404$/],
  ['leads to http', () => to('http://static.example/b.mp3'), /leads to an address that is not https$/],
  ['leads to credentials', () => to('https://a:b@static.example/b.mp3'), /is not https$/],
  ['leads in circles', () => to(FILE), /leads from address to address$/],
  ['leads nowhere', () => new Response(null, { status: 302 }), /the answer is 302$/],
  ['has no host', () => Promise.reject(new TypeError('fetch failed', { cause: code('ENOTFOUND') })), /ENOTFOUND$/],
])('A file whose address %s has a problem that is told', async (_, answer, problem) => {
  expect(await fetched(answer)).toEqual({ problem: expect.stringMatching(problem) });
});

function code(name: string): Error {
  return Object.assign(new Error(name), { code: name });
}
