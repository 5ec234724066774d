import { Bike, CircleHelp, Laptop, type LucideIcon, MonitorSmartphone, Smartphone, Star, Tablet, Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './blocks.module.css';
import { deviceOrigin } from './origin/customer-origins.ts';
import { SourceMarker } from './origin/source-marker.tsx';
import { useChanged } from './use-customer-changes.ts';

const icons: Record<string, LucideIcon> = {
  phone: Smartphone,
  tablet: Tablet,
  computer: Laptop,
  television: Tv,
  kiosk: MonitorSmartphone,
  product: Bike,
};

/** Many devices, one person. */
export function DevicesBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const isChanged = useChanged();
  const zone = zoneOr(customer.place.timezone, readerZone);
  if (customer.devices.length === 0) return null;
  return (
    <Block title={t('devices.title')} aside={t('count.devices', { count: customer.devices.length })}>
      <ul className={styles.list}>
        {customer.devices.map((device) => {
          const Icon = icons[device.kind] ?? CircleHelp;
          return (
            <li key={device.id} className={styles.split} data-changed={isChanged(`device ${device.id}`) || undefined}>
              <span className={styles.device}>
                <Icon size={15} aria-hidden /> {device.label}
                {device.preferred ? <Tag icon={Star}>{t('devices.preferred')}</Tag> : null}
              </span>
              <span className={styles.evidence}>
                <TimeText at={device.lastSeen} zone={zone} />{' '}
                <SourceMarker
                  field={device.label}
                  origin={deviceOrigin(device, t('origin.seenIn', { what: t('count.events', { count: device.events }) }))}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}
