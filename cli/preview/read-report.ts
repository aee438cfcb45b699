import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, succeed } from '../../lib/errors';
import { mostReportBytes, type PreviewReport, previewReportSchema, reportFile } from './report-schema';

/**
 * Reads the report of a folder that came from code nobody has reviewed. A sentence instead, when there is none, or it is not
 * one that our code would write; the sentence repeats nothing of it.
 */
export function readReport(folder: string): Result<PreviewReport, string> {
  const text = readSmallFile(join(folder, reportFile));
  if (!text.ok) return text;
  const parsed = previewReportSchema.safeParse(parseJson(text.value));
  if (parsed.success) return succeed(parsed.data);
  const faults = parsed.error.issues.length;
  return refuse(`The report of this run is not shown: it breaks the rules of a report in ${faults} places or more.`);
}

/** A link would lead out of the folder; a large file would fill the memory before anybody could refuse it. */
function readSmallFile(path: string): Result<string, string> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return refuse('The run ended before it wrote its report. Its log says why.');
  if (!found.isFile()) return refuse('The report of this run is not shown: it is no plain file.');
  if (found.size > mostReportBytes) {
    return refuse(`The report of this run is not shown: it has more than ${mostReportBytes / 1_000_000} MB.`);
  }
  return succeed(readFileSync(path, 'utf8'));
}

/** Undefined, which is no report, for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(sentence: string): Result<never, string> {
  return { ok: false, error: sentence };
}
