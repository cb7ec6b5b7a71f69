import type { Model, RuleBook } from '@/client/types';
import styles from './Rules.module.css';

/** Where a book or a model stands. */
export function StateChip({
  state,
  label,
}: {
  state: RuleBook['state'] | Model['state'];
  label: string;
}) {
  return <span className={`${styles['chip']} ${styles[`chip-${state}`] ?? ''}`}>{label}</span>;
}
