import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contentKindsQuery } from '../api/content.ts';
import type { ContentField, ContentItem } from '../api/contract.ts';
import { languageName } from '../format/language-name.ts';
import { useFormat } from '../format/use-format.ts';
import { Block } from '../parts/block.tsx';
import { Fact } from '../parts/fact.tsx';
import { useChannelName } from '../people/use-channel-name.ts';
import styles from './content.module.css';
import { useFieldName } from './use-field-name.ts';

/** What an item says, field by field, and whose it is. */
export function ItemFacts({ item }: { item: ContentItem }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const { data } = useQuery(contentKindsQuery);
  const fields = data?.kinds.find(({ kind }) => kind === item.kind)?.fields ?? [];
  const values = item.fields as Record<string, unknown>;
  return (
    <>
      <Block title={t('content.says')}>
        <dl className={styles.facts}>
          {fields
            .filter(({ name }) => values[name] !== undefined)
            .map((field) => (
              <Fact key={field.name} name={fieldName(field.name)}>
                <FieldText field={field} value={values[field.name]} />
              </Fact>
            ))}
          {item.action === undefined ? null : (
            <Fact name={t('content.part.action')}>
              {item.action.label} <span className="muted">{item.action.address}</span>
            </Fact>
          )}
        </dl>
      </Block>
      <Rights item={item} />
    </>
  );
}

function Rights({ item }: { item: ContentItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const channelName = useChannelName();
  const { rights, from, until } = item;
  const period = (begin: string | undefined, end: string | undefined) =>
    [
      ...(begin === undefined ? [] : [t('content.fromDay', { day: format.date(begin) })]),
      ...(end === undefined ? [] : [t('content.untilDay', { day: format.date(end) })]),
    ].join(', ');
  return (
    <Block title={t('content.rights')}>
      <dl className={styles.facts}>
        <Fact name={t('content.part.source')}>{item.source}</Fact>
        <Fact name={t('content.part.holder')}>
          {[rights.holder, period(rights.from, rights.until)].filter((part) => part !== '').join(', ')}
        </Fact>
        <Fact name={t('content.part.channels')}>
          {rights.channels === undefined ? t('content.everyChannel') : format.list(rights.channels.map(channelName))}
        </Fact>
        <Fact name={t('content.part.owner')}>{item.owner}</Fact>
        <Fact name={t('content.part.purpose')}>
          {t(`content.purpose.${item.purpose}`)}
          {item.isPromotion ? ` (${t('content.promotion')})` : ''}
        </Fact>
        <Fact name={t('content.part.language')}>{languageName(item.language)}</Fact>
        {from === undefined && until === undefined ? null : <Fact name={t('content.part.shown')}>{period(from, until)}</Fact>}
        {item.product === undefined ? null : <Fact name={t('content.part.product')}>{item.product}</Fact>}
        <Fact name={t('content.part.key')}>
          <code>{item.key}</code>
        </Fact>
      </dl>
    </Block>
  );
}

function FieldText({ field, value }: { field: ContentField; value: unknown }) {
  const format = useFormat();
  if (field.shape === 'rows') {
    return (
      <ul className={styles.values}>
        {(value as Record<string, unknown>[]).map((row) => (
          <li key={JSON.stringify(row)}>
            {(field.columns ?? [])
              .filter(({ name }) => row[name] !== undefined)
              .map(({ name, shape }) =>
                shape === 'moment'
                  ? momentText(String(row[name]))
                  : Array.isArray(row[name])
                    ? (row[name] as string[]).join(' · ')
                    : String(row[name]),
              )
              .join(' – ')}
          </li>
        ))}
      </ul>
    );
  }
  if (Array.isArray(value)) {
    return (
      <ul className={styles.values}>
        {(value as string[]).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    );
  }
  if (field.shape === 'day') return format.date(String(value));
  return <span className={styles.long}>{String(value)}</span>;
}

/** On the clock of its place, as it was written. */
function momentText(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)}`;
}
