import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const routeSchema = z.object({ src: z.string().optional(), headers: z.record(z.string(), z.string()).optional() });
const outputSchema = z.object({ routes: z.array(routeSchema), crons: z.array(z.unknown()).optional() });
const functionSchema = z.object({
  runtime: z.string(),
  maxDuration: z.number().optional(),
  filePathMap: z.record(z.string(), z.string()).optional(),
});
const configSchema = z.object({
  functions: z.record(z.string(), z.object({ maxDuration: z.number() })),
  crons: z.array(z.unknown()),
});

/** What the platform runs; `.nvmrc` and the engines allow it. */
const runtime = 'nodejs24.x';
/** Of every answer, of every page, and of files beside the pages. */
const wantedHeaders = [
  ['/', 'Strict-Transport-Security'],
  ['/', 'X-Content-Type-Options'],
  ['/registrations/edge-1', 'Referrer-Policy'],
  ['/registrations/edge-1', 'Permissions-Policy'],
  ['/api/health', 'X-Robots-Tag'],
  ['/brand/logo.svg', 'Content-Security-Policy'],
  ['/worker.js', 'Content-Security-Policy'],
] as const;

/**
 * What is wrong with the folder that `vercel build` leaves, measured by `vercel.json` of the same project; a sentence each.
 * The region is not looked at: the platform reads it from `vercel.json` when it deploys.
 */
export function judgeVercelOutput(output: string, vercelJson: string): string[] {
  const config = configSchema.parse(JSON.parse(vercelJson));
  const { routes, crons } = outputSchema.parse(JSON.parse(readFileSync(join(output, 'config.json'), 'utf8')));
  const functions = join(output, 'functions');
  return [
    ...(JSON.stringify(crons) === JSON.stringify(config.crons) ? [] : ['The crons are not those of vercel.json.']),
    ...wantedHeaders
      .filter(([path, name]) => !routes.some((route) => matches(route.src, path) && route.headers?.[name]))
      .map(([path, name]) => `${path} has no ${name}.`),
    ...Object.entries(config.functions).flatMap(([file, { maxDuration }]) => {
      const built = readFunction(join(functions, `${toRoute(file)}.func`));
      if (built === null) return [`${file} was built into no function.`];
      return built.maxDuration === maxDuration ? [] : [`${file} may run ${built.maxDuration} s, not ${maxDuration}.`];
    }),
    ...listFunctions(functions).flatMap((folder) => judgeFunction(folder)),
  ];
}

function judgeFunction(folder: string): string[] {
  const built = readFunction(folder);
  if (built === null) return [];
  const files = Object.keys(built.filePathMap ?? {});
  const name = folder.slice(folder.indexOf('functions') + 'functions/'.length);
  const isMiddleware = name.startsWith('_middleware');
  const unwanted = files.filter((file) =>
    /node_modules\/(@libsql|pdfkit|@playwright)\/|^\.env(?!\.example$)/.test(file),
  );
  return [
    ...(built.runtime === runtime ? [] : [`${name} runs on ${built.runtime}, not ${runtime}.`]),
    ...(isMiddleware || files.includes('.generated/sites.json') ? [] : [`${name} has no sites.`]),
    ...unwanted.slice(0, 1).map((file) => `${name} holds ${file}.`),
  ];
}

function matches(source: string | undefined, path: string): boolean {
  return source !== undefined && new RegExp(source).test(path);
}

/** `app/api/cron/sweep/route.ts` is `api/cron/sweep`. */
function toRoute(file: string): string {
  return file.replace(/^app\//, '').replace(/\/(route|page)\.tsx?$/, '');
}

function readFunction(folder: string): z.infer<typeof functionSchema> | null {
  const path = join(folder, '.vc-config.json');
  return existsSync(path) ? functionSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

/** Each once: most routes are links to a function that they share. */
function listFunctions(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory() && entry.name.endsWith('.func'))
    .map((entry) => join(entry.parentPath, entry.name));
}
