import { text } from './leaf';

/** The rule of Kubernetes for the values of labels, and for their names without a prefix. */
export const labelWord = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

const domainPart = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const prefix = new RegExp(`^(?=.{1,253}$)${domainPart}(?:\\.${domainPart})*$`);

/** The name of a label, taint or annotation of Kubernetes: a word, and a domain with `/` before it if one likes. */
export function labelName(what: string) {
  return text(`the name of ${what}`, "'store' or 'example.com/store'", (value) => {
    const [name = '', domain, ...more] = value.split('/').reverse();
    const isSound = labelWord.test(name) && more.length === 0 && (domain === undefined || prefix.test(domain));
    return isSound ? null : 'is not a name as Kubernetes has them (letters, digits, . _ - inside, at most 63)';
  });
}

/** The value of a label or taint of Kubernetes, which may be empty. */
export function labelValue(what: string) {
  return text(`the value of ${what} (letters, digits, . _ - inside, at most 63)`, "'camera'", (value) =>
    value === '' || labelWord.test(value) ? null : `is not the value of ${what}`,
  );
}
