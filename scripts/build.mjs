/** `npm run build`: compiles to dist/, always. */
import { build, PreparationError } from './prepare.mjs';

try {
  build();
} catch (error) {
  if (!(error instanceof PreparationError)) throw error;
  console.error(`\n${error.message}`);
  process.exit(1);
}
