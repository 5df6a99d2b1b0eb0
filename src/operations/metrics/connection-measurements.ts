import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Measurements } from './measurements.js';

/** The part of mysql2's pool that tells how it is used; its typings leave it out. */
interface Pool {
  readonly _allConnections: { readonly length: number };
  readonly _freeConnections: { readonly length: number };
  readonly _connectionQueue: { readonly length: number };
}

/** Measures how the connections to the database are used. The embedded database has one, which is never waited for. */
@Injectable()
export class ConnectionMeasurements implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly measurements: Measurements,
  ) {}

  onModuleInit(): void {
    const help = 'Connections to the database: all that are open, and those of them that are free';
    this.measurements.gauge('ewf_database_connections', help, ['state'], (gauge) => {
      const pool = this.pool();
      gauge.set({ state: 'open' }, pool ? pool._allConnections.length : Number(this.dataSource.isInitialized));
      gauge.set({ state: 'free' }, pool ? pool._freeConnections.length : 0);
    });
    const queued = 'Units of work that wait for a connection to the database';
    this.measurements.gauge('ewf_database_connections_queued', queued, [], (gauge) => {
      gauge.set(this.pool()?._connectionQueue.length ?? 0);
    });
  }

  private pool(): Pool | undefined {
    return (this.dataSource.driver as { readonly pool?: Pool }).pool;
  }
}
