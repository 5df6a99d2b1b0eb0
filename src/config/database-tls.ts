import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

/** How a connection to a database server is encrypted, and what its certificate must prove. */
export interface DatabaseTls {
  /** `nothing`: anything is taken; `authority`: it is signed by a known authority; `identity`: and it names the host. */
  readonly verify: 'nothing' | 'authority' | 'identity';
  /** The authorities, as PEM; null: those that Node knows. */
  readonly ca: string | null;
}

/** What can be said of encryption, in small letters without - and _; null: it is off. */
const MODES: Readonly<Record<string, DatabaseTls['verify'] | null>> = {
  disabled: null,
  disable: null,
  false: null,
  '0': null,
  off: null,
  required: 'nothing',
  require: 'nothing',
  verifyca: 'authority',
  verifyidentity: 'identity',
  verifyfull: 'identity',
  true: 'identity',
  '1': 'identity',
  on: 'identity',
};

const NAMES = 'DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY, true or false';

/**
 * Reads how to encrypt: `parameter` is the one of DATABASE_URL, if any, `host` the server's (null: there isn't one), and
 * `ca` is DATABASE_CA. With an authority given, REQUIRED checks as VERIFY_CA does.
 * @throws Error that begins with the variable's name and says what is wrong.
 */
export function databaseTls(
  parameter: { readonly name: string; readonly value: string } | undefined,
  host: string | null,
  ca: string | undefined,
): DatabaseTls | null {
  const verify = parameter === undefined ? null : modeOf(parameter);
  if (verify === null) {
    if (ca === undefined) return null;
    throw new Error('DATABASE_CA is set, but DATABASE_URL asks for no encryption: add ?ssl-mode=VERIFY_IDENTITY');
  }
  if (host === null) throw new Error(`DATABASE_URL has ${parameter?.name} for a socket, which leaves no machine`);
  if (verify === 'identity' && isIP(host) !== 0) {
    throw new Error(
      `DATABASE_URL has ${parameter?.name} with an address, and identity is checked for a name: write the server's ` +
        'name, or ssl-mode=VERIFY_CA',
    );
  }
  const authorities = ca === undefined ? null : readAuthorities(ca);
  return { verify: verify === 'nothing' && authorities !== null ? 'authority' : verify, ca: authorities };
}

function modeOf({ name, value }: { readonly name: string; readonly value: string }): DatabaseTls['verify'] | null {
  const word = value.toLowerCase().replaceAll(/[-_]/g, '');
  if (['prefer', 'preferred', 'allow'].includes(word)) {
    throw new Error(`DATABASE_URL: ${name} must be ${NAMES}: PREFERRED would talk in clear text unnoticed`);
  }
  if (!Object.hasOwn(MODES, word)) throw new Error(`DATABASE_URL: ${name} must be ${NAMES}`);
  return MODES[word] ?? null;
}

/** The certificates of DATABASE_CA, which holds them or names their file; `\n` in it may stand for the end of a line. */
function readAuthorities(given: string): string {
  const text = given.includes('-----BEGIN') ? given.replaceAll(String.raw`\n`, '\n') : readFile(given);
  const certificates = text.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [];
  if (certificates.length === 0) throw new Error('DATABASE_CA holds no certificate in PEM');
  for (const certificate of certificates) {
    const { validTo } = parsed(certificate);
    if (Date.parse(validTo) < Date.now()) throw new Error(`DATABASE_CA holds a certificate that ended on ${validTo}`);
  }
  return certificates.join('\n');
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`DATABASE_CA names a file that can not be read (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
}

function parsed(certificate: string): X509Certificate {
  try {
    return new X509Certificate(certificate);
  } catch (error) {
    throw new Error('DATABASE_CA holds a certificate that can not be read', { cause: error });
  }
}
