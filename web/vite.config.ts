import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Where `npm run dev` of the page finds a service that runs. */
const service = 'http://127.0.0.1:3000';

/** Compresses once what would otherwise be sent at its full size, or compressed for each reader. */
function compressed(): Plugin {
  return {
    name: 'compressed-copies',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const folder = join(dir, 'assets');
      for (const name of readdirSync(folder).filter((each) => /\.(js|css)$/.test(each))) {
        const content = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
        writeFileSync(
          join(folder, `${name}.br`),
          brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        );
      }
    },
  };
}

/** Writes the service worker, which knows all files of the build by name. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const assets = readdirSync(join(dir, 'assets')).filter((name) => !/\.(gz|br)$/.test(name));
      const files = [...assets.map((name) => `/assets/${name}`), '/favicon.svg', '/favicon-alert.svg'];
      const document = readFileSync(join(dir, 'index.html'), 'utf8');
      const source = readFileSync(new URL('service-worker.js', import.meta.url), 'utf8');
      const hash = createHash('sha256').update(JSON.stringify(files) + document + source);
      const build = hash.digest('hex').slice(0, 12);
      const text = source.replace('__BUILD__', build).replace('__FILES__', JSON.stringify(files));
      writeFileSync(join(dir, 'service-worker.js'), text);
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed(), serviceWorker()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined files would need "data:" where the content security policy has none.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    // Compressing takes most of the time of so small a build, and is meant to.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { proxy: { '/api': service, '/health': service } },
});
