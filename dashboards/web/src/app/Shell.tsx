import { useEffect, useRef, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import type { Session } from '@/client/types';
import { LanguageSwitch } from '@/components/LanguageSwitch';
import { EnterpriseSearch } from '@/features/enterprise/EnterpriseSearch';
import { InboxBell } from '@/features/reports/InboxBell';
import { UserMenu } from '@/features/session/UserMenu';
import { useTranslation } from '@/lib/i18n';
import { entriesOf } from './navigation';
import { PhoneMenu } from './PhoneMenu';
import styles from './Shell.module.css';

/** The frame around every page of the desk. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  // another page begins at its top; the keyboard does too where what had the focus is gone
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.scrollTo(0, 0);
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        {t('nav.skip')}
      </a>
      <header className={styles['bar']}>
        <PhoneMenu session={session} here={pathname} />
        <Link className={styles['brand']} to="/">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          {t('product')}
          <small>{t('productLine')}</small>
        </Link>
        <nav className={styles['nav']} aria-label={t('nav.main')}>
          {entriesOf(session).map(({ path, label }) => (
            <NavLink key={path} to={path}>
              {label(t)}
            </NavLink>
          ))}
        </nav>
        <div className={styles['right']}>
          {session.rights.includes('enterprises-read') && <EnterpriseSearch />}
          <InboxBell />
          <LanguageSwitch ghost />
          <UserMenu session={session} />
        </div>
      </header>
      <main id="main" className={styles['main']} ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
