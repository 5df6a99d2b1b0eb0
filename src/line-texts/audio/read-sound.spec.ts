import { describe, expect, it } from 'vitest';
import { mp3, wav } from '../../../test/kit/sounds.js';
import { readSound } from './read-sound.js';
import { silence } from './wav.js';

/** A WAV whose samples are floating point, which phones may not be played. */
const float = wav(1);
float.writeUInt16LE(3, 20);
float.writeUInt16LE(32, 34);

describe('a file', () => {
  it('of MP3 or WAV says how long it is', () => {
    expect(readSound(mp3(4.8))).toMatchObject({ format: 'mp3', seconds: expect.closeTo(4.8) });
    expect(readSound(wav(4.5))).toMatchObject({ format: 'wav', seconds: 4.5 });
    expect(readSound(silence(2))).toMatchObject({ format: 'wav', seconds: 2 });
  });

  it('is cut at a length, and is a file of that length then', () => {
    for (const whole of [mp3(60), wav(60)]) {
      const cut = readSound(whole, 12);
      expect(cut?.seconds).toBeGreaterThan(11.9);
      expect(cut?.seconds).toBeLessThanOrEqual(12);
      const again = readSound(cut?.bytes ?? Buffer.alloc(0));
      expect(again?.seconds).toBe(cut?.seconds);
      expect(again?.bytes.equals(cut?.bytes ?? Buffer.alloc(0))).toBe(true);
    }
  });

  it('that ends too early is as long as what is there', () => {
    expect(readSound(wav(10).subarray(0, 54 + 16_000 * 3))).toMatchObject({ seconds: 3 });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<!doctype html><html></html>')],
    ['a WAV without a sound', wav(0)],
    ['a WAV that breaks off', wav(1).subarray(0, 30)],
    ['two frames alone', mp3(0.048)],
    ['a WAV of floating point', float],
    ['a tag alone', mp3(0)],
    ['bytes that are all set', Buffer.alloc(4096, 0xff)],
    ['a WAV whose description says nothing', Buffer.concat([wav(1).subarray(0, 20), Buffer.alloc(40)])],
  ])('that is %s can not be heard', (_, file) => {
    expect(readSound(file)).toBeNull();
  });
});
