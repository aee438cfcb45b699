import { existsSync } from 'node:fs';

/** What `next start` reads too, the first word counts. */
const envFiles = ['.env.production.local', '.env.local', '.env.production', '.env'];

/** Adds what the `.env` files of this folder say to the environment; what is set there already stays. */
export function loadEnvFiles(): void {
  for (const file of envFiles.filter((name) => existsSync(name))) process.loadEnvFile(file);
}
