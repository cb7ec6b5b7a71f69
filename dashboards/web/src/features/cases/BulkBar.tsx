import { Button } from 'antd';
import { useState } from 'react';
import { useRights } from '@/client/rights';
import type { BulkDraft, Right } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './Bulk.module.css';
import { BulkDialog } from './BulkDialog';
import { toQuery, type CaseFilter } from './caseFilter';
import type { Selecting } from './useSelecting';

type BulkAction = BulkDraft['action'];

const ACTIONS: readonly [BulkAction, Right][] = [
  ['take', 'cases-triage'],
  ['assign', 'cases-assign'],
  ['watch', 'cases-read'],
  ['snooze', 'cases-triage'],
  ['dismiss', 'cases-triage'],
];

interface BarProps {
  selecting: Selecting;
  filter: CaseFilter;
  total: number;
}

/** What can be done to all that is selected. */
export function BulkBar({ selecting, filter, total }: BarProps) {
  const { t } = useTranslation();
  const may = useRights();
  const [draft, setDraft] = useState<BulkDraft | null>(null);
  const { selection, size } = selecting;

  return (
    <>
      {size > 0 && (
        <div className={styles['bar']} role="region" aria-label={t('cases.bulk.page')}>
          <b aria-live="polite" data-testid="selected">
            {t('cases.bulk.selected', { total: decimal(size) })}
          </b>
          {size < total && (
            <Button type="link" size="small" onClick={selecting.all}>
              {t('cases.bulk.all', { total: decimal(total) })}
            </Button>
          )}
          <span className={styles['actions']}>
            {ACTIONS.filter(([, right]) => may(right)).map(([action]) => (
              <Button
                key={action}
                onClick={() => setDraft({ action, ...setOf(selection, filter) })}
              >
                {t(`caseWork.action.${action}`)}
              </Button>
            ))}
            <Button type="text" onClick={selecting.clear}>
              {t('cases.bulk.clear')}
            </Button>
          </span>
        </div>
      )}
      {draft !== null && (
        <BulkDialog
          draft={draft}
          region={filter.district}
          onDone={selecting.clear}
          onClose={() => setDraft(null)}
        />
      )}
    </>
  );
}

/** The cases by number, or the filter without what was deselected: the server freezes either. */
export function setOf(
  { kind, keys }: Selecting['selection'],
  filter: CaseFilter,
): Pick<BulkDraft, 'cases' | 'filter' | 'except'> {
  return kind === 'some' ? { cases: [...keys] } : { filter: toQuery(filter), except: [...keys] };
}
