import { useHotkeys } from 'react-hotkeys-hook';
import { useNavigate } from 'react-router';
import type { Alert } from '@/client/types';
import { rowInFocus } from '@/components/rowKeys';
import { SHORTCUT, useRowKeys } from '@/components/useRowKeys';
import { useTriage } from './triage';

const ROWS = 'tr[data-alert]';

/** Triage by keyboard alone: j and k move, x selects, o shows the case or opens one. */
export function useTriageKeys(alerts: readonly Alert[]): void {
  const triage = useTriage();
  const navigate = useNavigate();
  const current = () => {
    const id = rowInFocus(ROWS)?.dataset['alert'];
    return alerts.find((alert) => alert.id === id);
  };
  const select = () => {
    const alert = current();
    if (alert !== undefined && triage.may) triage.toggle(alert);
  };
  const openCase = (event: KeyboardEvent) => {
    const alert = current();
    if (alert === undefined) return;
    event.preventDefault(); // the field of the dialog must not get the letter
    const known = triage.caseOf(alert);
    if (known === undefined) {
      if (triage.may) triage.ask([alert]);
    } else if (triage.sees) void navigate(`/cases/${known.number}`);
  };
  useRowKeys(ROWS);
  useHotkeys('x', select, SHORTCUT);
  useHotkeys('o', openCase, SHORTCUT);
}
