import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { Site } from './kit/site.js';

const CALLS = 500;
/** As many of them as are shown with their ladder. */
const CARDS = 8;
const AT_ONCE = 10;

inBrowser('five hundred open calls', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await staff(site);
  });
  afterAll(() => site.close());

  const phoneOf = (nth: number): string => `+1415555${String(1000 + nth)}`;
  const begin = async (nth: number): Promise<void> => {
    const response = await fetch(`${site.url}/api/telephony/next-target`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ callSid: `CA${nth}`, callerPhone: phoneOf(nth) }),
    });
    if (!response.ok) throw new Error(`call ${nth} was answered with ${response.status}`);
  };

  it('All are counted and shown, the longest waiting first', async () => {
    await begin(0);
    for (let first = 1; first < CALLS; first += AT_ONCE) {
      const group = Array.from({ length: Math.min(AT_ONCE, CALLS - first) }, (_, index) => begin(first + index));
      await Promise.all(group);
    }
    const page = await site.window();
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: /\b500 / }).waitFor();
    const inProgress = page.getByRole('region', { name: 'Calls in progress' });
    await expect.poll(() => inProgress.getByRole('article').count()).toBe(CARDS);
    await inProgress.getByRole('article').first().getByText(phoneOf(0)).waitFor();
    const rows = page.getByRole('region', { name: `${CALLS - CARDS} more calls in progress` }).getByRole('link');
    expect(await rows.count()).toBe(CALLS - CARDS);
    const texts = (await rows.allInnerTexts()).join(' ');
    const cards = (await inProgress.getByRole('article').allInnerTexts()).join(' ');
    for (let nth = 0; nth < CALLS; nth += 1) expect(texts + cards).toContain(phoneOf(nth));
    expect(await violations(page)).toEqual([]);
    await page.goto('/people');
    await page
      .locator('[data-bar="calls"]')
      .getByText(/\b500 /)
      .waitFor();
  });
});
