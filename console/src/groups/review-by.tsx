import { TextInput } from '@mantine/core';
import { currentTime } from '../format/clock.ts';
import { useGroupText } from './use-group-text.ts';

const dayMs = 86_400_000;
// Half a year: long enough to be of use, short enough that people may have changed.
const usualDays = 182;
// The server's own most: nobody knows for longer that a rule will not fit.
const mostDays = 730;

/** The day on which somebody would usually look again. */
export function usualReview(): string {
  return dayAfter(usualDays);
}

/** True for a day to come that the server takes. */
export function isReview(day: string): boolean {
  return day > dayAfter(0) && day <= dayAfter(mostDays);
}

function dayAfter(days: number): string {
  return new Date(currentTime() + days * dayMs).toISOString().slice(0, 10);
}

/** Until when an exception holds unasked. */
export function ReviewBy({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const { t, format } = useGroupText();
  return (
    <TextInput
      type="date"
      label={t('groups.reviewBy')}
      description={t('groups.reviewHint')}
      value={value}
      min={dayAfter(1)}
      max={dayAfter(mostDays)}
      error={isReview(value) ? undefined : t('groups.reviewRange', { from: format.date(dayAfter(1)), to: format.date(dayAfter(mostDays)) })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
