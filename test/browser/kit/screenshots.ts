import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;

/** Returns the folder that screenshots go to: `EWF_SCREENSHOTS`, or a new temporary one. Makes it where it isn't there. */
export function screenshotFolder(): string {
  folder ??= process.env['EWF_SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'ewf-screenshots-'));
  mkdirSync(folder, { recursive: true });
  return folder;
}
