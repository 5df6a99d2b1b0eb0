/** How long a sound is, and its bytes. */
export interface CutSound {
  readonly seconds: number;
  readonly bytes: Buffer;
}

const TAG_BYTES = 10;
const HEADER_BYTES = 4;
/** Fewer frames in a row than these are an accident: other files hold a pair of bytes that looks like one. */
const MIN_FRAMES = 3;
/** Kilobits per second of layer 3, by the header's index: of MPEG 1, and of the later ones. */
const BIT_RATES = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  later: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
/** Samples per second by the header's version and index; there is no version 1. */
const SAMPLE_RATES = [[11_025, 12_000, 8000], [], [22_050, 24_000, 16_000], [44_100, 48_000, 32_000]] as const;
const FIRST_VERSION = 3;
const LAYER_THREE = 1;

/** Returns an MP3 cut after `maxSeconds`, without the tag before it; null: it is no MP3. */
export function readMp3(file: Buffer, maxSeconds: number): CutSound | null {
  const start = tagBytes(file);
  let [at, seconds, frames] = [start, 0, 0];
  for (let frame = frameAt(file, at); frame !== null; frame = frameAt(file, at)) {
    if (seconds + frame.seconds > maxSeconds) break;
    at += frame.bytes;
    seconds += frame.seconds;
    frames += 1;
  }
  return frames < MIN_FRAMES ? null : { seconds, bytes: file.subarray(start, Math.min(at, file.length)) };
}

/** How long an ID3 tag at the beginning is; 0: there isn't one. */
function tagBytes(file: Buffer): number {
  if (file.length < TAG_BYTES || file.toString('latin1', 0, 3) !== 'ID3') return 0;
  // Its length has seven bits in each byte.
  return [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (file.readUInt8(at) & 0x7f), 0) + TAG_BYTES;
}

/** The frame that begins at a byte; null: none does. */
function frameAt(file: Buffer, at: number): { readonly bytes: number; readonly seconds: number } | null {
  if (at + HEADER_BYTES > file.length) return null;
  const header = file.readUInt32BE(at);
  if (header >>> 21 !== 0x7ff || ((header >>> 17) & 3) !== LAYER_THREE) return null;
  const version = (header >>> 19) & 3;
  const isFirst = version === FIRST_VERSION;
  const kilobits = BIT_RATES[isFirst ? 'first' : 'later'][(header >>> 12) & 15] ?? 0;
  const rate = SAMPLE_RATES[version]?.[(header >>> 10) & 3] ?? 0;
  if (kilobits === 0 || rate === 0) return null;
  const samples = isFirst ? 1152 : 576;
  const padding = (header >>> 9) & 1;
  return { bytes: Math.floor(((samples / 8) * kilobits * 1000) / rate) + padding, seconds: samples / rate };
}
