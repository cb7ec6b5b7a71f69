import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

interface PanelProps {
  title: ReactNode;
  hint?: ReactNode;
  extra?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A titled region of the desk. */
export function Panel({ title, hint, extra, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`${styles['panel']} ${className ?? ''}`} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 className={styles['title']} id={id}>
          {title}
        </h2>
        {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
        {extra !== undefined && <div className={styles['extra']}>{extra}</div>}
      </header>
      {children}
    </section>
  );
}
