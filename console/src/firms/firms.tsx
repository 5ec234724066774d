import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Building2, MapPin, Search } from 'lucide-react';
import { useState } from 'react';
import type { FirmInList, PartyRole } from '../api/contract.ts';
import { firmsQuery } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { MoreButton } from '../groups/more-button.tsx';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Tag } from '../parts/tag.tsx';
import { searchCharactersMax, useAddressWords } from '../parts/use-address-words.ts';
import { useSettled } from '../parts/use-settled.ts';
import styles from './firms.module.css';
import { NewFirmDialog } from './new-firm-dialog.tsx';
import { useFirmText } from './use-firm-text.ts';

export const partyRoles = ['customer', 'supplier', 'partner', 'competitor', 'agency', 'advocate'] as const satisfies readonly PartyRole[];

/** Which firms deal with us, and as what? */
export function Firms() {
  const { t, role: roleName } = useFirmText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { role } = useSearch({ from: '/shell/firms' });
  const [text, setText] = useAddressWords();
  const [isMaking, setMaking] = useState(false);
  const settled = useSettled(text);
  const query = useInfiniteQuery(firmsQuery(settled, role));
  const mayEdit = useMay('firms.edit');

  return (
    <Page
      title={t('page.firms.title')}
      question={t('page.firms.question')}
      actions={mayEdit ? <Button onClick={() => setMaking(true)}>{t('firms.make')}</Button> : undefined}
    >
      <TextInput
        className={styles.search ?? ''}
        aria-label={t('firms.find')}
        placeholder={t('firms.find')}
        leftSection={<Search size={16} aria-hidden />}
        value={text}
        maxLength={searchCharactersMax}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Choices
        parameter="role"
        label={t('firms.roleFilter')}
        chosen={role}
        options={[{ value: undefined, label: t('firms.all') }, ...partyRoles.map((value) => ({ value, label: roleName(value) }))]}
      />
      <Loaded query={query}>
        {(data) => {
          const firms = data.pages.flatMap((page) => page.firms);
          if (firms.length === 0) {
            const isNarrowed = settled.trim() !== '' || role !== undefined;
            return (
              <Empty icon={Building2} title={t(isNarrowed ? 'firms.noneFound' : 'firms.none')}>
                {isNarrowed ? undefined : t('firms.noneMeans')}
              </Empty>
            );
          }
          return (
            <ul className={styles.below}>
              {firms.map((firm) => (
                <FirmRow key={firm.id} firm={firm} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      <MoreButton query={query} />
      {isMaking ? (
        <NewFirmDialog
          onClose={() => setMaking(false)}
          onMade={(firm) => {
            void client.invalidateQueries({ queryKey: ['firms'] });
            void navigate({ to: '/firms/$id', params: { id: firm.id } });
          }}
        />
      ) : null}
    </Page>
  );
}

function FirmRow({ firm }: { firm: FirmInList }) {
  const text = useFirmText();
  const { t } = text;
  const Icon = firm.form === 'site' ? MapPin : Building2;
  return (
    <li className={styles.item}>
      <span className={styles.person}>
        <Icon size={18} aria-hidden />
        <span>
          <Link to="/firms/$id" params={{ id: firm.id }}>
            {firm.name}
          </Link>
          <span className={styles.under}>{text.people(firm.contacts)}</span>
        </span>
      </span>
      <span className={styles.chips}>
        {firm.roles.length === 0 ? <span className="muted">{t('firms.noRole')}</span> : null}
        {firm.roles.map(({ role, context }) => (
          <Tag key={`${role} ${context}`} tone={role === 'competitor' ? 'risk' : 'quiet'} title={context === '' ? undefined : context}>
            {text.role(role)}
          </Tag>
        ))}
      </span>
    </li>
  );
}
