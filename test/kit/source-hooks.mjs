/** Module hooks: `x.js` that isn't there is `x.ts`, and TypeScript is stripped of its types. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    const url = URL.canParse(specifier) ? new URL(specifier) : sibling(specifier, context.parentURL);
    const source = url?.protocol === 'file:' ? url.href.replace(/\.js$/, '.ts') : '';
    if (!source.endsWith('.ts') || !existsSync(fileURLToPath(source))) throw error;
    return { url: source, format: 'module', shortCircuit: true };
  }
}

/** What was compiled before: each thread loads its modules anew. */
const compiled = new Map();

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const source = compiled.get(url) ?? (await compile(url));
  compiled.set(url, source);
  return { format: 'module', source, shortCircuit: true };
}

async function compile(url) {
  const { default: typescript } = await import('typescript');
  const compilerOptions = { target: 'es2023', module: 'esnext', experimentalDecorators: true, inlineSourceMap: true };
  const fileName = fileURLToPath(url);
  const { outputText } = typescript.transpileModule(readFileSync(fileName, 'utf8'), { compilerOptions, fileName });
  return outputText;
}

function sibling(specifier, parent) {
  return parent !== undefined && /^\.{1,2}\//.test(specifier) ? new URL(specifier, parent) : null;
}
