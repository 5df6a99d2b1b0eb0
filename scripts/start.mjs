/** `npm start`: the service, in this very process, so that SIGTERM reaches it. */
import { endWithNpm } from './end-with-npm.mjs';
import { prepare } from './prepare.mjs';

const [option] = process.argv.slice(2);
if (option === undefined) {
  prepare();
  endWithNpm();
  await import('../dist/src/main.js');
} else {
  console.error(
    `npm start takes no options, such as ${option}: settings are in the environment or in .env (see .env.example).`,
  );
  process.exitCode = 2;
}
