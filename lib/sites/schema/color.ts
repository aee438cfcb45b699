import { z } from 'zod';
import { colorNames } from '../../branding/named-colors';
import { readColorText } from '../../branding/read-color-text';
import { nearestWord } from '../nearest-word';
import { kindOf, says } from './leaf';

/** A colour as `#rrggbb`, in small letters once read. Written in another way, the fault says how to write the same one here. */
export function color(use: string) {
  const form = `Write ${use} as # and six hex digits, such as '#0b5c4b'.`;
  return z
    .string({ error: (issue) => says(`must be a text, not ${kindOf(issue.input)}`, form) })
    .superRefine((value, context) => {
      if (!isHexColor(value)) context.addIssue({ code: 'custom', message: describeFault(value, form) });
    })
    .transform((value) => value.toLowerCase())
    .describe(form);
}

function isHexColor(value: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(value);
}

function describeFault(value: string, form: string): string {
  const meant = readColorText(value);
  const problem = 'is not a colour as # and six hex digits';
  if (meant !== null) return says(problem, `Write '${meant}'${/^#/.test(value) ? '' : ', which is the same colour'}.`);
  const near = /^[a-z]{3,30}$/i.test(value) ? nearestWord(value, colorNames) : null;
  const nearest = near === null ? null : readColorText(near);
  return says(problem, nearest === null ? form : `Did you mean ${near}? Write '${nearest}'.`);
}
