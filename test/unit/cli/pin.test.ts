import { describe, expect, test } from 'vitest';
import { CommandFault, type House } from '../../../cli/sites/command';
import { pin } from '../../../cli/sites/pin';
import { isPinOf } from '../../../lib/access/pin-hash';
import { siteAccessSchema } from '../../../lib/sites/schema/access';
import { testHouse } from './test-house';

const pepper = 'planted-pin-pepper-0123456789abcdefghi';
const house = testHouse({ PIN_PEPPER: pepper });

async function run(option: string | undefined, by: House = house) {
  const outcome = await pin.run({ positionals: [], values: option === undefined ? {} : { pin: option } }, by);
  return { ...outcome, json: outcome.json as { hash: string; pin?: string } };
}

describe('the command that makes the hash of a PIN', () => {
  test('takes a PIN, and prints a hash that the config takes and the PIN opens', async () => {
    const { json, lines } = await run('4711-0815');
    expect(Object.keys(json)).toEqual(['hash']);
    expect(siteAccessSchema.safeParse({ pin: json.hash }).success).toBe(true);
    expect(await isPinOf('47110815', json.hash, pepper)).toBe(true);
    expect(lines).toContain(`Hash  ${json.hash}`);
  });

  test('never repeats a PIN that it was given, nor the pepper', async () => {
    const { json, lines } = await run('planted-pin');
    const said = JSON.stringify(json) + lines.join('\n');
    for (const secret of ['planted', 'plantedpin', pepper]) expect(said).not.toContain(secret);
  });

  test('makes one of eight digits where none is given, another one each time', async () => {
    const [one, other] = [await run(undefined), await run(undefined)];
    expect(one.json.pin).toMatch(/^\d{8}$/);
    expect(one.json.pin).not.toBe(other.json.pin);
    expect(await isPinOf(one.json.pin ?? '', one.json.hash, pepper)).toBe(true);
    const { pin: made = '' } = one.json;
    expect(one.lines[0]).toContain(`${made.slice(0, 4)} ${made.slice(4)}`);
  });

  test('reads it from the standard input, line break and all', async () => {
    const { json } = await run('-', { ...house, readInput: async () => ' 1234 5678\n' });
    expect(json.pin).toBeUndefined();
    expect(await isPinOf('12345678', json.hash, pepper)).toBe(true);
  });

  test.each([
    ['1234567', 'too short'],
    ['1 2 3 4 5 6 7', 'too short without its blanks'],
    ['', 'empty'],
    ['1'.repeat(65), 'too long'],
  ])('refuses %j: %s', async (typed) => {
    await expect(run(typed)).rejects.toMatchObject({ kind: 'usage' });
  });

  test.each(['12345678', '1'.repeat(64)])('takes %s', async (typed) => {
    expect(await isPinOf(typed, (await run(typed)).json.hash, pepper)).toBe(true);
  });

  test('needs the pepper', async () => {
    await expect(run('12345678', testHouse({}))).rejects.toThrow(CommandFault);
    await expect(run('12345678', testHouse({}))).rejects.toThrow('PIN_PEPPER');
  });
});
