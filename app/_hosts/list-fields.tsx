import { PassField } from '../_parts/pass-field';
import { type HostList, listPairs } from './host-list';

interface ListFieldsProps {
  readonly list: HostList;
  readonly pass: string | null;
}

/** What every form of the list sends along, so that it works where cookies are blocked. */
export function ListFields({ list, pass }: ListFieldsProps) {
  return (
    <>
      {listPairs(list).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <PassField pass={pass} />
    </>
  );
}
