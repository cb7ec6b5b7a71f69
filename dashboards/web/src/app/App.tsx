import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import {
  createBrowserRouter,
  Navigate,
  Outlet,
  Route,
  RouterProvider,
  Routes,
  useLocation,
} from 'react-router';
import { queryClient, useSession } from '@/client/queries';
import { Blank } from '@/components/Blank';
import { ProblemView } from '@/components/ProblemView';
import { AlertsPage } from '@/features/alerts/AlertsPage';
import { AccountPage } from '@/features/session/AccountPage';
import { FirstFactorPage } from '@/features/session/FirstFactorPage';
import { FirstPasswordPage } from '@/features/session/FirstPasswordPage';
import { SignInPage } from '@/features/session/SignInPage';
import { useDark } from '@/lib/appearance';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { CrashGuard } from './CrashGuard';
import { homeOf, mayOpen } from './navigation';
import { Shell } from './Shell';
import { deskTheme } from './theme';

const enterprisePage = () => import('@/features/enterprise/EnterprisePage');
const enterpriseListPage = () => import('@/features/enterprise/EnterpriseListPage');
const feedsPage = () => import('@/features/feeds/FeedsPage');
const cockpitPage = () => import('@/features/cockpit/CockpitPage');
const CockpitPage = lazy(async () => ({ default: (await cockpitPage()).CockpitPage }));
const auditPage = () => import('@/features/audit/AuditPage');
const AuditPage = lazy(async () => ({ default: (await auditPage()).AuditPage }));
const casesPage = () => import('@/features/cases/CasesPage');
const casePage = () => import('@/features/cases/CasePage');
const bulkPage = () => import('@/features/cases/BulkPage');
const tasksPage = () => import('@/features/cases/TasksPage');
const listsPage = () => import('@/features/lists/ListsPage');
const ownershipPage = () => import('@/features/cases/OwnershipPage');
const EnterprisePage = lazy(async () => ({ default: (await enterprisePage()).EnterprisePage }));
const EnterpriseListPage = lazy(async () => ({
  default: (await enterpriseListPage()).EnterpriseListPage,
}));

const AdminPage = lazy(async () => ({
  default: (await import('@/features/admin/AdminPage')).AdminPage,
}));
const ReportsPage = lazy(async () => ({
  default: (await import('@/features/reports/ReportsPage')).ReportsPage,
}));
const LookUpPage = lazy(async () => ({
  default: (await import('@/features/lookup/LookUpPage')).LookUpPage,
}));
const NotificationsPage = lazy(async () => ({
  default: (await import('@/features/notifications/NotificationsPage')).NotificationsPage,
}));
const QueriesPage = lazy(async () => ({
  default: (await import('@/features/queries/QueriesPage')).QueriesPage,
}));
const RulesPage = lazy(async () => ({
  default: (await import('@/features/rules/RulesPage')).RulesPage,
}));
const FeedsPage = lazy(async () => ({ default: (await feedsPage()).FeedsPage }));
const ScansPage = lazy(async () => ({
  default: (await import('@/features/scans/ScansPage')).ScansPage,
}));
const CasesPage = lazy(async () => ({ default: (await casesPage()).CasesPage }));
const CasePage = lazy(async () => ({ default: (await casePage()).CasePage }));
const BulkPage = lazy(async () => ({ default: (await bulkPage()).BulkPage }));
const TasksPage = lazy(async () => ({ default: (await tasksPage()).TasksPage }));
const ListsPage = lazy(async () => ({ default: (await listsPage()).ListsPage }));
const OwnershipPage = lazy(async () => ({ default: (await ownershipPage()).OwnershipPage }));
/** Fetched while the server is there, so that a page opens even if it goes. */
const LATER = [
  enterprisePage,
  enterpriseListPage,
  feedsPage,
  casesPage,
  casePage,
  bulkPage,
  tasksPage,
  listsPage,
  ownershipPage,
];

/** The guard stands within the router, which would show a page of its own for what fails. */
function Pages() {
  const { t } = useTranslation();
  return (
    <CrashGuard title={t('problem.crash')} detail={t('problem.crashDetail')}>
      <Routes>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route element={<Desk />}>
          <Route index element={<Home />} />
          <Route path="/alerts" element={<AlertsPage />} />
          <Route path="/cases" element={<Later page={<CasesPage />} />} />
          <Route path="/cases/ownership" element={<Later page={<OwnershipPage />} />} />
          <Route path="/lists" element={<Later page={<ListsPage />} />} />
          <Route path="/cases/:number" element={<Later page={<CasePage />} />} />
          <Route path="/cases/bulk/:id" element={<Later page={<BulkPage />} />} />
          <Route path="/tasks" element={<Later page={<TasksPage />} />} />
          <Route path="/enterprises" element={<Later page={<EnterpriseListPage />} />} />
          <Route path="/enterprises/:id" element={<Later page={<EnterprisePage />} />} />
          <Route path="/scans" element={<Later page={<ScansPage />} />} />
          <Route path="/feeds" element={<Later page={<FeedsPage />} />} />
          <Route path="/cockpit" element={<Later page={<CockpitPage />} />} />
          <Route path="/wall" element={<Later page={<CockpitPage wall />} />} />
          <Route path="/audit" element={<Later page={<AuditPage />} />} />
          <Route path="/rules" element={<Later page={<RulesPage />} />} />
          <Route path="/reports" element={<Later page={<ReportsPage />} />} />
          <Route path="/queries" element={<Later page={<QueriesPage />} />} />
          <Route path="/look-up" element={<Later page={<LookUpPage />} />} />
          <Route path="/admin" element={<Later page={<AdminPage />} />} />
          <Route path="/account" element={<AccountPage />} />
          <Route path="/notifications" element={<Later page={<NotificationsPage />} />} />
          <Route path="*" element={<NoPage />} />
        </Route>
      </Routes>
    </CrashGuard>
  );
}

/** A data router, since only that can hold somebody who leaves unsaved text (`useBlocker`). */
const router = createBrowserRouter([{ path: '*', Component: Pages }]);

export function App() {
  const language = useLanguage();
  const dark = useDark();
  const [client] = useState(queryClient);

  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={deskTheme(dark)}
      button={{ autoInsertSpace: false }}
    >
      <AntApp style={{ height: '100%' }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

function Home() {
  const session = useSession();
  return session.data ? <Navigate to={homeOf(session.data)} replace /> : null;
}

/** The desk, for those who are signed in with a password of their own. */
function Desk() {
  const session = useSession();
  const { pathname, search } = useLocation();
  useEffect(() => void Promise.allSettled(LATER.map((page) => page())), []);
  if (session.isPending) return <Waiting />;
  if (session.data) {
    if (session.data.mustChangePassword) return <FirstPasswordPage />;
    if (session.data.secondFactor === 'required') return <FirstFactorPage />;
    if (pathname === '/wall') return <Outlet />;
    return (
      <Shell session={session.data}>
        {mayOpen(session.data, pathname) ? <Outlet /> : <NoRight />}
      </Shell>
    );
  }
  if (session.data === undefined) {
    return <ProblemView error={session.error} onRetry={() => void session.refetch()} />;
  }
  const here = pathname + search;
  return (
    <Navigate
      to={here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`}
      replace
    />
  );
}

function Later({ page }: { page: ReactNode }) {
  return <Suspense fallback={<Waiting />}>{page}</Suspense>;
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      style={{
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'center',
        gap: 12,
        height: '60%',
      }}
    >
      <Spin size="large" />
      {t('common.loading')}
    </div>
  );
}

const NoPage = () => <Nothing why="notFound" />;
const NoRight = () => <Nothing why="noRight" />;

/** Instead of a page. */
function Nothing({ why }: { why: 'notFound' | 'noRight' }) {
  const { t } = useTranslation();
  const title = t(`problem.${why}`);
  useTitle(title);
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      <Blank title={title} hint={t(`problem.${why}Detail`)} />
    </>
  );
}
