import type { z } from 'zod';
import { fail, type Result, succeed } from '../../../lib/errors';
import { passKey } from '../../_front/pass-key';
import { boundPass } from '../../_front/visit';
import { createList, type HostList, listKeys, mostListed } from '../../_hosts/host-list';
import { batchBody } from './bodies';
import type { BodyFormat } from './read-fields';
import { readForm } from './read-form';
import { readText } from './read-text';

/** Several hosts for one site as they arrived, each once. */
export interface Batch {
  /** What is to be registered. */
  readonly list: HostList;
  /** By the text of the host; empty where none was given. */
  readonly names: ReadonlyMap<string, string>;
  /** The pool that each is for, by the text of the host; empty where none was named, as of every form. */
  readonly pools: ReadonlyMap<string, string>;
  /** What is on the same list and stays as it is; only a form has such. */
  readonly kept: URLSearchParams;
  /** The texts of all of them as the list has them. */
  readonly order: readonly string[];
  /** What shows that a form is one of ours. */
  readonly pass: string | null;
}

/** Reads a batch. Fails with `body_too_large`, `body_invalid`, `site_missing`, `host_id_missing` or `list_too_long`. */
export async function readBatch(request: Request, format: BodyFormat): Promise<Result<Batch>> {
  const read = await (format === 'json' ? readJson(request) : readBatchForm(request));
  if (!read.ok) return read;
  const { list, kept } = read.value;
  if (list.siteId === '') return fail('site_missing');
  if (list.hosts.length === 0) return fail('host_id_missing');
  const { hosts } = createList(list.siteId, [...list.hosts.map(({ text }) => text), ...kept.getAll(listKeys.host)]);
  return hosts.length > mostListed ? fail('list_too_long') : read;
}

async function readBatchForm(request: Request): Promise<Result<Batch>> {
  const read = await readForm(request);
  if (!read.ok) return read;
  const form = read.value;
  const siteId = form.get(listKeys.site) ?? '';
  const list = createList(siteId, form.getAll(listKeys.host));
  const isHost = ([key]: [string, string]) => key === listKeys.host || key === listKeys.kept;
  const order = [...form].filter(isHost).map(([, text]) => text);
  const kept = new URLSearchParams({ [listKeys.site]: siteId });
  for (const text of form.getAll(listKeys.kept)) kept.append(listKeys.host, text);
  for (const text of form.getAll(listKeys.refused)) kept.append(listKeys.refused, text);
  return succeed({ list, names: new Map(), pools: new Map(), kept, order, pass: boundPass(form.get(passKey)) });
}

async function readJson(request: Request): Promise<Result<Batch>> {
  const read = await readText(request);
  if (!read.ok) return fail(read.reason === 'too_large' ? 'body_too_large' : 'body_invalid');
  const parsed = batchBody.safeParse(parseJson(read.text));
  if (!parsed.success) return fail('body_invalid');
  const { siteId, hosts } = parsed.data;
  const list = createList(
    siteId,
    hosts.map(({ edgeHostId }) => edgeHostId),
  );
  const names = saidOf(hosts, ({ hostName }) => hostName);
  const pools = saidOf(hosts, ({ pool }) => pool);
  return succeed({ list, names, pools, kept: new URLSearchParams(), order: [], pass: null });
}

type BatchHost = z.infer<typeof batchBody>['hosts'][number];

/** Of a host that stands there twice what was said first counts. */
function saidOf(
  hosts: readonly BatchHost[],
  read: (host: BatchHost) => string | null | undefined,
): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const row of hosts) {
    const [host] = createList('', [row.edgeHostId]).hosts;
    const text = read(row);
    if (host !== undefined && text && !said.has(host.text)) said.set(host.text, text);
  }
  return said;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
