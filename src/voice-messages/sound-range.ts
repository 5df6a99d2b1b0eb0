import { Transform } from 'node:stream';

/** A part of a sound, in bytes from 0: `last` is in it. */
export interface SoundRange {
  readonly first: number;
  readonly last: number;
}

/** Returns a Range header that names one part in bytes; null for any other, which counts as none (RFC 9110). */
export function readRange(header: string | undefined): string | null {
  const range = header?.trim() ?? '';
  return /^bytes=(?:\d{1,12}-\d{0,12}|-\d{1,12})$/.test(range) ? range : null;
}

/** Returns whether what is asked for begins with the first byte. */
export function beginsAtStart(range: string | null): boolean {
  return range === null || range.startsWith('bytes=0-');
}

/** Returns which bytes of `length` a range means; null: it lies behind the end, or ends before it begins. */
export function partOf(range: string, length: number): SoundRange | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first <= last && first < length ? { first, last } : null;
}

/** Returns a stream that lets through only a part of what is written to it. */
export function cut({ first, last }: SoundRange): Transform {
  let at = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const part = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
      at += chunk.length;
      done(null, part.length > 0 ? part : undefined);
    },
  });
}
