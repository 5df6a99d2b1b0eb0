/** What the stand-in answers. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** Whatever a client asks for: so that it has to ask for more. */
const MAX_ON_A_PAGE = 2;

function cut<T>(
  query: URLSearchParams,
  items: readonly T[],
): { number: number; part: T[]; size: number; more: boolean } {
  const size = Math.min(Number(query.get('PageSize') ?? 50), MAX_ON_A_PAGE);
  const number = Number(query.get('Page') ?? 0);
  return {
    number,
    size,
    part: items.slice(number * size, (number + 1) * size),
    more: (number + 1) * size < items.length,
  };
}

/** A page of a list, as newer products of Twilio have it. */
export function page(query: URLSearchParams, key: string, items: readonly object[], url: string): Answer {
  const { number, size, part, more } = cut(query, items);
  const at = (index: number): string => {
    const same = new URLSearchParams(query);
    same.set('PageSize', String(size));
    same.set('Page', String(index));
    return `${url}?${same.toString()}`;
  };
  const meta = { key, page: number, page_size: size, first_page_url: at(0), url: at(number), previous_page_url: null };
  return { status: 200, body: { [key]: part, meta: { ...meta, next_page_url: more ? at(number + 1) : null } } };
}

/** A page of phone numbers, as the API of 2010 has it. */
export function legacyPage(query: URLSearchParams, items: readonly object[], uri: string): Answer {
  const { number, size, part, more } = cut(query, items);
  const at = (index: number): string => `${uri}?PageSize=${size}&Page=${index}`;
  const place = { page: number, page_size: size, start: number * size, end: number * size + part.length - 1 };
  const uris = {
    first_page_uri: at(0),
    uri: at(number),
    previous_page_uri: null,
    next_page_uri: more ? at(number + 1) : null,
  };
  return { status: 200, body: { ...place, ...uris, incoming_phone_numbers: part } };
}
