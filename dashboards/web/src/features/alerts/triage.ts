/** Which alerts the reader has selected, and which have become cases since the list was read. */
import { createContext, use, useCallback, useMemo, useState } from 'react';
import { useRights } from '@/client/rights';
import type { Alert } from '@/client/types';

export type CaseRef = NonNullable<Alert['case']>;

export interface Triage {
  /** Whether the reader may open cases. */
  may: boolean;
  /** Whether the reader may see cases. */
  sees: boolean;
  selected: ReadonlyMap<string, Alert>;
  /** The alerts of which a case is about to be opened. */
  opening: readonly Alert[] | null;
  toggle: (alert: Alert) => void;
  clear: () => void;
  /** Asks whether to open a case from these; from none, forgets it. */
  ask: (alerts: readonly Alert[] | null) => void;
  opened: (alerts: readonly Alert[], as: CaseRef) => void;
  caseOf: (alert: Alert) => CaseRef | undefined;
}

export const TriageContext = createContext<Triage | null>(null);

/** The triage of the page that one is on. */
export function useTriage(): Triage {
  const triage = use(TriageContext);
  if (triage === null) throw new Error('outside of the page of alerts');
  return triage;
}

export function useTriageState(): Triage {
  const right = useRights();
  const may = right('cases-triage');
  const sees = right('cases-read');
  const [selected, setSelected] = useState<ReadonlyMap<string, Alert>>(new Map());
  const [cases, setCases] = useState<ReadonlyMap<string, CaseRef>>(new Map());
  const [opening, setOpening] = useState<readonly Alert[] | null>(null);

  const toggle = useCallback((alert: Alert) => {
    setSelected((old) => {
      const next = new Map(old);
      if (!next.delete(alert.id)) next.set(alert.id, alert);
      return next;
    });
  }, []);
  const clear = useCallback(() => setSelected(new Map()), []);
  const opened = useCallback((alerts: readonly Alert[], as: CaseRef) => {
    setCases((old) => new Map([...old, ...alerts.map(({ id }) => [id, as] as const)]));
    setSelected(new Map());
    setOpening(null);
  }, []);
  const caseOf = useCallback((alert: Alert) => alert.case ?? cases.get(alert.id), [cases]);

  return useMemo(
    () => ({
      may,
      sees,
      selected,
      opening,
      toggle,
      clear,
      ask: setOpening,
      opened,
      caseOf,
    }),
    [may, sees, selected, opening, toggle, clear, opened, caseOf],
  );
}
