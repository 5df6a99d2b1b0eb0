/**
 * Writes the types of the interface for the page, web/src/api/schema.ts, from the document that the built service gives
 * of itself. `--check` only says whether the file is what it would write, and whether the document keeps the rules of
 * Redocly and Spectral.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { problemsOf } from './lint-document.mjs';
import { root } from './prepare.mjs';
import { readDocument } from './read-document.mjs';

const file = join(root, 'web', 'src', 'api', 'schema.ts');
/** A field with a default may be left out of a body; each schema has a name of its own. */
const OPTIONS = { defaultNonNullable: false, rootTypes: true, rootTypesNoSchemaPrefix: true };
const HEADER =
  '// Written by scripts/api-types.mjs from the OpenAPI document of the service: not to be changed by hand.\n\n';

const document = await readDocument();
const types = HEADER + astToString(await openapiTS(document, OPTIONS));
const wanted = await format(types, { ...(await resolveConfig(file)), parser: 'typescript' });
const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (!process.argv.includes('--check')) {
  if (wanted !== present) writeFileSync(file, wanted);
} else {
  const problems = await problemsOf(document);
  if (wanted !== present) {
    problems.push('web/src/api/schema.ts is not what the interface says: run "npm run build" and commit it.');
  }
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log('The types of the page are those of the interface, which keeps its rules.');
  else process.exitCode = 1;
}
// Something of the service may still be open: there is nothing to wait for.
process.exit();
