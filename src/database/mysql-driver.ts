import mysql, { type PoolOptions } from 'mysql2';

/** Longest wait for a row lock, in seconds: a call can't wait longer than Studio's 10 s, repeats included. */
const LOCK_WAIT_SECONDS = 2;

const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
  "SET SESSION time_zone = '+00:00'",
  "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
];

/** mysql2 with each new connection set up once, so that no request spends a statement on it. */
export const mysqlDriver = {
  ...mysql,
  createPool(options: PoolOptions) {
    const pool = mysql.createPool(options);
    pool.on('connection', (connection) => {
      for (const statement of SESSION) connection.query(statement);
    });
    return pool;
  },
};
