/** Reads the OpenAPI document that the built service gives of itself (GET /api/docs-json). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureServiceBuild, root } from './prepare.mjs';

/** Returns the document of the service, on an empty database that is thrown away. */
export async function readDocument() {
  ensureServiceBuild();
  const folder = mkdtempSync(join(tmpdir(), 'ewf-types-'));
  const from = (path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href);
  const [{ createApplication }, { parseEnvironment }, { createLogger }, { describeInterface }] = await Promise.all([
    from('application.js'),
    from('config/index.js'),
    from('operations/index.js'),
    from('openapi/index.js'),
  ]);
  try {
    const environment = parseEnvironment({ DATABASE_URL: `sqlite:${join(folder, 'types.sqlite')}`, NODE_ENV: 'test' });
    const app = await createApplication(environment, createLogger('silent'));
    const document = describeInterface(app);
    await app.close();
    return JSON.parse(JSON.stringify(document));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
