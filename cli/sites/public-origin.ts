import { CommandFault } from './command';

/** The origin of the app: what was typed with `--origin`, else that of the environment. Throws {@link CommandFault}. */
export function choosePublicOrigin(typed: unknown, ofEnvironment: string | null): string {
  if (typeof typed === 'string') return parseOrigin(typed);
  if (ofEnvironment === null) throw new CommandFault('PUBLIC_ORIGIN is not set. Set it, or give --origin.');
  return ofEnvironment;
}

function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '');
  if (!isOrigin)
    throw new CommandFault('--origin is scheme and host only, e.g. https://register.example.com.', 'usage');
  return url.origin;
}
