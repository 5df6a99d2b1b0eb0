/**
 * Ends this process, in the ordinary way of SIGTERM, when the npm that started it is gone. npm passes SIGTERM on (the
 * `exec` in package.json keeps a shell from swallowing it), but a killed npm would leave the service behind, with its
 * port and its database file. Started without npm, nothing is watched.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}
