import { Link } from 'react-router';
import styles from './EnterpriseName.module.css';

interface NameProps {
  id: string;
  /** Empty if unknown. */
  name: string;
  to: string;
}

/** The link to an enterprise: its name with the id below; the tooltip shows both in full. */
export function EnterpriseName({ id, name, to }: NameProps) {
  return (
    <Link
      to={to}
      className={styles['link'] ?? ''}
      title={name === '' ? id : `${name}\n${id}`}
      onClick={(event) => event.stopPropagation()}
    >
      {name !== '' && <span className={styles['name']}>{name}</span>}
      <span className={styles['id']}>{id}</span>
    </Link>
  );
}
