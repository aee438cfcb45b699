import { isTemplate, judgeTemplate, tellsSitesApart } from '../cluster-name';
import { siteIdPattern } from '../site-id';
import { text } from './leaf';

const form = 'a cluster name (lower-case letters, digits, dashes, a letter first, at most 32)';

/** The name of a site's cluster, or a template such as `shop-{number}`. */
export const clusterNameSchema = text(form, "'denver-snow-st'", (value) => {
  if (isTemplate(value)) return judgeTemplate(value);
  return siteIdPattern.test(value) ? null : `is not ${form}`;
});

/** One template for many sites: each must get a name of its own. */
export const sharedClusterNameSchema = text(
  'a template of cluster names',
  "'shop-{number}' or '{region}-{id}'",
  (value) => {
    const problem = judgeTemplate(value);
    return (
      problem ??
      (tellsSitesApart(value) ? null : 'gives every site the same cluster name: it has neither {id} nor {number}')
    );
  },
);
