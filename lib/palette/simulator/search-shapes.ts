import { z } from 'zod';

/** The bodies of searches and lists (API.md 2.5, 3, 5), as strict as the published schema; unknown fields pass. */
const text = z.string().optional();
const flag = z.boolean().optional();
const strings = z.array(z.string()).nullish();

const sort = z.array(z.looseObject({ field: text, order: z.enum(['asc', 'desc']).optional() })).nullish();
const nameFilter = z.looseObject({ eq: text, ne: text, contains: text, beginsWith: text, ignoreCase: flag });

const conjunction = z.enum(['and', 'or']).optional();
function condition<T extends z.ZodType, O extends readonly [string, ...string[]]>(value: T, operators: O) {
  return z.looseObject({
    operator: z.enum(operators).optional(),
    negation: flag,
    ignoreCase: flag,
    key: text,
    match: z.looseObject({ conjunction, values: z.array(value).nullish() }).optional(),
  });
}
const textOperators = ['eq', 'contains', 'beginsWith'] as const;
const numberOperators = ['eq', 'gt', 'gte', 'lt', 'lte'] as const;

const filterItem = z.looseObject({
  property: z.string(),
  type: z.enum(['string', 'int', 'float', 'bool', 'date', 'keyValue']),
  condition: z.looseObject({
    string: condition(z.string(), textOperators).optional(),
    keyValue: condition(z.string(), textOperators).optional(),
    int: condition(z.int(), numberOperators).optional(),
    float: condition(z.number(), numberOperators).optional(),
    date: condition(z.string(), [...numberOperators, 'range']).optional(),
    bool: z.looseObject({ value: flag }).optional(),
  }),
});
export type FilterItem = z.infer<typeof filterItem>;

const searchSortField = z.enum([
  'environment',
  'clusterName',
  'clusterState',
  'healthState',
  'creationTimestamp',
  'lastModifiedTimestamp',
]);

export const searchShape = z.looseObject({
  filter: z
    .looseObject({
      conjunction,
      filterGroups: z.array(z.looseObject({ conjunction, filters: z.array(filterItem).nullish() })).nullish(),
    })
    .optional(),
  sort: z
    .array(z.looseObject({ field: searchSortField.optional(), order: z.enum(['asc', 'desc']).optional() }))
    .nullish(),
});
export type Search = z.infer<typeof searchShape>;

export const appliancesShape = z.looseObject({
  filter: z
    .looseObject({ name: nameFilter.optional(), states: z.array(z.enum(['ready', 'unpaired', 'in-use'])).nullish() })
    .optional(),
  sort,
});

export const clusterMetadataShape = z.looseObject({
  filter: z
    .looseObject({ name: nameFilter.optional(), environment: text, state: text, includeVirtual: flag })
    .optional(),
  sort: z.enum(['environment', 'state', 'name']).optional(),
});

export const profilesFilterShape = z.looseObject({
  filter: z
    .looseObject({
      profileName: nameFilter.optional(),
      version: z.looseObject({ eq: text, ne: text, gt: text, lt: text, beginsWith: text }).optional(),
      scope: z.enum(['system', 'tenant', 'project']).optional(),
      environment: strings,
      profileType: z.array(z.enum(['cluster', 'infra', 'add-on', 'system'])).nullish(),
    })
    .optional(),
  sort,
});
export type ProfilesFilter = z.infer<typeof profilesFilterShape>;
