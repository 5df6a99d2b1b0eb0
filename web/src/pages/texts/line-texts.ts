import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, type Answer, type Body } from '../../api/client';

/** What people hear on the line, as it is written. */
export type LineTexts = Body<'PUT /api/line-texts'>;
/** A text as it would be spoken. */
export type Spoken = Answer<'POST /api/line-texts/preview'>['spoken'][number];
export type Language = Spoken['language'];
export type TextName = Spoken['name'];

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
