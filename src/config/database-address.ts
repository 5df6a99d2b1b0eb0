/** Where the data is: a file of the embedded database, or a server. */
export type DatabaseAddress =
  { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'mysql' | 'mariadb'; readonly url: string };

/**
 * Reads `sqlite:PATH`, `mysql://…` or `mariadb://…`.
 * @throws Error that says what is wrong, without the address itself: it may hold a password.
 */
export function databaseAddress(text: string): DatabaseAddress {
  if (text.startsWith('sqlite:')) {
    const path = text.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (path === '') throw new Error('has no path after sqlite:');
    return { kind: 'sqlite', path };
  }
  const scheme = /^(mysql|mariadb):\/\//.exec(text)?.[1];
  if (scheme === undefined) throw new Error('must begin with sqlite:, mysql:// or mariadb://');
  if (!URL.canParse(text)) throw new Error('is not a URL');
  if (new URL(text).pathname.length < 2) throw new Error('names no database after the host');
  return { kind: scheme as 'mysql' | 'mariadb', url: text };
}
