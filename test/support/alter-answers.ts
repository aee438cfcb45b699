import type { TestWorld } from './test-world';

type Body = Record<string, unknown>;

/**
 * Lets Palette answer what no switch of the simulator can: `change` gets the JSON body of every answer to a matching
 * request and gives the one to send. Instances made afterwards (`newInstance`) see it.
 */
export function alterAnswers(world: TestWorld, matches: RegExp, change: (body: Body) => Body): void {
  const { handle } = world.simulator;
  world.simulator.handle = async (request) => {
    const response = await handle(request);
    const { pathname } = new URL(request.url);
    if (!matches.test(`${request.method} ${pathname}`) || response.status !== 200) return response;
    return Response.json(change((await response.json()) as Body), { headers: response.headers });
  };
}
