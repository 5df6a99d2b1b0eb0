import { spawn } from 'node:child_process';

/**
 * Kills a process and removes its folder as soon as this process is gone, in whatever way it went (Ctrl-C, SIGKILL, a
 * crash): a shell waits for the end of a pipe that only this process holds open.
 * @returns calls the watchdog off; without it, it acts at the end of this process.
 */
export function guardAgainstOurDeath(pid: number, folder: string): () => void {
  const script = 'read -r _; kill -KILL "$1" 2>/dev/null; sleep 0.2; rm -rf -- "$2"';
  const shell = spawn('/bin/sh', ['-c', script, 'watchdog', String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.on('error', () => undefined); // no shell, no watchdog: the ordinary stop still works
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  return () => {
    shell.kill('SIGKILL');
  };
}
