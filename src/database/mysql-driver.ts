import mysql, { type PoolOptions } from 'mysql2';

/** Longest wait for a row lock, in seconds: a call can't wait for one longer than a caller bears silence, repeats included. */
const LOCK_WAIT_SECONDS = 1;

/**
 * After how long the server ends a transaction whose owner says nothing, in seconds: an instance that froze must not hold its
 * row locks against the others. A unit of an instance that was only busy is run again. MariaDB alone can do so; MySQL takes the
 * words for a comment.
 */
const SILENCE_SECONDS = 1;

const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS} /*M!100300 , idle_transaction_timeout = ${SILENCE_SECONDS} */`,
  "SET SESSION time_zone = '+00:00'",
  "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
];

/** Longest statement of a long read, in seconds: less than a unit may take. MariaDB and MySQL spell it differently. */
const READ_SECONDS = 15;

const READING = [
  ...SESSION,
  'SET SESSION TRANSACTION READ ONLY',
  `SET SESSION lock_wait_timeout = ${READ_SECONDS} /*M!100101 , SESSION max_statement_time = ${READ_SECONDS} */ ` +
    `/*!50708 , SESSION max_execution_time = ${READ_SECONDS * 1000} */`,
];

/** mysql2 with each new connection set up once, so that no request spends a statement on it. */
export const mysqlDriver = driverWith(SESSION);

/** The same for connections on which is read what may take long: they write nothing, and no statement takes for ever. */
export const readingDriver = driverWith(READING);

function driverWith(session: readonly string[]) {
  return {
    ...mysql,
    createPool(options: PoolOptions) {
      const pool = mysql.createPool(options);
      pool.on('connection', (connection) => {
        for (const statement of session) connection.query(statement);
      });
      return pool;
    },
  };
}
