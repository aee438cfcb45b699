import { z } from 'zod';
import { labelWord } from './label';
import { text } from './leaf';

/** Labels that we set ourselves on hosts and clusters; a tag of that name would be overwritten. */
const ownLabels: readonly string[] = ['site', 'managed-by', 'name', 'link'];

/** Tags end up as labels of Palette, and those as labels of Kubernetes. */
const tagName = text('the name of a tag', "'region'", (value) => {
  if (ownLabels.includes(value)) return 'is the name of a label that this app sets itself';
  return labelWord.test(value) ? null : 'is not a tag name (letters, digits, . _ - inside, at most 63)';
});
const tagValue = text('the value of a tag (letters, digits, . _ - inside, at most 63)', "'mountain'", (value) =>
  labelWord.test(value) ? null : 'is not a tag value',
);

/** Labels for IT's own use, put on host and cluster. */
export const tagsSchema = z.record(tagName, tagValue).describe("Write tags as { region: 'mountain' }.");
