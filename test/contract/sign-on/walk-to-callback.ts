const mostSteps = 12;

/** A browser without pages: keeps cookies, follows redirects, fills in the form of the provider. */
export interface Browser {
  /** Goes where our app sends it, signs in (`null`: presses cancel), and stops at the address that leads back to us. */
  walkToCallback(location: string, name: string | null): Promise<URL>;
}

/** A browser that comes back to `callback`; no request is sent there. */
export function createBrowser(callback: string): Browser {
  const jar = new Map<string, string>();

  async function load(address: string, body: URLSearchParams | null): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const post = body === null ? {} : { method: 'POST', body };
    const response = await fetch(address, { redirect: 'manual', headers: { cookie }, ...post });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  }

  return {
    async walkToCallback(location, name) {
      let address = location;
      let body: URLSearchParams | null = null;
      for (let step = 0; step < mostSteps; step += 1) {
        if (address.startsWith(callback)) return new URL(address);
        const response = await load(address, body);
        const next = response.headers.get('location');
        const isForm = next === null && (await response.text()).includes('name="name"');
        if (next === null && !isForm) throw new Error(`${address} leads nowhere: ${response.status}`);
        body = isForm ? new URLSearchParams(name === null ? { cancel: 'yes' } : { name }) : null;
        address = next === null ? address : new URL(next, address).href;
      }
      throw new Error(`Still at ${address}`);
    },
  };
}
