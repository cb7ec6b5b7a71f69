import { Button } from 'antd';
import { Link } from 'react-router';
import { useTranslation } from '@/lib/i18n';
import { Blank } from './Blank';

/** Why a territory of towns shows nothing: enterprises may be registered with a district only. */
export function TownOnly() {
  const { t } = useTranslation();
  return (
    <Blank
      title={t('town.title')}
      hint={t('town.hint')}
      action={
        <Link to="/tasks">
          <Button type="primary">{t('town.toTasks')}</Button>
        </Link>
      }
    />
  );
}
