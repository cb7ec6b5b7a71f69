import { Button } from 'antd';
import type { Case, CaseAction, LegalAction } from '@/client/types';
import { Panel } from '@/components/Panel';
import { useTranslation } from '@/lib/i18n';
import styles from './ActionsPanel.module.css';
import { isAgain, useActionName } from './useActionName';
import { useDo } from './useDo';

/** Those that bring the case on its way; they come first. */
const ONWARD: readonly CaseAction[] = [
  'take',
  'assign',
  'accept',
  'report',
  'decide',
  'progress',
  'receipt',
  'close',
  'revisit',
];
/** Those that answer a proposal stand with it. */
const ANSWERS: readonly CaseAction[] = ['approve', 'reject', 'withdraw'];

interface PanelProps {
  whole: Case;
  /** Opens the form of an action that needs something told. */
  onAct: (action: CaseAction) => void;
}

/** What the reader may do now; what can't be done yet says why. */
export function ActionsPanel({ whole, onAct }: PanelProps) {
  const { t } = useTranslation();
  const legal = whole.actions.filter(({ action }) => !ANSWERS.includes(action));
  const leads = ({ action }: LegalAction) =>
    ONWARD.includes(action) && !isAgain(action, whole.summary.state);
  const onward = ONWARD.flatMap((id) => legal.filter(leads).filter(({ action }) => action === id));
  const other = legal.filter((each) => !leads(each));
  // all that is left to do stands with the proposal
  if (legal.length === 0 && whole.actions.length > 0) return null;
  return (
    <Panel title={t('caseWork.actions')} className={styles['panel']}>
      <div className={styles['body']}>
        {legal.length === 0 && <p className={styles['none']}>{t('caseWork.noActions')}</p>}
        {onward.length > 0 && (
          <ul className={styles['onward']}>
            {onward.map((each, i) => (
              <li key={each.action}>
                <Act whole={whole} legal={each} primary={i === 0} onAct={onAct} />
              </li>
            ))}
          </ul>
        )}
        {other.length > 0 && (
          <ul className={styles['other']}>
            {other.map((each) => (
              <li key={each.action}>
                <Act whole={whole} legal={each} primary={false} onAct={onAct} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

interface ActProps extends PanelProps {
  legal: LegalAction;
  primary: boolean;
}

export function Act({ whole, legal, primary, onAct }: ActProps) {
  const { t } = useTranslation();
  const nameOf = useActionName();
  const { number, version, state } = whole.summary;
  const { run, busy } = useDo(number);
  const { action, needs, secondPerson, refused } = legal;
  const notes = [refused, secondPerson ? t('caseWork.needsSecond') : undefined].filter(
    (note) => note !== undefined,
  );
  const id = `why-${action}`;
  return (
    <>
      <Button
        type={primary && refused === undefined ? 'primary' : 'default'}
        disabled={refused !== undefined}
        loading={busy}
        data-action={action}
        aria-describedby={notes.length > 0 ? id : undefined}
        onClick={() => (needs.length === 0 ? run(action, version) : onAct(action))}
      >
        {nameOf(action, state)}
      </Button>
      {notes.length > 0 && (
        <small id={id} className={styles['note']}>
          {notes.join(' · ')}
        </small>
      )}
    </>
  );
}
