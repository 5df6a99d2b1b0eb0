import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, type Answer, type Body } from '../../api/client';

/** What people hear on the line, as it is written. */
export type LineTexts = Body<'PUT /api/line-texts'>;
/** A text as it would be spoken. */
export type Spoken = Answer<'POST /api/line-texts/preview'>['spoken'][number];
/** A file that is heard, or would be. */
export type Audio = Answer<'POST /api/line-texts/preview'>['audio'][number];
export type Language = Spoken['language'];
export type TextName = Spoken['name'];

/** Whether an address can be that of a file; an empty one is right too, and means words. */
export function isAudioAddress(address: string): boolean {
  if (address === '') return true;
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, hash } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && hash === '';
}

/** The texts without the addresses that the service would refuse. */
export function withRightAddresses(draft: LineTexts): LineTexts {
  const right = (audio: object = {}) =>
    Object.fromEntries(Object.entries(audio).filter(([, address]) => isAudioAddress(String(address ?? ''))));
  return { ...draft, audio: { en: right(draft.audio?.en), es: right(draft.audio?.es) } };
}

/** Under which the texts are kept among the queries. */
export const LINE_TEXTS = ['line-texts'] as const;

/** The texts as they are stored. */
export function useLineTexts() {
  return useQuery({ queryKey: LINE_TEXTS, queryFn: ({ signal }) => call('GET /api/line-texts', { signal }) });
}

/** How texts would be spoken, and for how long. */
export function useSpoken(draft: LineTexts) {
  return useQuery({
    queryKey: [...LINE_TEXTS, 'preview', draft],
    queryFn: ({ signal }) => call('POST /api/line-texts/preview', { body: draft, signal }),
    placeholderData: keepPreviousData,
  });
}
