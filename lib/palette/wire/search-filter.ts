/** The search filter language of Palette's dashboard (API.md §2.5), as far as we use it. */
interface Filter {
  readonly property: string;
  readonly type: 'string' | 'bool';
  readonly condition: unknown;
}

/** The property equals the text exactly; `negation` turns it round. */
export function textIs(property: string, value: string, negation = false): Filter {
  const match = { conjunction: 'or', values: [value] };
  return {
    property,
    type: 'string',
    condition: { string: { operator: 'eq', negation, ignoreCase: false, match } },
  };
}

/** The boolean property has this value. */
export function flagIs(property: string, value: boolean): Filter {
  return { property, type: 'bool', condition: { bool: { value } } };
}

/** A search body in which all filters must hold. */
export function allOf(...filters: readonly Filter[]) {
  return { filter: { conjunction: 'and', filterGroups: [{ conjunction: 'and', filters }] } };
}
