import { useTranslation } from '@/lib/i18n';
import { reportsZh } from '@/lib/i18n/reports';

type Part = keyof typeof reportsZh.reports.parts;

const isPart = (part: string): part is Part => part in reportsZh.reports.parts;

/** The name of a report's part in the reader's language. */
export function usePartName(): (part: string) => string {
  const { t } = useTranslation();
  return (part) => {
    const base = part.replace(/(Fundraising|Default)$/, '');
    if (isPart(part)) return t(`reports.parts.${part}`);
    if (base === 'size') return t('reports.parts.sizes');
    if (base === 'industry') return t('reports.parts.industries');
    return t(base === 'district' ? 'reports.parts.districts' : 'reports.parts.other');
  };
}
