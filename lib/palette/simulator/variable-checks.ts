import type { Json, Profile } from './state';

/** A value that somebody gives to a variable of a profile. */
export interface GivenVariable {
  readonly name: string;
  readonly value?: string | undefined;
}

const ipv4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** The formats of API.md 3, as far as a look at the text tells; `string` and what we do not know are anything. */
const formats: Readonly<Record<string, (value: string) => boolean>> = {
  number: (value) => value.trim() !== '' && Number.isFinite(Number(value)),
  boolean: (value) => value === 'true' || value === 'false',
  ipv4: (value) => ipv4.test(value),
  ipv4cidr: (value) => ipv4.test(value.split('/')[0] ?? '') && /\/([12]?\d|3[0-2])$/.test(value),
  ipv6: (value) => value.includes(':') && /^[0-9a-fA-F:.]+$/.test(value),
  version: (value) => /^v?\d+(\.\d+){0,2}([-+][\w.-]+)?$/.test(value),
  base64: (value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
};

/**
 * What the definitions of a profile do not allow of the values given for it, in words. `before`: what the cluster has, when
 * it is there already. Names that the profile does not define pass: whether Palette minds them is unknown.
 */
export function variableFaults(
  { variables }: Profile,
  given: readonly GivenVariable[],
  before: readonly Json[] | null,
): string[] {
  return variables.flatMap((definition) => {
    const { name, defaultValue, required } = definition;
    const value = given.find((one) => one.name === name)?.value;
    if (value === undefined || value === '') {
      const isMissing = required === true && !defaultValue && before === null;
      return isMissing ? [`Variable '${name}' is required`] : [];
    }
    return faultsOf(definition, value, before);
  });
}

function faultsOf(definition: Json, value: string, before: readonly Json[] | null): string[] {
  const { name, format = 'string', regex, inputType, options, immutable } = definition;
  const fits = formats[String(format)] ?? (() => true);
  const known = before?.find((one) => one.name === name)?.value;
  const choices = Array.isArray(options) ? options.map((option: Json) => option.value) : [];
  return [
    ...(fits(value) ? [] : [`Variable '${name}' is no ${format}`]),
    ...(typeof regex !== 'string' || regex === '' || new RegExp(regex).test(value)
      ? []
      : [`Variable '${name}' does not match its pattern`]),
    ...(inputType !== 'dropdown' || choices.includes(value) ? [] : [`Variable '${name}' is none of its options`]),
    ...(immutable === true && known !== undefined && known !== value ? [`Variable '${name}' cannot change`] : []),
  ];
}
