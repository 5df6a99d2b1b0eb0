import type { FileHandle } from 'node:fs/promises';

const LINE_END = 0x0a;

/**
 * Adds whole lines to the end of a file; returns when they would outlive a loss of power. They begin on a line of their
 * own, whatever an earlier write has left; what is written of them when a write fails is taken back as far as possible.
 * @throws the error of the file system.
 */
export async function appendLines(file: FileHandle, lines: string): Promise<void> {
  const { size } = await file.stat();
  const isMidLine = size > 0 && (await byteAt(file, size - 1)) !== LINE_END;
  try {
    await file.appendFile(isMidLine ? `\n${lines}` : lines);
    await file.datasync();
  } catch (error) {
    await file.truncate(size).catch(() => undefined);
    throw error;
  }
}

async function byteAt(file: FileHandle, position: number): Promise<number | undefined> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(1), 0, 1, position);
  return bytesRead === 1 ? buffer[0] : undefined;
}
