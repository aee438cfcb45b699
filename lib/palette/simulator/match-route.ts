import type { Route } from './route';
import { routes } from './routes';
import { beyondRoutes } from './routes-beyond';
import { edgeRoutes, libvirtRoutes } from './routes-older';

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const compiled = [...routes, ...beyondRoutes, ...libvirtRoutes, ...edgeRoutes].map((route) => ({
  route,
  segments: route.template.split('/'),
}));

/** Finds the operation for a request; path parameters come out percent-decoded. Undefined: no such operation. */
export function matchRoute(method: string, path: string): RouteMatch | undefined {
  const parts = path.split('/');
  for (const { route, segments } of compiled) {
    if (route.method !== method) continue;
    const params = matchSegments(segments, parts);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function matchSegments(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = decode(parts[index] ?? '');
    if (segment.startsWith('{') && part) params[segment.slice(1, -1)] = part;
    else if (segment !== part) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
