import type { CutSound } from './mp3.js';

const RIFF_BYTES = 12;
const CHUNK_BYTES = 8;
/** The shortest description of a sound, up to how many bytes a sample takes. */
const MIN_FORMAT_BYTES = 16;
/** PCM of 8 or 16 bits, A-law and µ-law, by the number of the format and the bits of a sample: what phones are sure to be played. */
const PLAYED = new Set(['1 8', '1 16', '6 8', '7 8']);

/** Returns a WAV cut after `maxSeconds`, with nothing in it but the sound; null: it is no WAV. */
export function readWav(file: Buffer, maxSeconds: number): CutSound | null {
  if (file.length < RIFF_BYTES) return null;
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return null;
  const format = chunk(file, 'fmt ');
  const data = chunk(file, 'data');
  if (format === null || data === null || format.length < MIN_FORMAT_BYTES) return null;
  if (!PLAYED.has(`${format.readUInt16LE(0)} ${format.readUInt16LE(14)}`)) return null;
  const bytesPerSecond = format.readUInt32LE(8);
  const block = Math.max(1, format.readUInt16LE(12));
  if (bytesPerSecond === 0) return null;
  const most = Math.min(data.length, maxSeconds * bytesPerSecond);
  const sound = data.subarray(0, Math.floor(most / block) * block);
  if (sound.length === 0) return null;
  return { seconds: sound.length / bytesPerSecond, bytes: wavOf(format, sound) };
}

/** What a chunk holds, as far as it is there; null: there is no such chunk. */
function chunk(file: Buffer, name: string): Buffer | null {
  for (let at = RIFF_BYTES; at + CHUNK_BYTES <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    const start = at + CHUNK_BYTES;
    if (file.toString('latin1', at, at + 4) === name) return file.subarray(start, start + length);
    at = start + length + (length % 2);
  }
  return null;
}

/** Returns a WAV of a description and a sound. */
function wavOf(format: Buffer, sound: Buffer): Buffer {
  const chunks = [chunkOf('fmt ', format), chunkOf('data', sound)];
  return chunkOf('RIFF', Buffer.concat([Buffer.from('WAVE', 'latin1'), ...chunks]));
}

function chunkOf(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(CHUNK_BYTES);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** Returns a WAV of silence, as phones play it: µ-law, 8000 samples a second. */
export function silence(seconds: number): Buffer {
  const format = Buffer.alloc(MIN_FORMAT_BYTES + 2);
  [7, 1].forEach((value, nth) => format.writeUInt16LE(value, nth * 2));
  [8000, 8000].forEach((value, nth) => format.writeUInt32LE(value, 4 + nth * 4));
  [1, 8].forEach((value, nth) => format.writeUInt16LE(value, 12 + nth * 2));
  return wavOf(format, Buffer.alloc(seconds * 8000, 0xff));
}
