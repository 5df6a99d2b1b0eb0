import type { LineLanguage } from '../config/index.js';

const NAMES: Readonly<Record<LineLanguage, string>> = { en: 'Emergency line', es: 'Línea de emergencia' };

/** Returns the line as a vCard 3.0, which every phone reads. `phone` is E.164; `page` the address of the page, or null. */
export function lineCard(phone: string, language: LineLanguage, page: string | null): string {
  const name = NAMES[language];
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${name};;;;`,
    `FN:${name}`,
    `TEL;TYPE=WORK,VOICE,PREF:${phone}`,
    ...(page === null ? [] : [`URL:${page}`]),
    'END:VCARD',
  ];
  return `${lines.join('\r\n')}\r\n`;
}
