import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { inhabit, type Inhabited } from '../openapi/company.js';
import { readDocument, type OpenApi, type Operation } from '../openapi/document.js';
import { TwoInstances, type Administrator } from './kit.js';
import { CHANGES, make, WITHOUT_VERSION } from './resources.js';

const CHANGING = new Set(['PUT', 'PATCH', 'DELETE']);

onEachDatabase('versions of resources', (kind) => {
  const races = kind.name === 'SQLite' ? 2 : 6;
  let service: TwoInstances;
  let company: Inhabited;
  let api: OpenApi;
  let ann: Administrator;
  let bob: Administrator;
  beforeAll(async () => {
    service = await TwoInstances.open(kind);
    company = await inhabit(service.one);
    api = await readDocument(service.one);
    ann = await service.signIn('admin');
    bob = await service.signIn('admin', service.other);
  });
  afterAll(() => service.close());

  /** Counts the bodies of all changes: no two that follow each other are the same. */
  let nth = 0;

  /** Headers of a reader who has a version. Left to itself, fetch would ask for another answer in any case. */
  const known = (etag: string | null) => ({ 'If-None-Match': etag ?? '', 'Cache-Control': 'max-age=0' });

  const operationOf = (name: string): Operation => {
    const found = api.operations.find((operation) => operation.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };

  /** The resource of a change: how it is read, changed as the operation does, and changed at all. */
  async function resourceOf(name: string) {
    const [method = '', path = ''] = name.split(' ');
    const { readAt = path, body } = CHANGES[name] ?? {};
    const fill = await make(ann, readAt);
    const otherwise = body ? name : (Object.keys(CHANGES).find((each) => each === `PATCH ${path}`) ?? '');
    const [otherMethod = ''] = otherwise.split(' ');
    const next = () => CHANGES[otherwise]?.body?.((nth += 1));
    return {
      read: (by: Administrator, headers = {}) => by.get(fill(readAt), { headers }),
      apply: (by: Administrator, ifMatch?: string) => by.send(method, fill(path), { body: body && next(), ifMatch }),
      change: (by: Administrator) => by.send(otherMethod, fill(path), { body: next() }),
    };
  }

  it('belong to each operation that changes something, as the document says', () => {
    const changing = api.operations.filter(({ method }) => CHANGING.has(method));
    expect(changing.map(({ name }) => name).toSorted()).toEqual(
      [...Object.keys(CHANGES), ...Object.keys(WITHOUT_VERSION)].toSorted(),
    );
    for (const name of Object.keys(CHANGES)) {
      const { parameters, responses, path } = operationOf(name);
      expect(parameters, name).toContainEqual(expect.objectContaining({ name: 'If-Match', in: 'header' }));
      expect(responses, name).toHaveProperty('412');
      if (responses['200']) expect(responses['200'], name).toHaveProperty('headers.ETag');
      const read = operationOf(`GET ${CHANGES[name]?.readAt ?? path}`);
      expect(read.responses['200'], read.name).toHaveProperty('headers.ETag');
      expect(read.responses, read.name).toHaveProperty('304');
    }
  });

  describe.each(Object.keys(CHANGES))('with %s', (name) => {
    it('a change for another version is refused with the present state, and nothing is written', async () => {
      const resource = await resourceOf(name);
      const opened = await resource.read(ann);
      expect(opened.etag).toMatch(/^"[\w-]{22}"$/);
      expect((await resource.change(bob)).status).toBe(200);
      const present = await resource.read(bob);
      expect(present.etag).not.toBe(opened.etag);
      const before = await company.everything();
      for (const ifMatch of [opened.etag ?? '', '"nonsense"', `W/${present.etag}`, 'nonsense', '']) {
        expect(await resource.apply(ann, ifMatch), ifMatch).toEqual({
          status: 412,
          etag: present.etag,
          body: {
            statusCode: 412,
            code: 'CHANGED_MEANWHILE',
            message: expect.any(String) as string,
            details: { current: present.body as unknown },
          },
        });
      }
      expect(await company.everything()).toEqual(before);
    });

    it.each([
      ['the version that is there', (etag: string) => etag],
      ['several versions', (etag: string) => `"other", W/"third", ${etag}`],
      ['any version', () => '*'],
      ['no version', () => undefined],
    ])('a change for %s is made, and answered with the new one', async (_, ifMatch) => {
      const resource = await resourceOf(name);
      const { etag, body } = await resource.read(bob);
      const changed = await resource.apply(ann, ifMatch(etag ?? ''));
      expect(changed.status, JSON.stringify(changed.body)).toBe(name.startsWith('DELETE') ? 204 : 200);
      if (name.startsWith('DELETE')) return expect((await resource.read(bob)).status).toBe(404);
      const present = await resource.read(bob);
      expect(changed).toEqual({ status: 200, etag: present.etag, body: present.body as unknown });
      expect(present.body).not.toEqual(body);
    });

    it('of two changes at once for one version, one is refused', async () => {
      for (let race = 0; race < races; race += 1) {
        const resource = await resourceOf(name);
        const { etag } = await resource.read(ann);
        const replies = await Promise.all([ann, bob].map((by) => resource.apply(by, etag ?? '')));
        const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
        expect(statuses).toEqual(name.startsWith('DELETE') ? [204, 404] : [200, 412]);
      }
    });

    it('a reader who has the present version gets 304 and nothing else', async () => {
      const resource = await resourceOf(name);
      const { etag } = await resource.read(ann);
      expect(await resource.read(bob, known(etag))).toEqual({ status: 304, etag, body: null });
      await resource.change(bob);
      expect((await resource.read(bob, known(etag))).status).toBe(200);
    });
  });
});
