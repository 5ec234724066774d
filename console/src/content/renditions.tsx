import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  BellRing,
  Car,
  Headset,
  type LucideIcon,
  Mail,
  MessageSquare,
  Monitor,
  PanelTop,
  Phone,
  Smartphone,
  Store,
  TabletSmartphone,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentKindsQuery } from '../api/content.ts';
import type { ContentKinds, ContentRendition } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { partsOfText } from './parts-of-text.ts';
import styles from './renditions.module.css';

const icons: Record<ContentRendition['device'], LucideIcon> = {
  web: Monitor,
  phone: Smartphone,
  app: TabletSmartphone,
  push: BellRing,
  kiosk: PanelTop,
  email: Mail,
  sms: MessageSquare,
  agent: Headset,
  store: Store,
  car: Car,
  voice: Phone,
};

/** An item as each device shows or says it, with how much of the room it takes. */
export function Renditions({ renditions }: { renditions: readonly ContentRendition[] }) {
  const { data } = useQuery(contentKindsQuery);
  return (
    <ul className={styles.devices}>
      {renditions.map((rendition) => (
        <Card key={rendition.device} rendition={rendition} limits={data?.devices.find(({ device }) => device === rendition.device)} />
      ))}
    </ul>
  );
}

function Card({ rendition, limits }: { rendition: ContentRendition; limits: ContentKinds['devices'][number] | undefined }) {
  const { t } = useTranslation();
  const { device, title, text, action, picture, isSpoken, isShortened } = rendition;
  const Icon = icons[device];
  return (
    <li className={styles.card} data-device={device}>
      <header className={styles.header}>
        <Icon size={15} aria-hidden />
        <h3>{t(`content.device.${device}`)}</h3>
        {isShortened ? <span className={styles.note}>{t('content.shortened')}</span> : null}
      </header>
      <div className={styles.screen} data-spoken={isSpoken || undefined}>
        {title === '' ? null : <p className={styles.title}>{title}</p>}
        {picture === undefined ? null : (
          <p className={styles.picture}>{t('content.pictureAt', { size: `${picture.width} × ${picture.height}`, alt: picture.alt })}</p>
        )}
        <Text text={text} />
        {action === undefined ? null : (
          <p className={styles.action}>
            {action.label} <small>{action.address}</small>
          </p>
        )}
      </div>
      <Room rendition={rendition} limits={limits} />
    </li>
  );
}

// What a card beside ten others has room for.
const shownCharacters = 520;

/** A text of a page is long: its beginning stands for it until somebody wants the whole. */
function Text({ text }: { text: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > shownCharacters;
  return (
    <>
      <PlainText text={isLong && !isOpen ? `${text.slice(0, shownCharacters)} …` : text} />
      {isLong ? (
        <Button variant="subtle" size="compact-xs" className={styles.whole} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'word.fewer' : 'content.whole')}
        </Button>
      ) : null}
    </>
  );
}

/** Paragraphs and lists as they are read, not as they are written. */
function PlainText({ text }: { text: string }) {
  return (
    <div className={styles.text}>
      {partsOfText(text).map((part, at) =>
        'lines' in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no name but their place.
          <p key={at}>{part.lines}</p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <List key={at} {...part} />
        ),
      )}
    </div>
  );
}

function List({ list, isNumbered }: { list: readonly string[]; isNumbered: boolean }) {
  const Tag = isNumbered ? 'ol' : 'ul';
  return (
    <Tag>
      {list.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line may stand there twice.
        <li key={at}>{item}</li>
      ))}
    </Tag>
  );
}

/** How much of the room is taken, in what the device counts in. */
function Room({ rendition, limits }: { rendition: ContentRendition; limits: ContentKinds['devices'][number] | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (limits === undefined) return null;
  const { sms, text, isSpoken } = rendition;
  const said = (): string => {
    if (sms !== undefined) {
      return t('content.room.sms', {
        count: sms.segments,
        formatted: format.count(sms.segments),
        most: limits.segmentsMax,
        letters: t(`content.encoding.${sms.encoding}`),
      });
    }
    const used = { used: format.count(text.length), most: format.count(limits.textMax) };
    return isSpoken
      ? t('content.room.spoken', { ...used, seconds: Math.max(1, Math.round(text.length / 15)) })
      : t('content.room.text', used);
  };
  return <p className={styles.room}>{said()}</p>;
}
