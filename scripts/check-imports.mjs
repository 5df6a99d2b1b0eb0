/** Runs dependency-cruiser over everything the build contains, and fails when it read no module: that passes too. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const roots = ['src', 'studio', 'migrations', 'ormconfig.ts', 'web/src'].filter((name) => existsSync(join(root, name)));

const args = [cruiser, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...roots];
const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
if (roots.length === 0 || !stdout.startsWith('{')) {
  console.error(`Nothing was checked: ${roots.length === 0 ? 'there are no sources here' : stderr || stdout}`);
  process.exit(1);
}

const { modules, summary } = JSON.parse(stdout);
const own = modules.filter(({ source }) => roots.some((name) => source === name || source.startsWith(`${name}/`)));
const comments = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
for (const { from, to, rule, cycle } of summary.violations) {
  const path = cycle ? cycle.map((step) => step.name ?? step).join(' -> ') : to;
  console.error(`${from} -> ${path}\n  ${rule.name}: ${comments.get(rule.name)}`);
}
const dependencies = own.reduce((sum, module) => sum + module.dependencies.length, 0);
if (dependencies === 0) console.error(`${own.length} modules with no import among them: nothing was checked.`);
else console.log(`${own.length} modules with ${dependencies} imports read, ${summary.violations.length} violations.`);
process.exitCode = summary.violations.length > 0 || dependencies === 0 ? 1 : 0;
