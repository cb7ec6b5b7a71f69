import { Button } from 'antd';
import { changeLanguage, useLanguage, useTranslation } from '@/lib/i18n';

/** Offers the other language, named in itself. */
export function LanguageSwitch({ ghost = false }: { ghost?: boolean }) {
  const { t } = useTranslation();
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <Button
      size="small"
      ghost={ghost}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void changeLanguage(other)}
    >
      {t(`language.${other}`)}
    </Button>
  );
}
