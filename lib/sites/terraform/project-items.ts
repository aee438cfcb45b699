import { attribute, block, comment, type Item, plain, reference, text } from './hcl';

/** What a provider for another project than the usual one is called. */
export function aliasOf(projectUid: string): string {
  return `project_${projectUid}`;
}

/**
 * Terraform's own block, the variables and one provider for each project; null is the usual one. The provider takes the
 * name of a project where we have its UID, so IT fills names in. Values of variables are never here: one is the API key.
 */
export function projectItems(projectUids: readonly (string | null)[]): Item[] {
  return [
    block('terraform', [], [block('required_providers', [], [spectrocloud])]),
    variable('palette_host', 'Host name of Palette’s API.', [attribute('default', text('api.spectrocloud.com'))]),
    comment(
      'Give it as TF_VAR_palette_api_key, or leave it to the tool that keeps your secrets. Never in a file in git.',
    ),
    variable('palette_api_key', 'API key of a user who may do this in every project below.', [
      attribute('sensitive', plain(true)),
    ]),
    ...projectUids.map((uid) => variable(nameVariable(uid), describeProject(uid), [])),
    variable('profile_context', 'Where the cluster profiles are: project, tenant or system.', [
      attribute('default', text('project')),
    ]),
    ...projectUids.map(provider),
  ];
}

const spectrocloud: Item = attribute('spectrocloud', {
  kind: 'object',
  entries: [
    ['source', text('spectrocloud/spectrocloud')],
    ['version', text('>= 0.28.0')],
  ],
});

function nameVariable(uid: string | null): string {
  return uid === null ? 'palette_project_name' : `palette_project_name_${uid}`;
}

function describeProject(uid: string | null): string {
  return uid === null
    ? 'Name of the project of sites that name none (PALETTE_PROJECT_UID of the app).'
    : `Name of the project with the UID ${uid}.`;
}

function variable(name: string, description: string, more: readonly Item[]): Item {
  return block(
    'variable',
    [name],
    [attribute('type', reference('string')), attribute('description', text(description)), ...more],
  );
}

function provider(uid: string | null): Item {
  return block(
    'provider',
    ['spectrocloud'],
    [
      ...(uid === null ? [] : [attribute('alias', text(aliasOf(uid)))]),
      attribute('host', reference('var.palette_host')),
      attribute('api_key', reference('var.palette_api_key')),
      attribute('project_name', reference(`var.${nameVariable(uid)}`)),
    ],
  );
}
