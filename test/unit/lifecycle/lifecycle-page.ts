import { hostRefusals } from '../../../lib/lifecycle/host-refusals';
import { newcomerRefusals } from '../../../lib/lifecycle/newcomer-refusals';
import { siteRefusals } from '../../../lib/lifecycle/site-refusals';
import type { Words } from '../../../lib/lifecycle/words';

const intro = `# The life of a site

A host dies, a second one arrives, a shop closes. What IT does then are commands; operators go on scanning meanwhile, at the same site.

| what has happened | command |
|---|---|
| a host is to leave its site | \`npm run sites -- remove-host edge-91ab\` |
| a host died, or goes into repair; another takes its place | \`npm run sites -- replace-host edge-91ab edge-91ac\` |
| "Ask IT to undo" was tapped | \`npm run sites -- undo edge-91ab\` |
| a device was installed anew, and Palette refuses it | \`npm run sites -- forget-host edge-91ab\` |
| a host is to be wiped | \`npm run sites -- reset-host edge-91ab\` |
| a host was sent to the wrong site | \`npm run sites -- move-host edge-91ab boulder-pearl-st\` |
| one host is to become three | \`npm run sites -- grow denver-snow-st --control-plane 3\` |
| the third host never comes | \`npm run sites -- form denver-snow-st --control-plane 1\` |
| more virtual machines | \`npm run sites -- scale boise-distribution --control-plane 5\` |
| the site is given up, or set up anew | \`npm run sites -- delete-cluster denver-snow-st\` |
| the config has changed since | \`npm run sites -- sync denver-snow-st --dry-run\`, see [sync](sync.md) |

All options: [command-line.md](command-line.md).

## Two steps

Each command first shows the steps, then has the id of the site typed. \`--dry-run\` only shows them, \`--yes\` is for scripts. Whoever
acts is in the audit trail with every write (\`--by "Sam Doe"\` for somebody else).

\`\`\`
$ npm run sites -- replace-host edge-91ab edge-91ac
1. register edge-91ac in Palette
2. write the node pool worker-pool with edge-91ac added, in one write
3. record edge-91ac as registered here
4. wait until the node on edge-91ac runs
5. end the registration of edge-91ab here
6. take the node on edge-91ab out of the cluster
...
Type denver-snow-st to do this:
\`\`\`

A node takes 10 to 20 minutes to run. The command waits up to half an hour for it (\`--wait 45\`); the site is free for others meanwhile.

## Interrupted? Run it again

A command does not note how far it is. It reads what Palette and the store say, decides what is left, does one step, and reads again. So
after Ctrl-C, a lost network, a timeout of the pipeline or at another machine: the same command goes on where the first one ended, and says
*Nothing is left to do* when it is done. Why: [decision](decisions/2026-11-21-a-command-is-run-again.md).

What Palette does not show, or not always, is kept in the store:

| what | for | without it |
|---|---|---|
| which host takes whose place | 30 days | a \`replace-host\` of a worker that was stopped half-way is refused. The new host is in the pool by then: take the old one out with \`remove-host\` |
| when Palette was asked to delete a cluster, and to force that | 30 days | \`--force\` is refused where Palette does not say since when, else it may go out twice |
| which cluster of a site that was | a week | a \`delete-cluster\` that is run again asks for no \`--again\` where the site was set up anew |

| exit code | |
|---|---|
| 0 | done, or nothing is left to do |
| 1 | refused, or stopped before the first step: nothing has happened |
| 2 | typed wrong; nothing was done |
| 4 | stopped in between, also after a first write that nobody answered, or still waiting; the answer lists what is left |

## What the operator sees

The page of the host tells the same truth. A host that IT took out says so, and that whoever scans it again begins anew; so does every host of
a deleted cluster. A host whose registration IT took back, or whose entry is gone, is like one never seen. What was taken out is brought back by
nothing but a new scan: no timer, no late write, no label.

## What is never done

- A control plane never loses its last host, and is never left with an even number. While one of 3 or 5 is replaced it has one more, which Palette allows for this
  alone (API.md §4.2); from 1 it grows to 3 in one write, never to 2.
- A pair (\`controlPlane: 2\`) never changes its size.
- No host in a cluster is forgotten or reset, and none is taken from another cluster than that of its site.
- A deletion is forced only when Palette has been at it for 20 minutes, and takes the cluster that stood there when it was asked for, none that
  was made since: for another one within a week, \`--again\`.
- An appliance of a virtualized site leaves only with its cluster; more of them join by being registered.
- The config is never changed: after \`grow\`, \`form\` or \`scale\` write the new size there as well.

Not known, because no source says it: what Palette does with a host that a pool write leaves out (so the node goes first), whether it refuses
to delete the entry of a host in use, how long a reset takes, whether a host leaves the list of its pool with its node (then a command that died at
that moment may leave an empty worker pool behind: delete it in Palette). Nothing here was tried on a real Palette yet.

## Refusals

Nothing more is written then. This part is made from the code by \`npx vitest run --project unit lifecycle-page -u\`.
`;

const groups: readonly (readonly [title: string, refusals: Readonly<Record<string, Words>>])[] = [
  ['The site', siteRefusals],
  ['A host that goes, or stays', hostRefusals],
  ['A host that comes', newcomerRefusals],
];

/** `docs/lifecycle.md` as it has to be: what the commands are for, and every reason to refuse. */
export function renderLifecyclePage(): string {
  const tables = groups.map(([title, refusals]) => {
    const rows = Object.entries(refusals).map(([code, words]) => toRow(code, words));
    return [`### ${title}`, '', '| | what it says | what to do |', '|---|---|---|', ...rows, ''].join('\n');
  });
  return `${intro}\n${tables.join('\n')}`;
}

/** Braces become the names of what stands there, and commands are told from prose. */
function toRow(code: string, { sentence, remedy }: Words): string {
  const name = (text: string) => text.replace(/\{(\w+)\}/g, '*$1*');
  return `| \`${code}\` | ${name(sentence)} | ${name(remedy.replaceAll('npm run sites -- ', ''))} |`;
}
