import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Firm, FirmBrief } from '../api/contract.ts';
import { briefContextsQuery, firmBriefQuery } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { Block } from '../parts/block.tsx';
import { Choices } from '../parts/choices.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { TimeText } from '../parts/time-text.tsx';
import styles from './firms.module.css';
import { useFirmText } from './use-firm-text.ts';

/** What to know before dealing with a firm in a matter; what is held back, and under which role, stands first. */
export function BriefBlock({ firm }: { firm: Firm }) {
  const { t } = useFirmText();
  const { matter } = useSearch({ from: '/shell/firms/$id' });
  const contexts = useQuery(briefContextsQuery);
  const query = useQuery(firmBriefQuery(firm.id, matter));
  const maySettings = useMay('settings.read');
  const names = contexts.data?.contexts.map(({ name }) => name) ?? [];
  const others = matter !== undefined && !names.includes(matter) ? [matter] : [];
  return (
    <Block
      title={t('firms.brief')}
      aside={
        maySettings ? (
          <Link to="/settings/$key" params={{ key: 'firm.briefs' }}>
            {t('firms.settings')}
          </Link>
        ) : undefined
      }
    >
      <div className={styles.matters}>
        <Choices
          parameter="matter"
          label={t('firms.briefMatter')}
          chosen={matter}
          options={[
            { value: undefined, label: t('firms.anyMatter') },
            ...[...names, ...others].map((name) => ({ value: name, label: name })),
          ]}
        />
      </div>
      <Loaded query={query} lines={4}>
        {(brief) => <Brief brief={brief} />}
      </Loaded>
    </Block>
  );
}

function Brief({ brief }: { brief: FirmBrief }) {
  const text = useFirmText();
  const { t } = text;
  return (
    <>
      <Withheld brief={brief} />
      <p>{brief.roles.length === 0 ? t('firms.hereNothing') : t('firms.here', { roles: text.roles(brief.roles) })}</p>
      {brief.serviceHistory === undefined ? null : (
        <Part title={t('firms.item.serviceHistory')}>
          {brief.serviceHistory.length === 0 ? <p className="muted">{t('firms.noService')}</p> : null}
          <ul className={styles.list}>
            {brief.serviceHistory.map((entry) => (
              <li key={entry.eventId} className={styles.item}>
                <span>
                  {entry.title}
                  <span className={styles.under}>
                    <Link to="/people/$id" params={{ id: entry.customer }} search={{ event: entry.eventId }}>
                      {entry.name}
                    </Link>
                    {entry.detail === undefined ? '' : ` · ${entry.detail}`}
                  </span>
                </span>
                <TimeText at={entry.time} as="date" />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {brief.priceFloors === undefined ? null : (
        <Part title={t('firms.item.priceFloors')}>
          {brief.priceFloors.length === 0 ? <p className="muted">{t('firms.noFloors')}</p> : null}
          <ul className={styles.list}>
            {brief.priceFloors.map(({ product, price }) => (
              <li key={product} className={styles.item}>
                <span>{product}</span> <b>{text.format.money(price)}</b>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {brief.stock === undefined ? null : (
        <Part title={t('firms.item.stock')}>
          {brief.stock.length === 0 ? <p className="muted">{t('firms.noStock')}</p> : null}
          <ul className={styles.list}>
            {brief.stock.map(({ product, place, quantity }) => (
              <li key={`${product} ${place}`} className={styles.item}>
                <span>
                  {product} <span className="muted">{place ?? t('firms.everywhere')}</span>
                </span>{' '}
                <b>{text.format.count(quantity)}</b>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function Withheld({ brief }: { brief: FirmBrief }) {
  const text = useFirmText();
  const { t } = text;
  if (brief.withheld.length === 0) return null;
  return (
    <ul className={styles.withheld}>
      {brief.withheld.map(({ item, role, context, since, firm }) => (
        <li key={item}>
          <EyeOff size={16} aria-hidden />
          <span>
            {role === undefined || since === undefined
              ? t('firms.withheldRole', { item: t(`firms.item.${item}`) })
              : t(firm === undefined ? 'firms.withheldBy' : 'firms.withheldByKin', {
                  firm: firm?.name ?? '',
                  item: t(`firms.item.${item}`),
                  role: text.role(role),
                  day: text.day(since),
                  matter: context === undefined || context === '' ? t('firms.noContext') : context,
                })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
