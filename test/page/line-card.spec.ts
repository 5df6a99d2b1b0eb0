import { expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

it('the line is a contact that anybody may save, where its number is set', async () => {
  const environment = { TWILIO_PHONE_NUMBER: '+14155550100', PUBLIC_BASE_URL: 'https://line.example.com' };
  const line = await Line.open(sqlite, { environment });
  const response = await fetch(`${line.url}/line.vcf`);
  expect(response.headers.get('content-type')).toBe('text/vcard; charset=utf-8');
  expect(await response.text()).toBe(
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Emergency line;;;;',
      'FN:Emergency line',
      'TEL;TYPE=WORK,VOICE,PREF:+14155550100',
      'URL:https://line.example.com',
      'END:VCARD',
      '',
    ].join('\r\n'),
  );
  await line.close();
});

it('there is no contact where the number of the line is not set', async () => {
  const line = await Line.open(sqlite, {});
  expect((await fetch(`${line.url}/line.vcf`)).status).toBe(404);
  await line.close();
});
