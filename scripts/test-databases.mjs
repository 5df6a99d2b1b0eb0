/**
 * What a test run says about its databases. The report is written by test/kit/global-setup.ts:
 * `{ server: { kind, version, origin: 'private' | 'given', databasesCreated } | null }`, or null when it never ended.
 */

const howToGet = {
  mariadb: 'install mariadbd (Debian: apt-get install mariadb-server-core mariadb-client-core)',
  mysql: 'set TEST_DATABASE_URL=mysql://user:password@host:3306, with a user who may create databases',
};

/** One line per database: what ran on it, or how to get it. */
export function databaseLines(report) {
  const lines = ['sqlite   ran: it is embedded, and needs nothing'];
  for (const kind of Object.keys(howToGet)) lines.push(`${kind.padEnd(8)} ${describe(kind, report)}`);
  return lines;
}

/** A sentence for every database that `required` ("mariadb,mysql") names and no suite used. */
export function missingDatabases(report, required = '') {
  const kinds = required.split(',').map((kind) => kind.trim());
  return kinds
    .filter((kind) => kind !== '' && kind !== 'sqlite' && !wasUsed(kind, report))
    .map((kind) => `REQUIRE_DATABASES names ${kind}, and no suite ran on it.`);
}

function describe(kind, report) {
  if (report === null) return 'did not run: the setup of the tests did not get to its end, see above';
  const { server } = report;
  if (server?.kind !== kind && server?.origin === 'given') return 'did not run: TEST_DATABASE_URL names another server';
  if (server?.kind !== kind) return `did not run: ${howToGet[kind]}`;
  const where = `${server.version}, ${server.origin === 'given' ? 'the server of TEST_DATABASE_URL' : 'a private server'}`;
  return wasUsed(kind, report)
    ? `ran: ${where}, databases made by the suites: ${server.databasesCreated}`
    : `did not run: ${where} was ready, and no suite of this run made a database on it`;
}

function wasUsed(kind, report) {
  return report?.server?.kind === kind && report.server.databasesCreated > 0;
}
