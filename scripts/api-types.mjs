/**
 * Writes the types of the interface for the page, web/src/api/schema.ts, from the document that the built service gives
 * of itself (GET /api/docs-json). `--check` only says whether the file is what it would write.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { typesOf } from './openapi-types.mjs';
import { ensureServiceBuild, root } from './prepare.mjs';

const file = join(root, 'web', 'src', 'api', 'schema.ts');

ensureServiceBuild();
const wanted = await format(typesOf(await readDocument()), { ...(await resolveConfig(file)), parser: 'typescript' });
const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (!process.argv.includes('--check')) {
  if (wanted !== present) writeFileSync(file, wanted);
} else if (wanted === present) {
  console.log('The types of the page are those of the interface.');
} else {
  console.error('web/src/api/schema.ts is not what the interface says: run "npm run build" and commit it.');
  process.exitCode = 1;
}
// Something of the service may still be open: there is nothing to wait for.
process.exit();

/** The document of the service, on an empty database that is thrown away. */
async function readDocument() {
  const folder = mkdtempSync(join(tmpdir(), 'ewf-types-'));
  const from = (path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href);
  const [{ createApplication }, { parseEnvironment }, { createLogger }, { describeInterface }] = await Promise.all([
    from('application.js'),
    from('config/index.js'),
    from('operations/index.js'),
    from('app.setup.js'),
  ]);
  try {
    const environment = parseEnvironment({ DATABASE_URL: `sqlite:${join(folder, 'types.sqlite')}`, NODE_ENV: 'test' });
    const app = await createApplication(environment, createLogger('silent'));
    const document = describeInterface(app);
    await app.close();
    return document;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
