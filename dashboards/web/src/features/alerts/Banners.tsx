import { Alert } from 'antd';
import type { Summary } from '@/client/types';
import { LateFeeds } from '@/components/LateFeeds';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';

interface BannersProps {
  summary: Summary | undefined;
  warehouseDown: boolean;
  /** Why the summary could not be read just now. */
  error: Error | null;
}

/** Silence is never "safe": says where the page can't know. */
export function Banners({ summary, warehouseDown, error }: BannersProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  return (
    <>
      {(warehouseDown || error !== null) && (
        <Alert
          type="error"
          banner
          showIcon
          title={`${warehouseDown ? t('summary.warehouseDown') : text(error).title} · ${t('summary.warehouseDownDetail')}`}
        />
      )}
      <LateFeeds summary={summary} />
    </>
  );
}
