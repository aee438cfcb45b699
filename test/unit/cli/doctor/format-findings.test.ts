import { describe, expect, test } from 'vitest';
import { blame, type Finding, skip, well } from '../../../../cli/sites/doctor/finding';
import { countFindings, formatFindings } from '../../../../cli/sites/doctor/format-findings';
import { inOrder } from '../../../../cli/sites/doctor/judge';
import { openTerminal } from '../../../../cli/sites/terminal';

const plain = (columns = 80) => {
  return openTerminal({ out: { columns }, err: { write: () => true }, variables: {} });
};
const vip = (site: string) => blame('cluster.vips', 'bad', site, `The VIP of ${site} is taken by another cluster.`);

describe('the findings of the doctor', () => {
  test('stand under their groups, the worst first, each with the way to make it well', () => {
    const findings = inOrder([
      well('store.answers', 'The store answers.'),
      skip('cluster.validate', 'nobody asked for it'),
      well('cluster.names', 'All names are their own.'),
      vip('denver'),
    ]);
    expect(formatFindings(findings, plain()).join('\n')).toBe(
      [
        'Clusters',
        '  BAD  The VIP of denver is taken by another cluster.',
        '       -> Give the site a VIP of its own.',
        '       cluster.vips',
        '  skip cluster.validate: nobody asked for it.',
        '  ok   All names are their own.',
        '',
        'Store',
        '  ok   The store answers.',
        '',
      ].join('\n'),
    );
  });

  test('that were skipped for one reason share a line', () => {
    const findings = [
      skip('store.eviction', 'there is no KV database'),
      skip('store.clock', 'there is no KV database'),
    ];
    expect(formatFindings(findings, plain())).toEqual([
      'Store',
      '  skip store.eviction, store.clock: there is no KV database.',
      '',
    ]);
  });

  test('fit into 40 columns', () => {
    const findings = [vip('denver'), well('palette.rights', 'The key may read much. '.repeat(8))];
    for (const line of formatFindings(findings, plain(40))) expect(line.length, line).toBeLessThanOrEqual(40);
  });

  test('of one kind are shown ten times at most, and then counted', () => {
    const many = Array.from({ length: 13 }, (_, at) => vip(`site-${at}`));
    const lines = formatFindings(many, plain());
    expect(lines.filter((line) => line.includes('BAD'))).toHaveLength(11);
    expect(lines.join('\n')).toContain('3 more findings like these: see --json.');
  });

  test('are told once, though two looks bring the same', () => {
    expect(inOrder([vip('denver'), vip('denver')])).toHaveLength(1);
  });

  test('are counted', () => {
    const findings: Finding[] = [vip('a'), vip('b'), well('store.answers', ''), skip('store.clock', '')];
    expect(countFindings(findings)).toEqual({ bad: 2, warn: 0, skipped: 1, ok: 1 });
  });
});
