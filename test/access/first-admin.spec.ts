import { expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { pino } from 'pino';
import { createApplication } from '../../src/application.js';
import { parseEnvironment } from '../../src/config/index.js';
import { User } from '../../src/users/index.js';
import { onEachDatabase } from '../kit/databases.js';

onEachDatabase('the first admin', (kind) => {
  it('is made once, when there is nobody who can sign in as one', async () => {
    const database = await kind.create();
    const start = async (password: string) => {
      const environment = parseEnvironment({
        DATABASE_URL: database.url,
        ADMIN_EMAIL: 'Boss@example.com',
        ADMIN_PASSWORD: password,
        WEBHOOK_SECRET: 'x',
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
    }
  });
});
