import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build puts the page: beside the compiled service. Sources that run uncompiled have none. */
const FOLDER = fileURLToPath(new URL('../../web', import.meta.url));

/** The page as it was built. */
export interface PageBuild {
  readonly folder: string;
  /** The page's document, which names its files. */
  readonly document: string;
  /** Another one whenever a file of the page is another one. */
  readonly id: string;
}

/** The page beside the service; null where it was not built. */
export const pageBuild: PageBuild | null = read();

function read(): PageBuild | null {
  if (!existsSync(join(FOLDER, 'assets'))) return null;
  const document = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  return { folder: FOLDER, document, id: createHash('sha256').update(document).digest('hex').slice(0, 12) };
}

/** Returns the page's document with what only the service knows: which build it is, and the address to open it under. */
export function documentOf({ document, id }: PageBuild, publicBaseUrl: string | null): string {
  const metas = [`<meta name="ewf-build" content="${id}" />`];
  if (publicBaseUrl !== null) {
    metas.push(`<meta name="ewf-public-address" content="${attribute(publicBaseUrl)}" />`);
  }
  return document.replace('</head>', () => `${metas.map((meta) => `  ${meta}\n`).join('  ')}  </head>`);
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
