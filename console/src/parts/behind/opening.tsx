import type { ReactNode } from 'react';
import { useMay } from '../../app/use-session.ts';
import { useAddressChange } from '../use-address-change.ts';

interface OpeningProps {
  /** As of `FigureLink`. */
  who: string | undefined;
  className: string | undefined;
  children: ReactNode;
}

/** A part of a drawing that opens to the people behind it, as `FigureLink` does in a text; its `title` names it. */
export function Opening({ who, className, children }: OpeningProps) {
  const change = useAddressChange();
  const maySee = useMay('people.read');
  if (who === undefined || !maySee) return <g>{children}</g>;
  const address = new URL(window.location.href);
  address.searchParams.set('who', who);
  return (
    <a
      href={address.href}
      className={className}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        change({ who }, 'step');
      }}
    >
      {children}
    </a>
  );
}
