import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuild } from '../kit/processes.js';

const dist = fileURLToPath(new URL('../../dist/src', import.meta.url));
const IMPORT = /(?:^|\n)(?:import|export)[^;'"]*?['"]([^'"]+)['"];/g;

/** The built modules that worker threads load. */
function modulesOfJobs(): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(dist, name))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      if (!/\bthreadJob\(/.test(text)) return [];
      return [...text.matchAll(/new URL\('(\.[^']+)', import\.meta\.url\)/g)].map(([, path]) =>
        resolve(dirname(file), path ?? ''),
      );
    });
}

/** Every package that a module imports, by itself or by what it imports. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const packages = new Set<string>();
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    if (!path.startsWith('.')) packages.add(path);
    else for (const each of packagesOf(resolve(dirname(file), path), seen)) packages.add(each);
  }
  return packages;
}

describe('what worker threads load', () => {
  let modules: string[];
  beforeAll(() => {
    ensureBuild();
    const threads = [
      join(dist, 'worker-threads', 'thread.js'),
      join(dist, 'database', 'heavy-reads', 'sqlite-thread.js'),
    ];
    modules = [...new Set([...modulesOfJobs(), ...threads])];
  }, 300_000);

  it('has no framework in it: a thread starts in milliseconds', () => {
    expect(modules.length).toBeGreaterThan(5);
    for (const module of modules) {
      const heavy = [...packagesOf(module)].filter((name) => /^(@nestjs|typeorm|class-|express|rxjs)/.test(name));
      expect([relative(dist, module), ...heavy]).toEqual([relative(dist, module)]);
    }
    expect([...packagesOf(join(dist, 'common', 'index.js'))]).toContain('@nestjs/common');
  });
});
