/**
 * The rules of the architecture that are about words, not imports (the others are in .dependency-cruiser.mjs).
 * Prints file, line and a sentence for each violation. Comments are not looked at. Run by `npm run deps`; a folder may be
 * named that is looked at instead of this project.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { filesUnder, root as project } from './prepare.mjs';

const root = process.argv[2] ?? project;
/** The two files of migrations that may speak to a database: what they do is proved to keep rows. */
const isStep = (file) => file === 'migrations/steps.ts' || file === 'migrations/server.ts';

const rules = [
  {
    applies: (file) => !/^(src\/config|test)\//.test(file),
    words: /\bprocess\s*\??\.\s*env\b|\bprocess\s*\[\s*['"]env['"]\s*\]|\benv\b[^=;]*\}\s*=\s*process\b/,
    sentence: 'process.env is read in src/config only: there it is parsed, checked and documented once.',
  },
  {
    applies: (file) => /^src\/(telephony|routing)\//.test(file) && !file.endsWith('.spec.ts'),
    words: /\.query\(|\bSELECT |\bINSERT |\bUPDATE \S+ SET\b|\bDELETE FROM\b|\bcreateQueryBuilder\b/,
    sentence: 'SQL stays out of telephony and routing: ask the room that owns the table.',
  },
  {
    applies: (file) =>
      !/^test\/|^src\/(database\/(index|roster-revision)|users\/administration\.service)\.ts$/.test(file),
    words: /\blockAdministration\b|\bas (unknown as )?AdministrativeUnit\b/,
    sentence: 'A unit that writes what people administer is begun by Administration.write, which takes the lock first.',
  },
  {
    applies: (file) => file.startsWith('migrations/'),
    words:
      /\b(changeColumns?|renameColumn|renameTable|replaceTable|updatePrimaryKeys|clearTable|clearDatabase|clearSchema|dropDatabase|synchronize)\b|\bTRUNCATE\b/,
    sentence:
      'TypeORM changes and renames by dropping and making anew, and the rows are gone: change a text with changeText.',
  },
  {
    applies: (file) => file.startsWith('migrations/') && !isStep(file),
    words:
      /\b(runner|queryRunner)\s*\.\s*(create|add|drop|rename|change|update|clear)\w*\b|['"`]\s*(ALTER|CREATE|DROP|RENAME)\s/i,
    sentence:
      'Migrations are made of the steps in migrations/steps.ts: they keep rows, and may run again after a crash.',
  },
  {
    applies: (file) => file.startsWith('src/'),
    words: /\b(runMigrations|undoLastMigration|executePendingMigrations|executeMigration|migrationsRun)\b/,
    sentence: "Migrations run by migrate and takeBack of src/database: TypeORM's own way back deletes rows on SQLite.",
  },
  {
    applies: (file) => file.startsWith('test/') && !file.endsWith('.spec.ts'),
    words: /^(before|after)(All|Each)\(/,
    sentence:
      'A hook at the top of a shared file is run for the first file only that imports it: register it in a function.',
  },
];

const files = ['src', 'studio', 'migrations', 'test']
  .flatMap((folder) => filesUnder(join(root, folder)))
  .concat(existsSync(join(root, 'ormconfig.ts')) ? [join(root, 'ormconfig.ts')] : [])
  .filter((file) => file.endsWith('.ts'))
  .map((file) => relative(root, file).split(sep).join('/'));

let violations = 0;
for (const file of files) {
  const lines = withoutComments(readFileSync(join(root, file), 'utf8')).split('\n');
  for (const { applies, words, sentence } of rules) {
    if (!applies(file)) continue;
    for (const [index, line] of lines.entries()) {
      if (!words.test(line)) continue;
      violations += 1;
      console.error(`${file}:${index + 1}: ${sentence}`);
    }
  }
}
if (files.length === 0) console.error('No source file was read, so nothing was checked.');
else if (violations === 0)
  console.log(`${files.length} source files read: environment, SQL and locks are where they belong.`);
process.exitCode = violations > 0 || files.length === 0 ? 1 : 0;

/** Blanks what stands in block comments and after `//`, except inside a word such as `https://`; lines stay lines. */
function withoutComments(text) {
  return text
    .replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{}(),])\/\/.*$/gm, '$1');
}
