import { Page } from '../parts/page.tsx';
import { FloorSection } from './floor-section.tsx';
import { useGroupText } from './use-group-text.ts';

/** What everybody may count on, for those who serve people and for those who answer for it. */
export function Floor() {
  const { t } = useGroupText();
  return (
    <Page title={t('page.floor.title')} question={t('page.floor.question')} width="reading">
      <FloorSection isPage />
    </Page>
  );
}
