import { TableOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Segmented } from 'antd';
import { useTranslation } from '@/lib/i18n';
import { DENSITIES, type Look } from './settings';
import styles from './Views.module.css';

interface MenuProps {
  look: Look;
  columns: readonly [key: string, label: string][];
  onChange: (look: Look) => void;
}

/** Which columns a list has, and how dense its rows are. */
export function LookMenu({ look, columns, onChange }: MenuProps) {
  const { t } = useTranslation();
  const toggle = (key: string, shown: boolean) =>
    onChange({
      ...look,
      hidden: shown ? look.hidden.filter((each) => each !== key) : [...look.hidden, key],
    });
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('appearance.columns')}
      content={
        <div className={styles['look']}>
          <ul>
            {columns.map(([key, label]) => (
              <li key={key}>
                <Checkbox
                  checked={!look.hidden.includes(key)}
                  onChange={(event) => toggle(key, event.target.checked)}
                >
                  {label}
                </Checkbox>
              </li>
            ))}
          </ul>
          <Button
            size="small"
            disabled={look.hidden.length === 0}
            onClick={() => onChange({ ...look, hidden: [] })}
          >
            {t('appearance.allColumns')}
          </Button>
          <span>{t('appearance.density')}</span>
          <Segmented
            size="small"
            aria-label={t('appearance.density')}
            value={look.density}
            options={DENSITIES.map((density) => ({
              value: density,
              label: t(`appearance.${density}`),
            }))}
            onChange={(density) => onChange({ ...look, density })}
          />
        </div>
      }
    >
      <Button size="small" type="text" icon={<TableOutlined />}>
        {t('appearance.columns')}
      </Button>
    </Popover>
  );
}
