import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formatOpenApi } from '../../../app/api/_openapi/format-openapi';
import { operations } from '../../../app/api/_openapi/operations';
import { GET as health } from '../../../app/api/health/route';
import { GET as openapi } from '../../../app/api/openapi.json/route';
import { POST as goOn } from '../../../app/api/registrations/[edgeHostId]/continue/route';
import { GET as look } from '../../../app/api/registrations/[edgeHostId]/route';
import { POST as undo } from '../../../app/api/registrations/[edgeHostId]/undo/route';
import { POST as submitBatch } from '../../../app/api/registrations/batch/route';
import { POST as submit } from '../../../app/api/registrations/route';
import { POST as findNear, GET as findSites } from '../../../app/api/sites/route';
import { createAccessWorld, guardedSite } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';

const door = vi.hoisted(() => ({ server: undefined as unknown }));
vi.mock('../../../lib/server', () => ({
  getServer: async () => ({ ok: true, value: door.server }),
  reportCrash: (error: unknown) => {
    throw error;
  },
}));

const document = formatOpenApi('Test') as {
  readonly paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
  readonly components: { readonly schemas: Record<string, object> };
};
interface Answer {
  readonly content?: Record<string, { readonly schema: object }>;
}

/** Pages of the app send these as forms and are led on, or a browser or timer asks for them: no program does. */
const notForPrograms = [
  'cron/sweep GET',
  'language POST',
  'list POST',
  'openapi.json GET',
  'sign-in GET',
  'sign-in/callback GET',
  'sign-out POST',
];

describe('the description of the JSON API', () => {
  it('names every route below app/api that a program may ask, and no other', () => {
    const routes = readdirSync('app/api', { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|\/)route\.ts$/.test(file))
      .flatMap((file) => {
        const source = readFileSync(`app/api/${file}`, 'utf8');
        const path = file.replace(/\/route\.ts$/, '').replace(/\[(\w+)\]/g, '{$1}');
        return [...source.matchAll(/^export async function (GET|POST)/gm)].map(([, method]) => `${path} ${method}`);
      });
    const told = operations.map(({ path, method }) => `${path.replace('/api/', '')} ${method.toUpperCase()}`);
    expect([...told, ...notForPrograms].sort()).toEqual(routes.sort());
  });

  it('leads every reference to something that is there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(references.length).toBeGreaterThan(10);
    for (const to of references) {
      expect(Object.keys(document.components.schemas)).toContain(to.replace('#/components/schemas/', ''));
    }
  });

  it('gives each operation a name of its own, and an answer to every refusal', () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const methods of Object.values(document.paths)) {
      for (const { responses } of Object.values(methods)) expect(responses).toHaveProperty('default');
    }
  });

  it('is the same for everybody, and nobody keeps it', async () => {
    const answer = await openapi();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual(formatOpenApi('Edge registration'));
  });
});

const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
ajv.addSchema({ $id: 'api', ...document });

/** Says what the answer has that the description does not, or lacks that it has; nothing when they agree. */
async function compare(path: string, method: string, answer: Response): Promise<unknown> {
  const responses = document.paths[path]?.[method]?.responses ?? {};
  const { content } = responses[answer.status] ?? responses.default ?? {};
  const schema = JSON.stringify(content?.['application/json']?.schema ?? false);
  const judge = ajv.compile(JSON.parse(schema.replaceAll('"#/components', '"api#/components')));
  const body: unknown = await answer.json();
  return judge(body) ? null : { status: answer.status, errors: judge.errors, body };
}

describe('what is answered is what is described', () => {
  const hostId = edgeHost(1);
  const open = guardedSite('harbour', { modes: ['open'] });
  const context = { params: Promise.resolve({ edgeHostId: hostId }) };
  const address = 'https://register.test/api/x';
  const post = (body: unknown) =>
    new Request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const registration = '/api/registrations/{edgeHostId}';

  beforeEach(() => {
    const world = createAccessWorld([open]);
    door.server = testServer(world, [open]);
  });

  it('of a host from its submit until it is taken back', async () => {
    const wish = { edgeHostId: hostId, siteId: 'harbour' };
    const first = await submit(post(wish));
    expect(first.status).toBe(201);
    expect(await compare('/api/registrations', 'post', first)).toBeNull();
    expect(await compare('/api/registrations', 'post', await submit(post(wish)))).toBeNull();
    expect(await compare(registration, 'get', await look(new Request(address), context))).toBeNull();
    expect(await compare(`${registration}/continue`, 'post', await goOn(post({}), context))).toBeNull();
    const asked = await undo(post({ way: 'ask_it' }), context);
    expect(await compare(`${registration}/undo`, 'post', asked)).toBeNull();
  });

  it('of several hosts, one of them refused', async () => {
    const answer = await submitBatch(
      post({ siteId: 'harbour', hosts: [{ edgeHostId: edgeHost(2) }, { edgeHostId: '?' }] }),
    );
    expect(answer.status).toBe(200);
    expect(await compare('/api/registrations/batch', 'post', answer)).toBeNull();
  });

  it('of sites, by words and by nearness, and of health', async () => {
    expect(await compare('/api/sites', 'get', await findSites(new Request(`${address}?q=har`)))).toBeNull();
    const near = { latitude: 39.7, longitude: -105 };
    expect(await compare('/api/sites', 'post', await findNear(post({ near })))).toBeNull();
    expect(await compare('/api/health', 'get', await health(new Request(address)))).toBeNull();
  });

  it.each([
    ['a body that is none', () => submit(post({ no: 1 })), '/api/registrations', 'post'],
    ['a host that is not there', () => look(new Request(address), context), registration, 'get'],
    ['a place that is none', () => findNear(post({ near: { latitude: 91, longitude: 0 } })), '/api/sites', 'post'],
  ])('of %s', async (_, ask, path, method) => {
    const answer = await ask();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await compare(path, method, answer)).toBeNull();
  });

  it('and an answer with one field more is seen', async () => {
    const answer = await submit(post({ edgeHostId: hostId, siteId: 'harbour' }));
    const changed = Response.json({ ...(await answer.json()), surprise: 1 }, { status: 201 });
    expect(await compare('/api/registrations', 'post', changed)).not.toBeNull();
  });
});
