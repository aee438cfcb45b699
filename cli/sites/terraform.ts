import { exportTerraform, generatedLine } from '../../lib/sites/terraform/export-terraform';
import type { LeftOut } from '../../lib/sites/terraform/left-out';
import { findSites } from './choose-sites';
import { type Command, CommandFault, exitCodes, type Given, type House, type Outcome } from './command';
import { wrapText } from './wrap-text';
import { writeFiles } from './write-files';

/** Prints or writes the sites as files for Terraform. */
export const terraform: Command = {
  name: 'terraform',
  summary: 'write sites as files for Terraform',
  description: [
    'Writes the hosts and clusters of sites as HCL for Terraform’s provider spectrocloud/spectrocloud: spectrocloud_appliance and spectrocloud_cluster_edge_native, with a data source for every profile. For companies that keep some sites in Terraform: docs/staging-hosts.md says what that means for the app.',
    'Takes the hosts that hosts.csv names by their whole ID. A site with too few of them, or one that the provider cannot make as the app would, is left out with the reason.',
    'Holds no secret: the API key is a variable. Without --out it is printed. Changes nothing else; a file that this command did not make is not written over.',
  ],
  options: [
    { flags: '--site <id...>', description: 'these sites only; without it every site' },
    { flags: '--out <folder>', description: 'write provider.tf, profiles.tf and sites.tf there' },
    { flags: '--force', description: 'write over files that somebody else made' },
  ],
  examples: ['terraform --site denver-snow-st', 'terraform --out .data/terraform'],
  run: writeTerraform,
};

async function writeTerraform({ values }: Given, house: House): Promise<Outcome> {
  const index = house.index();
  const ids = Array.isArray(values.site) ? values.site.map(String) : null;
  const { files, siteIds, leftOut } = exportTerraform(ids === null ? index.sites : findSites(index.sites, ids), index);
  if (siteIds.length === 0) throw new CommandFault(['No site can be written.', ...leftOut.map(explain)].join('\n'));
  // Whoever asks for all knows that some are closed; whoever names a site wants it.
  const exitCode = ids !== null && leftOut.length > 0 ? exitCodes.partly : exitCodes.done;
  if (typeof values.out !== 'string') {
    const lines = files
      .map(({ text }) => text)
      .join('\n')
      .trimEnd()
      .split('\n');
    return { json: { files, siteIds, leftOut }, lines, exitCode };
  }
  const mayReplace = (text: string) => values.force === true || text.startsWith(generatedLine);
  const paths = writeFiles(values.out, files, mayReplace);
  return { json: { paths, siteIds, leftOut }, lines: describe(paths, siteIds.length, leftOut, house), exitCode };
}

function describe(paths: readonly string[], count: number, leftOut: readonly LeftOut[], house: House): string[] {
  return [
    ...paths,
    count === 1 ? '1 site.' : `${count} sites.`,
    ...leftOut.slice(0, mostShown).flatMap((one) => wrapText(`Left out: ${explain(one)}`, house.terminal.columns)),
    ...(leftOut.length > mostShown ? [`and ${leftOut.length - mostShown} more: see sites.tf.`] : []),
  ];
}

const mostShown = 20;

function explain({ siteId, reason }: LeftOut): string {
  return `${siteId}. ${reason}`;
}
