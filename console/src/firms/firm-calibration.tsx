import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { firmCalibrationQuery } from '../api/firms.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Calibration } from '../people/joins/pairs/calibration.tsx';

/** How right the chances of pairs of firms were, by what reviewers said. */
export function FirmCalibration() {
  const { t } = useTranslation();
  const statistics = useQuery(firmCalibrationQuery);
  return (
    <Loaded query={statistics}>
      {({ calibration }) => (
        <Calibration
          bands={calibration}
          title={t('likeFirm.calibration')}
          sure={t('likeFirm.sure')}
          means={t('likeFirm.calibrationMeans')}
        />
      )}
    </Loaded>
  );
}
