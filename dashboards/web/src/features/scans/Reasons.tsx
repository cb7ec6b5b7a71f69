import { useTagNames } from '@/client/catalogue';
import { signed } from '@/lib/number';
import type { ScannedScore } from './queries';
import styles from './Scans.module.css';

const SHOWN = 3;

/** The weightiest reasons of a score: the tag, its value, and what it adds. */
export function Reasons({ score }: { score: ScannedScore }) {
  const tagName = useTagNames();
  return (
    <ul className={styles['reasons']}>
      {score.reasons.slice(0, SHOWN).map(({ tag, value, contribution }) => (
        <li key={tag} title={tag}>
          {tagName(tag)} {value} <small>{signed(contribution)}</small>
        </li>
      ))}
      {score.rules.map((rule) => (
        <li key={rule}>
          <code>{rule}</code>
        </li>
      ))}
    </ul>
  );
}
