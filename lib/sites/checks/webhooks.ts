import { type Check, reportAtPath } from './check';

/** Each receiver has an id of its own and is told something; no variable is an address here and a secret there. */
export const checkWebhooks: Check = ({ webhooks }, report) => {
  const ids = new Map<string, string>();
  const uses = new Map<string, 'address' | 'secret'>();
  for (const [index, webhook] of webhooks.entries()) {
    const path = `webhooks[${index}]`;
    const { id, addressFrom, secretFrom, tell } = webhook ?? {};
    const earlier = id === undefined ? undefined : ids.get(id);
    if (earlier !== undefined) {
      const fix = 'Give each webhook an id of its own.';
      reportAtPath(report, `${path}.id`, { value: id, problem: `is already the id of ${earlier}`, fix });
    }
    if (id !== undefined && earlier === undefined) ids.set(id, path);
    if (tell?.length === 0) {
      const fix = 'Leave tell out to be told everything, or take the webhook out.';
      reportAtPath(report, `${path}.tell`, { value: undefined, problem: 'is empty: it is told nothing', fix });
    }
    for (const [option, name, use] of [
      ['addressFrom', addressFrom, 'address'],
      ['secretFrom', secretFrom, 'secret'],
    ] as const) {
      if (name === undefined) continue;
      const other = uses.get(name) ?? use;
      uses.set(name, other);
      if (other === use) continue;
      // An address is sent and logged in ways that a signing secret must never be.
      const fix = 'Keep the address and the secret in variables of their own.';
      reportAtPath(report, `${path}.${option}`, {
        value: name,
        problem: `already holds the ${other} of a webhook`,
        fix,
      });
    }
  }
};
