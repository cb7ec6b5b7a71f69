import { Link } from 'react-router';
import { useNames } from '@/client/catalogue';
import type { Risk } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { decimal, fixed } from '@/lib/number';
import styles from './Cockpit.module.css';
import type { CockpitDistrict } from './queries';
import { figures, places, severity, shade } from './tiles';

interface MapProps {
  districts: CockpitDistrict[];
  risk: Risk;
}

/** A tile for each district, about where it lies; a list to the keyboard and to screen readers. */
export function DistrictMap({ districts, risk }: MapProps) {
  const { t } = useTranslation();
  const names = useNames();
  const at = places(districts.map(({ district }) => district));
  const tiles = districts.map((district) => ({
    code: district.district,
    figures: figures([district], risk),
  }));
  const most = Math.max(0, ...tiles.map((tile) => severity(tile.figures)));
  return (
    <ul className={styles['map']}>
      {tiles.map(({ code, figures: each }) => {
        const place = at.get(code);
        const share = severity(each);
        return (
          <li
            key={code}
            style={{ gridColumn: (place?.column ?? 0) + 1, gridRow: (place?.row ?? 0) + 1 }}
          >
            <Link
              className={styles['tile']}
              data-shade={shade(share, most)}
              to={
                code === ''
                  ? `/enterprises?risk=${risk}&band=red&band=orange`
                  : `/enterprises?risk=${risk}&band=red&band=orange&district=${code}`
              }
            >
              <span>{code === '' ? t('cockpit.noRegion') : names.district(code)}</span>
              <b>{decimal(each.bands.red + each.bands.orange)}</b>
              <small>
                {fixed(share, 1)}‰ {each.today > 0 && <em>+{each.today}</em>}
              </small>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
