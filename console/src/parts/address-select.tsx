import { NativeSelect } from '@mantine/core';
import { useAddressChange } from './use-address-change.ts';

interface AddressSelectProps {
  /** The search parameter that holds the choice. */
  parameter: string;
  label: string;
  value: string | undefined;
  /** The first one has the empty value: nothing is narrowed. */
  options: { value: string; label: string }[];
  className?: string | undefined;
}

/** A choice of many that lives in the address bar; of few, `Choices` shows them side by side. */
export function AddressSelect({ parameter, label, value = '', options, className }: AddressSelectProps) {
  const change = useAddressChange();
  const choose = (chosen: string) => change({ [parameter]: chosen === '' ? undefined : chosen });
  return (
    <NativeSelect
      className={className ?? ''}
      aria-label={label}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
      data={options}
    />
  );
}
