import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReport, mostLetters, type Surroundings } from '../../../../cli/preview/format-report';
import {
  longestText,
  mostListed,
  type PreviewReport,
  previewReportSchema,
} from '../../../../cli/preview/report-schema';
import { hostileText } from '../../../support/hostile-texts';
import { listed, reportFullOf, testReport } from '../../../support/preview-report';
import { stripCode } from '../../../support/strip-code';

const origin = 'https://edge-registration-git-new-shops-juniper.vercel.app';
const inComment: Surroundings = {
  place: 'comment',
  runUrl: 'https://github.com/juniper/edge/actions/runs/17',
  previewOrigin: origin,
  hostId: 'edge-5c913342d76bb86e7ccd998b19d030a5',
};
const inFolder: Surroundings = { ...inComment, place: 'folder', runUrl: null, previewOrigin: null };

describe('what a pull request can write', () => {
  it('changes nothing outside of code, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const report = reportFullOf(text.slice(0, longestText));
        expect(stripCode(formatReport(report, inComment))).toBe(stripCode(formatReport(reportFullOf('x'), inComment)));
      }),
      { numRuns: 150 },
    );
  });

  it('does not make a comment that GitHub would refuse: all lists full of the longest texts', () => {
    for (const text of ['a', '`', '\u202e', '@', '漢']) {
      const report = reportFullOf(text.repeat(longestText), mostListed);
      expect(previewReportSchema.safeParse(report).error).toBeUndefined();
      expect(formatReport(report, inComment).length, text).toBeLessThan(mostLetters);
    }
  });

  it('cannot name a picture or a language that we do not have', () => {
    const taken = [{ step: '../../secret', language: 'en' }];
    expect(previewReportSchema.safeParse({ ...testReport(), pictures: { taken, missing: null } }).success).toBe(false);
    const [picture] = [{ step: 'start', language: 'en)](https://evil.example' }];
    const report = { ...testReport(), pictures: { taken: [picture], missing: null } };
    expect(previewReportSchema.safeParse(report).success).toBe(false);
  });
});

describe('the verdict', () => {
  const fault = {
    path: 'sites[3].endpoint.vip',
    site: 'reno',
    value: '"10.1.1.1"',
    problem: 'is taken',
    fix: 'Take another.',
  };

  it('is good when nothing was found', () => {
    expect(formatReport(testReport(), inComment)).toMatch(/^## Preview: nothing speaks against it\n/);
  });

  it.each<[string, Partial<PreviewReport>]>([
    ['a fault', { faults: listed([fault]) }],
    ['a change of an identity', { refusals: listed([fault]) }],
    ['a colour that cannot be read', { contrast: { measured: 72, failing: 1, weakest: [] } }],
    ['a check that failed', { check: [{ name: 'links', state: 'wrong', says: 'one is over' }] }],
  ])('is bad for %s', (_, parts) => {
    expect(formatReport(testReport(parts), inComment)).toMatch(/^## Preview: this must not ship as it is\n/);
  });

  it('is neither when nothing could be compared', () => {
    const report = testReport({ comparison: null, notCompared: 'git knows no "origin/man" here.' });
    const text = formatReport(report, inComment);
    expect(text).toMatch(/^## Preview: no fault, but it could not be compared\n/);
    expect(text).toContain('Not compared: ` git knows no "origin/man" here. `');
  });

  it('counts what was found, conflicts among it', () => {
    const report = testReport({ faults: listed([fault], 7), conflicts: 2, refusals: listed([fault]) });
    expect(formatReport(report, inComment)).toContain(
      'Found: 7 faults of the configuration, 2 of them about VIPs or names that are taken, 1 change of an identity.',
    );
  });
});

describe('the walk', () => {
  it('leads to the preview with a host that it has not met, as a link and as a code of blocks', () => {
    const text = formatReport(testReport(), inComment);
    expect(text).toContain(`(${origin}/?appliance-id=edge-5c913342d76bb86e7ccd998b19d030a5)`);
    expect(text).toMatch(/```text\n[ █\n]{2000,}\n```/);
    expect(text).toContain('sign-in of Vercel');
  });

  it('says where it stops when no site is open to everybody', () => {
    const closed = testReport({ sites: { before: 12, after: 12, openToAll: 0 } });
    expect(formatReport(closed, inComment)).toContain('No site of this configuration is open to everybody');
    expect(formatReport(testReport(), inComment)).not.toContain('open to everybody');
  });

  it('says that there is no deployment yet, instead of a code that leads nowhere', () => {
    const text = formatReport(testReport(), { ...inComment, previewOrigin: null });
    expect(text).toContain('There is no deployment of this commit yet.');
    expect(text).not.toContain('█');
  });
});

describe('pictures', () => {
  const pictures = {
    taken: [
      { step: 'start' as const, language: 'en' },
      { step: 'confirm' as const, language: 'en' },
      { step: 'start' as const, language: 'fr' },
    ],
    missing: null,
  };

  it('are shown where they lie beside the report, a row for each language', () => {
    const text = formatReport(testReport({ pictures }), inFolder);
    expect(text).toContain('| start, English | confirm, English |');
    expect(text).toContain('| ![start](pictures/1-start-en.png) | ![confirm](pictures/3-confirm-en.png) |');
    expect(text).toContain('| ![start](pictures/1-start-fr.png) |');
  });

  it('are pointed to in a comment, which cannot show them', () => {
    const text = formatReport(testReport({ pictures }), inComment);
    expect(text).toContain('3 screens in English and Français: see [the artefact of the run]');
    expect(text).not.toContain('![');
  });

  it('that were not taken leave a sentence', () => {
    const missing = 'No pictures: the configuration does not compile.';
    const text = formatReport(testReport({ pictures: { taken: [], missing } }), inComment);
    expect(text).toContain(`### Pictures\n\n\` ${missing} \``);
  });
});

it('a report of everything reads well', async () => {
  const report = testReport({
    sites: { before: 12, after: 13, openToAll: 13 },
    comparison: {
      added: listed([{ id: 'aspen-mill-st', name: 'Aspen – Mill St', state: 'open' }]),
      changed: listed([
        {
          id: 'denver-snow-st',
          name: 'Denver – Snow St',
          state: 'open',
          changes: listed([{ option: 'endpoint.vip', before: '10.12.4.10', after: '10.12.4.11', isIdentity: true }]),
        },
      ]),
      renamed: listed([{ id: 'reno-dc', name: 'Reno', state: 'open', previousId: 'reno', changes: listed([]) }]),
      removed: listed([{ id: 'old', name: 'Old', state: 'closed' }], 40),
      unchanged: 10,
      settings: listed([{ option: 'company.name', before: 'Juniper', after: 'Juniper & Rye', isIdentity: false }]),
      hostsAdded: listed([{ host: 'edge-jr-0131-*', site: 'aspen-mill-st' }]),
      hostsMoved: listed([{ host: 'edge-jr-9', from: 'reno', to: 'aspen-mill-st' }]),
      hostsRemoved: listed([{ host: 'edge-jr-8', site: 'old' }]),
      notes: listed([
        'aspen-mill-st takes the address 10.1.1.1 over from old. Make sure that its old cluster is gone.',
      ]),
    },
    refusals: listed([
      {
        path: 'endpoint.vip',
        site: 'denver-snow-st',
        value: '"10.12.4.11"',
        problem: 'is new, and the cluster of denver-snow-st keeps "10.12.4.10"',
        fix: 'Leave it.',
      },
    ]),
    warnings: listed(['Everybody who can reach the page may register.']),
    contrast: {
      measured: 72,
      failing: 1,
      weakest: [
        { scheme: 'light', of: 'link', on: 'ground', ofColor: '#9ad', onColor: '#fff', ratio: 2.4, least: 4.5 },
      ],
    },
    check: [{ name: 'vercel.json', state: 'good', says: 'has nothing that the platform would ignore' }],
    pictures: { taken: [{ step: 'start', language: 'en' }], missing: null },
  });
  await expect(formatReport(report, inComment)).toMatchFileSnapshot('golden/comment.md');
});
