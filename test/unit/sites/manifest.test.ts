import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, indexOf } from '../../fixtures/sites/small-config';

const expected = (text: string) => indexOf({}, text).expectedHosts;
const faults = (text: string) => faultsOf({}, text);
const two = [
  { match: 'exact', text: 'edge-1', siteId: 'alpha' },
  { match: 'prefix', text: 'jr-', siteId: 'beta' },
];

describe('the manifest of expected hosts', () => {
  it.each([
    ['plain', 'edge_host_id,site\nedge-1,alpha\njr-*,beta\n'],
    ['no line end at the end', 'edge_host_id,site\nedge-1,alpha\njr-*,beta'],
    ['CRLF and a BOM', '\ufeffedge_host_id,site\r\nedge-1,alpha\r\njr-*,beta\r\n'],
    ['semicolons', 'edge_host_id;site\nedge-1;alpha\njr-*;beta\n'],
    ['tabs', 'edge_host_id\tsite\nedge-1\talpha\njr-*\tbeta\n'],
    ['quotes', '"edge_host_id","site"\n"edge-1","alpha"\n"jr-*","beta"\n'],
    ['blanks', ' edge_host_id , site \n edge-1 , alpha \n jr-* , beta \n'],
    ['empty lines', '\n\nedge_host_id,site\n\nedge-1,alpha\n,\n  \njr-*,beta\n\n'],
    ['comments', '# ours; all\nedge_host_id,site\n# a comment, with a comma\nedge-1,alpha\njr-*,beta\n'],
    ['columns the other way round', 'site,edge_host_id\nalpha,edge-1\nbeta,jr-*\n'],
    ['upper-case column names', 'EDGE_HOST_ID,Site\nedge-1,alpha\njr-*,beta\n'],
  ])('is read: %s', (_, text) => {
    expect(expected(text)).toEqual(two);
  });

  it('may be absent, or hold no host yet', () => {
    expect(indexOf().expectedHosts).toEqual([]);
    expect(expected('edge_host_id,site\n')).toEqual([]);
  });

  it.each([
    ['', 'hosts.csv:1', '', 'has no first line with the column names', 'Make edge_host_id,site the first line.'],
    ['edge_host_id\nedge-1\n', 'hosts.csv:1', '', 'has no column site', 'the first line.'],
    ['edge-1,alpha\n', 'hosts.csv:1', '', 'has no first line with the column names', 'the first line.'],
    ['edge_host,site\n', 'hosts.csv:1', '"edge_host"', 'is not a column of this file', 'Did you mean edge_host_id?'],
    ['edge_host_id,site,notes\n', 'hosts.csv:1', '"notes"', 'is not a column of this file', 'the first line.'],
    ['edge_host_id,site\nedge-1,alpha,x\n', 'hosts.csv:2', '"edge-1,alpha,x"', 'has 3 values', 'Write 2 values'],
    ['edge_host_id,site\nedge-1\n', 'hosts.csv:2:site', '', 'is missing', 'Write the id of a site.'],
    ['edge_host_id,site\n,alpha\n', 'hosts.csv:2:edge_host_id', '""', 'is missing', 'or remove the line'],
    [
      'edge_host_id,site\nedge 1,alpha\n',
      'hosts.csv:2:edge_host_id',
      '"edge 1"',
      'is not an edge host ID',
      'Use letters, digits',
    ],
    [
      'edge_host_id,site\ned*ge,alpha\n',
      'hosts.csv:2:edge_host_id',
      '"ed*ge"',
      'is not an edge host ID',
      '* only at the end',
    ],
    [
      'edge_host_id,site\nedge**,alpha\n',
      'hosts.csv:2:edge_host_id',
      '"edge**"',
      'is not an edge host ID',
      '* only at the end',
    ],
    [
      'edge_host_id,site\n*,alpha\n',
      'hosts.csv:2:edge_host_id',
      '"*"',
      'would match every host',
      'Write at least the prefix',
    ],
    [
      'edge_host_id,site\nDefault string,alpha\n',
      'hosts.csv:2:edge_host_id',
      '"Default string"',
      'is filler',
      'stylus.site.name',
    ],
    [
      'edge_host_id,site\ntags,alpha\n',
      'hosts.csv:2:edge_host_id',
      '"tags"',
      'is a word that Palette keeps',
      'stylus.site.name',
    ],
    [
      'edge_host_id,site\nedge-1,omega\n',
      'hosts.csv:2:site',
      '"omega"',
      'is not the id of a site',
      'Add the site to the config',
    ],
    ['edge_host_id,site\n\n\nedge-1,alhpa\n', 'hosts.csv:4:site', '"alhpa"', 'is not the id of a site', 'Add the site'],
    [
      'edge_host_id,site\nedge-1,betaa\n',
      'hosts.csv:2:site',
      '"betaa"',
      'is not the id of a site',
      'Did you mean beta?',
    ],
    [
      'edge_host_id,site\na,alpha\na,alpha\n',
      'hosts.csv:3:edge_host_id',
      '"a"',
      'stands in hosts.csv:2 already',
      'Remove one',
    ],
    [
      'edge_host_id,site\na,alpha\na,beta\n',
      'hosts.csv:3:edge_host_id',
      '"a"',
      'stands in hosts.csv:2 already',
      'Remove one',
    ],
    [
      'edge_host_id,site\na,alpha\nA,alpha\n',
      'hosts.csv:3:edge_host_id',
      '"A"',
      'differs in upper and lower case only',
      'Keep the one',
    ],
    [
      'edge_host_id,site\na*,alpha\na*,beta\n',
      'hosts.csv:3:edge_host_id',
      '"a*"',
      'stands in hosts.csv:2 already',
      'Remove one',
    ],
    [
      'edge_host_id,site\nabc*,alpha\nab*,beta\n',
      'hosts.csv:2:edge_host_id',
      '"abc*"',
      'lies inside "ab*" in hosts.csv:3, which goes to beta',
      'Make the two prefixes differ',
    ],
    ['edge_host_id,site\na,"alpha\n', 'hosts.csv:2', '', 'opens a quote (") that is never closed', 'Check the quotes'],
    ['e\0d\0g\0e\0', 'hosts.csv', '', 'is not UTF-8 text', 'Save it as "CSV UTF-8".'],
  ])('%j is refused with place and remedy', (text, path, value, problem, fix) => {
    const [fault, ...others] = faults(text).filter(
      (each) => !each.problem.startsWith('has no column') || problem.startsWith('has no column'),
    );
    expect(others.filter((each) => each.path !== path || !text.startsWith('edge-1'))).toEqual([]);
    expect(fault).toMatchObject({
      path,
      value,
      problem: expect.stringContaining(problem),
      fix: expect.stringContaining(fix),
    });
  });

  it('does not send hosts to a site that is closed or has moved', () => {
    const text = 'edge_host_id,site\nedge-1,alpha\n';
    expect(faultsOf({ 'sites[0].closed': true }, text)).toMatchObject([
      { problem: 'is closed', fix: 'Name an open site, or remove the line.' },
    ]);
    expect(faultsOf({ 'sites[0].movedTo': 'beta' }, text)).toMatchObject([
      { problem: 'has moved', fix: 'Write beta.' },
    ]);
  });

  it('may state a longer prefix for the same site, and single IDs inside a prefix of another', () => {
    expect(faults('edge_host_id,site\nab*,alpha\nabc*,alpha\nabd,beta\n')).toEqual([]);
  });

  it('finds a contradiction behind a prefix that agrees', () => {
    const found = faults('edge_host_id,site\na*,alpha\nab*,alpha\nabc*,beta\nb*,beta\n');
    expect(found).toMatchObject([{ path: 'hosts.csv:4:edge_host_id', problem: expect.stringContaining('"ab*"') }]);
  });

  it('may hold a prefix that a whole ID must not be', () => {
    expect(faults('edge_host_id,site\nedge-000000*,alpha\ntags*,beta\n')).toEqual([]);
  });

  it('reports every faulty row at once, in order', () => {
    const found = faults('edge_host_id,site\n?,alpha\nedge-1,nowhere\n?,nowhere\nedge-2,alpha\nedge-2,alpha\n');
    expect(found.map((fault) => fault.path)).toEqual([
      'hosts.csv:2:edge_host_id',
      'hosts.csv:3:site',
      'hosts.csv:4:edge_host_id',
      'hosts.csv:4:site',
      'hosts.csv:6:edge_host_id',
    ]);
  });

  it('reports a contradiction exactly when two prefixes overlap for different sites', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[ab]{1,4}$/), fc.constantFrom('alpha', 'beta')), {
      selector: ([text]) => text,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const text = ['edge_host_id,site', ...list.map(([prefix, site]) => `${prefix}*,${site}`)].join('\n');
        const clashes = list.some(([outer, a]) => list.some(([inner, b]) => a !== b && inner.startsWith(outer)));
        expect(faults(text).length > 0).toBe(clashes);
      }),
    );
  });
});
