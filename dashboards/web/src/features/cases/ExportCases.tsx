import { ExportButton } from '@/components/ExportButton';
import { useTranslation } from '@/lib/i18n';
import type { CaseFilter } from './caseFilter';
import { allCases, casesCsv } from './exportCases';

export function ExportCases({ filter, disabled }: { filter: CaseFilter; disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      file={t('cases.csv.file')}
      exported={(count) => t('cases.exported', { count })}
      disabled={disabled}
      read={(signal) => allCases(filter, signal)}
      write={casesCsv}
    />
  );
}
