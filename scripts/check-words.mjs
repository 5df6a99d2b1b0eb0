/**
 * Finds words that are not said here (scripts/words.mjs) in code, comments, texts and documents. Prints file, line, the
 * word and what to say instead for each. Run by `npm run deps`; a folder may be named that is looked at instead of this
 * project.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { filesUnder, root as project } from './prepare.mjs';
import { FORBIDDEN_WORDS } from './words.mjs';

const root = process.argv[2] ?? project;
const FOLDERS = ['src', 'web/src', 'studio', 'scripts', 'test', 'docs'];
const FILES = ['README.md', 'web/README.md', '.env.example'];
const TEXT = /\.(?:ts|tsx|mjs|json|html|css|md)$/;
/** The table itself and its test name the words; the other one is generated. */
const NOT_READ = new Set(['scripts/words.mjs', 'test/boot/check-words.spec.ts', 'web/src/api/schema.ts']);

const files = FOLDERS.flatMap((folder) => filesUnder(join(root, folder)))
  .filter((file) => TEXT.test(file))
  .concat(FILES.map((file) => join(root, file)).filter((file) => existsSync(file)))
  .map((file) => relative(root, file).split(sep).join('/'))
  .filter((file) => !NOT_READ.has(file));

let found = 0;
for (const file of files) {
  for (const [index, line] of readFileSync(join(root, file), 'utf8').split('\n').entries()) {
    for (const { words, instead } of FORBIDDEN_WORDS) {
      for (const [word] of line.matchAll(words)) {
        found += 1;
        console.error(`${file}:${index + 1}: "${word}" is not said here; say: ${instead}.`);
      }
    }
  }
}
if (files.length === 0) console.error('No file was read, so nothing was checked.');
else if (found === 0) console.log(`${files.length} files read: no word that is not said here.`);
process.exitCode = found > 0 || files.length === 0 ? 1 : 0;
