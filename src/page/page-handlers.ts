import type { RequestHandler, Response } from 'express';
import express from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What is never a place within the page: there, an unknown path is an error for a program. */
const NOT_PAGE = /^\/+(api|health|metrics)(\/|$)/i;
/** Hashed names: what is behind one never changes. */
const ASSET = /^\/assets\/[\w.-]+$/;
/** Compressed copies that the build made, the smallest first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** The page in a folder: its files, compressed where the build did so, and its document for every place within it. */
export function pageHandlers(folder: string, document: string): RequestHandler[] {
  const files = express.static(folder, {
    index: false,
    setHeaders: (response, path) => setCaching(response, path.includes('/assets/')),
  });
  const compressed: RequestHandler = (request, response, next) => {
    const type = TYPES[request.path.split('.').at(-1) ?? ''];
    if (!ASSET.test(request.path) || type === undefined) return next();
    for (const [encoding, ending] of ENCODINGS) {
      if (!request.acceptsEncodings(encoding) || !existsSync(join(folder, request.path + ending))) continue;
      setCaching(response, true);
      response.set({ 'Content-Encoding': encoding, 'Content-Type': type, Vary: 'Accept-Encoding' });
      response.sendFile(request.path.slice(1) + ending, { root: folder, cacheControl: false });
      return;
    }
    next();
  };
  const page: RequestHandler = (request, response) => {
    if (request.path.startsWith('/assets/')) {
      response.status(404).type('text').send('not found');
      return;
    }
    setCaching(response, false);
    response.type('html').send(document);
  };
  const own = (handler: RequestHandler): RequestHandler => {
    return (request, response, next) => (NOT_PAGE.test(request.path) ? next() : handler(request, response, next));
  };
  return [compressed, files, page].map(own);
}

function setCaching(response: Response, forEver: boolean): void {
  response.set('Cache-Control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
}
