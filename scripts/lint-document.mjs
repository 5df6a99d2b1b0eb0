/** Checks the OpenAPI document by the recommended rules of Redocly and of Spectral. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';

/** The service is licensed to nobody, so there is nothing to name. */
const NOT_LICENSED = { 'info-license': 'off' };

/** Returns a sentence for each rule that a document breaks, warnings too; none where it keeps them all. */
export async function problemsOf(document) {
  const source = JSON.stringify(document);
  return [...(await redoclyProblems(source)), ...(await spectralProblems(source))];
}

async function redoclyProblems(source) {
  const config = await createConfig({ extends: ['recommended'], rules: NOT_LICENSED });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId, message, location }) => {
    return `openapi.json ${location[0]?.pointer ?? ''}: ${message} (redocly: ${ruleId})`;
  });
}

async function spectralProblems(source) {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[oas, 'recommended']] });
  const problems = await linter.run(new spectral.Document(source, parsers.Json, 'openapi.json'));
  return problems.map(({ code, message, path }) => `openapi.json ${path.join('/')}: ${message} (spectral: ${code})`);
}
