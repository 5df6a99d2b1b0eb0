/** An MP3 of about `seconds`: frames of 64 kbit/s at 48,000 samples a second, after a tag. */
export function mp3(seconds: number): Buffer {
  const frame = Buffer.alloc(192);
  frame.writeUInt32BE(0xfffb5400);
  const tag = Buffer.from([...Buffer.from('ID3'), 3, 0, 0, 0, 0, 1, 2, ...Buffer.alloc(130)]);
  return Buffer.concat([tag, ...Array.from({ length: Math.round(seconds / 0.024) }, () => frame)]);
}

/** A WAV of `seconds`: 8000 samples a second, 16 bits, with a chunk that nobody knows before the sound. */
export function wav(seconds: number): Buffer {
  const sound = Buffer.alloc(Math.round(seconds * 8000) * 2, 1);
  const head = Buffer.alloc(54);
  head.write('RIFF');
  head.writeUInt32LE(46 + sound.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  [1, 1].forEach((value, nth) => head.writeUInt16LE(value, 20 + nth * 2));
  [8000, 16_000].forEach((value, nth) => head.writeUInt32LE(value, 24 + nth * 4));
  [2, 16].forEach((value, nth) => head.writeUInt16LE(value, 32 + nth * 2));
  head.write('LIST', 36);
  head.writeUInt32LE(1, 40);
  head.write('data', 46);
  head.writeUInt32LE(sound.length, 50);
  return Buffer.concat([head, sound]);
}

/** A `fetch` for files by address; everything else is not found. */
export function fileServer(files: Readonly<Record<string, Buffer>>): typeof fetch {
  return (input) => {
    const address = input instanceof Request ? input.url : String(input);
    const file = files[address];
    return Promise.resolve(
      new Response(file === undefined ? null : new Uint8Array(file), { status: file ? 200 : 404 }),
    );
  };
}
