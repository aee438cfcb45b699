import fc from 'fast-check';
import {
  attribute,
  block,
  comment,
  type Item,
  list,
  map,
  plain,
  reference,
  text,
  type Value,
} from '../../lib/sites/terraform/hcl';
import { hostileText } from './hostile-texts';

const name = fc.stringMatching(/^[a-z][a-z_]{0,15}$/);
/** Labels are names of ours; no text of anybody stands there. */
const label = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,20}$/);
/** What is special in HCL, in every order. */
export const hclText = fc.oneof(
  hostileText,
  fc.string({
    unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', 'u0041', 'é', '店', '😀', '\u2028', '\u0000'),
  }),
  fc.string({ unit: 'grapheme' }),
);

const leaf: fc.Arbitrary<Value> = fc.oneof(
  hclText.map(text),
  fc.boolean().map(plain),
  fc.integer().map(plain),
  fc.constant(reference('var.palette_host')),
);
const value: fc.Arbitrary<Value> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }).map(list),
  fc.dictionary(hclText, hclText, { maxKeys: 3 }).map(map),
);

/** Items as no site would have them, for the layout; names of attributes are not repeated in a block. */
export const hclItems: fc.Arbitrary<readonly Item[]> = fc.letrec<{ items: readonly Item[] }>((tie) => ({
  items: fc
    .uniqueArray(
      fc.oneof(
        { weight: 5, arbitrary: fc.tuple(name, value).map(([key, held]) => attribute(key, held)) },
        { weight: 1, arbitrary: hclText.map((line) => comment(line)) },
        {
          weight: 2,
          arbitrary: fc
            .tuple(name, fc.array(label, { maxLength: 2 }), tie('items'))
            .map(([type, labels, items]) => block(type, labels, items)),
        },
      ),
      { maxLength: 5, selector: (item) => (item.kind === 'attribute' ? item.name : Symbol('other')) },
    )
    .map((items): readonly Item[] => items),
})).items;
