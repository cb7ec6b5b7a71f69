import type { ReactNode } from 'react';
import styles from './Blank.module.css';

interface BlankProps {
  title: string;
  hint?: string;
  /** Commands to run on the server, one a line. */
  commands?: string[];
  action?: ReactNode;
  small?: boolean;
}

/** What stands where there is nothing to show: why, and what to do about it. */
export function Blank({ title, hint, commands, action, small = false }: BlankProps) {
  return (
    <div className={`${styles['blank']} ${small ? styles['small'] : ''}`} role="status">
      <p className={styles['title']}>{title}</p>
      {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      {commands !== undefined && (
        <pre className={styles['commands']}>
          {commands.map((command) => (
            <code key={command}>{command}</code>
          ))}
        </pre>
      )}
      {action !== undefined && <div className={styles['actions']}>{action}</div>}
    </div>
  );
}
