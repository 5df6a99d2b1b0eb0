/**
 * Serves rendered documents in place of a static host, below the folder of `base` (an address that ends with a slash); every
 * other request goes on to `beyond`. A name that is not there gets 404, and anything but GET 405, as static hosts do.
 */
export function serveFallback(
  documents: Readonly<Record<string, string>>,
  base: string,
  beyond: typeof fetch = fetch,
): typeof fetch {
  return (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith(base)) return beyond(input, init);
    const document = documents[new URL(address).pathname.replace(/^.*\//, '')];
    if ((init?.method ?? 'GET') !== 'GET') return Promise.resolve(new Response(null, { status: 405 }));
    if (document === undefined) return Promise.resolve(new Response(null, { status: 404 }));
    return Promise.resolve(new Response(document, { headers: { 'content-type': 'text/xml' } }));
  };
}
