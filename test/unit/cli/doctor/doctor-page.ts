import { checkIds, checks, groups, groupTitles } from '../../../../cli/sites/doctor/finding';

const intro = `# Doctor

Before the first host is scanned, and whenever something is odd:

\`\`\`
npm run sites:compile
npm run sites -- doctor
\`\`\`

It looks at everything that a registration needs and changes nothing: it reads, searches, and asks Palette for dry runs.
It needs the variables of the deployment, in \`.env.local\` (see [environment.md](environment.md)). Without an API key it looks
at the simulator instead, so that it can be tried out.

| | |
|---|---|
| one site, or some | \`npm run sites -- doctor --site denver-snow-st\` |
| what a branch adds or changes | \`npm run sites -- doctor --base origin/main\` |
| the VIPs of more than 200 clusters, a call each | \`npm run sites -- doctor --vips --within 600\` |
| for a program | \`npm run --silent sites -- doctor --json\` |

Each finding is \`ok\`, \`WARN\`, \`BAD\`, or \`skip\` with the reason why nobody could look. It ends with 3 when something is bad, with 0
otherwise. What config and files say without a network is the matter of \`check\`.

**Calls.** Profiles are asked for once for all sites that use them, clusters come in pages of fifty: 3,000 sites with as many clusters cost
about 70 calls, and no request goes out above Palette's limits. The last line says how many there were. Two minutes are
enough for that; what is not done by then is skipped (\`--within\`).

**Rights.** The key of the deployment is enough. Registration tokens are shown to admins only; with a lesser key, which is better, that check is
skipped. Whether a key may write can only be seen by writing.

This page is written from the checks by \`npx vitest run --project unit doctor-page -u\`.
`;

/** `docs/doctor.md` as it has to be: what each check asks, and what to do. */
export function renderDoctorPage(): string {
  const tables = groups.map((group) => {
    const rows = checkIds
      .filter((id) => checks[id].group === group)
      .map((id) => `| \`${id}\` | ${checks[id].asks} | ${checks[id].remedy} |`);
    return [`## ${groupTitles[group]}`, '', '| check | what it asks | what to do |', '|---|---|---|', ...rows, ''].join(
      '\n',
    );
  });
  return `${intro}\n${tables.join('\n')}`;
}
