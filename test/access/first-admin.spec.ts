import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { pino } from 'pino';
import { createApplication } from '../../src/application.js';
import { parseEnvironment } from '../../src/config/index.js';
import { User } from '../../src/users/index.js';
import { FirstAdminService } from '../../src/access/first-admin.service.js';
import { onEachDatabase, onServer } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { kept } from '../notifications/kit.js';

onEachDatabase('the first admin', (kind) => {
  it('is made once, when there is nobody who can sign in as one', async () => {
    const database = await kind.create();
    const folder = mkdtempSync(join(tmpdir(), 'ewf-admin-'));
    const start = async (password: string) => {
      const environment = parseEnvironment({
        DATABASE_URL: database.url,
        ADMIN_EMAIL: 'Boss@example.com',
        ADMIN_PASSWORD: password,
        WEBHOOK_SECRET: 'x',
        STANDBY_DIR: folder,
      });
      const app = await createApplication(environment, pino({ level: 'silent' }));
      await app.init();
      const admins = await app
        .get(DataSource)
        .manager.find(User, { select: { email: true, role: true, passwordHash: true } });
      await app.close();
      return admins;
    };
    try {
      const first = await start('the first password');
      expect(first).toMatchObject([{ email: 'boss@example.com', role: 'admin' }]);
      expect(await start('another password')).toEqual(first);
    } finally {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const ROUNDS = 5;

onServer('two instances that start at once on a new database', (kind) => {
  it('make one first admin, and both start', async () => {
    const database = await kind.create();
    const environment = { ADMIN_EMAIL: 'boss@example.com', ADMIN_PASSWORD: 'the first password' };
    const lines = [await Line.open(kept(database), { environment }), await Line.open(kept(database), { environment })];
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        await lines[0]?.dataSource.query('DELETE FROM users');
        await Promise.all(lines.map(({ app }) => app.get(FirstAdminService).ensure()));
        expect(await lines[0]?.rows('SELECT email FROM users')).toEqual([{ email: 'boss@example.com' }]);
      }
    } finally {
      for (const line of lines) await line.close();
      await database.drop();
    }
  });
});
