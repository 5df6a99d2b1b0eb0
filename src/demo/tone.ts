const SAMPLES_PER_SECOND = 8000;
const HERTZ = 440;
const HEAD_BYTES = 44;

/** Returns some seconds of a tone, as a WAV file: it stands for what a caller has said. */
export function toneOf(seconds: number): Buffer {
  const data = Buffer.alloc(SAMPLES_PER_SECOND * seconds);
  for (let at = 0; at < data.length; at += 1) {
    data[at] = 128 + Math.round(60 * Math.sin((at * 2 * Math.PI * HERTZ) / SAMPLES_PER_SECOND));
  }
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('RIFF', 0);
  head.writeUInt32LE(HEAD_BYTES - 8 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  head.writeUInt32LE(SAMPLES_PER_SECOND, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
