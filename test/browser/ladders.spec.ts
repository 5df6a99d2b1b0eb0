import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { drag, press, tabTo, typeInto } from './kit/hands.js';
import { Site } from './kit/site.js';

interface Ladder {
  readonly steps: readonly { readonly name: string; readonly timeoutSeconds: number; readonly limit: number | null }[];
}

const dayOff = (date: string, name: string, ...more: string[]): string =>
  ['BEGIN:VEVENT', `DTSTART:${date}`, `SUMMARY:${name}`, ...more, 'END:VEVENT', ''].join('\r\n');

/** In Windows-1252, and larger than 300 kB. */
const HOLIDAY_FILE = [
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n',
  dayOff('20301225', 'Noël'),
  dayOff('20301226', 'Boxing Day'),
  dayOff('20301224T130000', 'Early closing'),
  dayOff('20201225', 'Over'),
  dayOff('20310214', 'Valentine\x92s Day', 'DESCRIPTION:Observance'),
  dayOff('20310511', 'Mother\x92s Day', 'CATEGORIES:Observances'),
  `X-FILLER:${'0123456789'.repeat(7)}\r\n`.repeat(4500),
  'END:VCALENDAR\r\n',
].join('');

inBrowser('ladders, hours, and who would be called', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await staff(site);
  });
  afterAll(() => site.close());

  const ladder = async (kind: string): Promise<Ladder['steps']> =>
    (await site.api<Ladder>('GET', `/api/ladders/${kind}`)).steps;

  it('a ladder is changed with the mouse, after what it changes was shown', async () => {
    const page = await site.window();
    await page.goto('/ladders');
    const card = page.getByRole('region', { name: 'After hours' });
    await card.getByRole('combobox', { name: 'Add a step' }).selectOption({ label: 'Rotating pool' });
    await card.getByRole('button', { name: 'Add: Add a step' }).click();
    await card.getByLabel('Rings for (s)').last().fill('25');
    await drag(page, card.getByRole('button', { name: /^Move Managers/ }), { dy: -150 });
    await card.getByText('Managers is now 2 of 4').waitFor();
    await card.getByRole('button', { name: 'Review and save' }).click();
    const review = page.getByRole('dialog', { name: 'What this changes' });
    await review.getByText('Fenwick Sump').waitFor();
    expect(await ladder('after_hours')).toHaveLength(3);
    await review.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It counts from now on').waitFor();
    const saved = await ladder('after_hours');
    expect(saved.map(({ name }) => name)).toEqual(['primary_oncall', 'manager', 'secondary', 'rotating_pool']);
    expect(saved.at(-1)).toEqual({ name: 'rotating_pool', timeoutSeconds: 25, limit: 3 });
  });

  it('a ladder is changed with the keyboard alone', async () => {
    const page = await site.window();
    await page.goto('/ladders');
    const card = page.getByRole('region', { name: 'Business hours', exact: true });
    await press(page, card.getByRole('button', { name: /^Move Managers/ }), 'ArrowUp', 'ArrowUp');
    await card.getByText('Managers is now 1 of 3').waitFor();
    await press(page, card.getByRole('button', { name: 'Review and save' }), 'Enter');
    const review = page.getByRole('dialog', { name: 'What this changes' });
    await press(page, review.getByRole('button', { name: 'Save' }), 'Enter');
    await page.getByText('Saved. It counts from now on').waitFor();
    expect((await ladder('business_hours')).map(({ name }) => name)).toEqual([
      'manager',
      'primary_oncall',
      'secondary',
    ]);
  });

  it('hours say which calls take another ladder, before they are saved', async () => {
    const page = await site.window();
    await page.goto('/ladders');
    const week = page.getByRole('region', { name: 'Hours of the week' });
    await week.getByRole('button', { name: 'Add hours on Sunday' }).click();
    await week.getByLabel('Sunday: Closes').fill('12:00');
    await week.getByRole('button', { name: 'Review and save' }).click();
    const review = page.getByRole('dialog', { name: 'What this changes' });
    await review.getByText('Business hours instead of After hours').first().waitFor();
    await review.getByRole('button', { name: 'Save' }).click();
    await review.waitFor({ state: 'detached' });
    const { weekly } = await site.api<{ weekly: object[] }>('GET', '/api/business-hours');
    expect(weekly).toContainEqual({ weekday: 7, opens: '08:00', closes: '12:00' });
  });

  it('a large holiday file is read, its observances are offered unticked, and what is not taken is named', async () => {
    const page = await site.window();
    await page.goto('/ladders');
    await page.getByRole('button', { name: 'Import holidays' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import holidays' });
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'holidays.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(HOLIDAY_FILE, 'latin1'),
    });
    const holidays = dialog.getByRole('region', { name: 'Holidays of the file' });
    await holidays.getByLabel('2030 – Noël').waitFor();
    expect(await holidays.getByLabel('2030 – Noël').isChecked()).toBe(true);
    const observances = dialog.getByRole('region', { name: /^Observances/ });
    expect(await observances.getByLabel('2031 – Valentine’s Day').isChecked()).toBe(false);
    await observances.getByLabel('2031 – Mother’s Day').check();
    await dialog.getByText('Tue 24 Dec 2030 – Early closing: a part of a day').waitFor();
    await dialog.getByText('1 event is over and left out.').waitFor();
    expect(await violations(page)).toEqual([]);
    await holidays.getByLabel('2030 – Boxing Day').uncheck();
    await dialog.getByRole('button', { name: 'Add 2 holidays' }).click();
    await page.getByText('2 holidays are in the list. Review and save to keep them.').waitFor();
    const card = page.getByRole('region', { name: 'Holidays' });
    await card.getByLabel('Date').fill('2030-12-24');
    await card.getByLabel('Name').fill('Christmas Eve');
    await card.getByLabel('Closes at (half a day)').fill('12:00');
    await card.getByRole('button', { name: 'Add a holiday' }).click();
    await card.getByText('closes at 12:00').waitFor();
    await card.getByRole('button', { name: 'Review and save' }).click();
    const review = page.getByRole('dialog', { name: 'What this changes' });
    await review.getByRole('button', { name: 'Save' }).click();
    await review.waitFor({ state: 'detached' });
    const saved = await site.api<{ holidays: object[] }>('GET', '/api/business-hours');
    expect(saved.holidays).toEqual([
      { date: '2030-12-24', name: 'Christmas Eve', closes: '12:00' },
      { date: '2030-12-25', name: 'Noël' },
      { date: '2031-05-11', name: 'Mother’s Day' },
    ]);
    await page.getByRole('button', { name: 'Import holidays' }).click();
    await dialog.getByLabel('Calendar text').fill(HOLIDAY_FILE.slice(0, 2000));
    await dialog.getByRole('button', { name: 'Read the text' }).click();
    await dialog.getByLabel('2030 – Noël (there already)').waitFor();
    expect(await dialog.getByLabel('2030 – Noël (there already)').isDisabled()).toBe(true);
  });

  it('hours and holidays are changed with the keyboard alone', async () => {
    const page = await site.window();
    await page.goto('/ladders');
    const week = page.getByRole('region', { name: 'Hours of the week' });
    await press(page, week.getByRole('button', { name: 'Add hours on Saturday' }), 'Enter');
    await press(page, week.getByLabel('Saturday: Opens'), 'ArrowUp');
    await press(page, week.getByRole('button', { name: 'Review and save' }), 'Enter');
    const review = page.getByRole('dialog', { name: 'What this changes' });
    await review.getByText('Business hours instead of After hours').first().waitFor();
    await press(page, review.getByRole('button', { name: 'Save' }), 'Enter');
    await review.waitFor({ state: 'detached' });

    const holidays = page.getByRole('region', { name: 'Holidays' });
    await typeInto(page, holidays.getByLabel('Date'), '05052031');
    await typeInto(page, holidays.getByLabel('Name'), 'Founders');
    await press(page, holidays.getByRole('button', { name: 'Add a holiday' }), 'Enter');
    await press(page, holidays.getByRole('button', { name: 'Review and save' }), 'Enter');
    await press(page, review.getByRole('button', { name: 'Save' }), 'Enter');
    await review.waitFor({ state: 'detached' });
    const saved = await site.api<{ weekly: object[]; holidays: object[] }>('GET', '/api/business-hours');
    expect(saved.weekly).toContainEqual({ weekday: 6, opens: '09:00', closes: '17:00' });
    expect(saved.holidays).toContainEqual(expect.objectContaining({ date: '2031-05-05', name: 'Founders' }));
  });

  it('who would be called is answered for any moment, by button and by typing', async () => {
    const page = await site.window();
    await page.goto('/preview');
    await page.getByRole('button', { name: 'Tonight, 03:00' }).click();
    await page.getByText('ladder After hours').waitFor();
    await page.getByRole('heading', { name: 'Primary on call' }).waitFor();
    await page.getByText('Nora Quill').first().waitFor();
    await tabTo(page, page.getByLabel(/^When/));
    await page.getByLabel(/^When/).fill('2031-03-03T10:00');
    await page.keyboard.press('Enter');
    await page.getByText('ladder Business hours').waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toBe('2031-03-03T18:00:00.000Z');
    await press(page, page.getByRole('button', { name: 'Tonight, 03:00' }), 'Enter');
    await page.getByText('ladder After hours').waitFor();
  });
});
