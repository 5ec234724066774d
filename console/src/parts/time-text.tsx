import { useFormat } from '../format/use-format.ts';

interface TimeTextProps {
  at: string | undefined;
  /** `ago`: as people say it; `clock`: time of day; `day`: today, yesterday, a date; `date`: always a date. */
  as?: 'ago' | 'clock' | 'day' | 'date';
  zone?: string | undefined;
  className?: string | undefined;
}

/** A time as people say it, and to the second with its zone on hover. */
export function TimeText({ at, as = 'ago', zone, className }: TimeTextProps) {
  const format = useFormat(zone);
  if (at === undefined) return <span className={className}>—</span>;
  return (
    <time dateTime={at} title={format.exact(at)} className={className}>
      {format[as](at)}
    </time>
  );
}
