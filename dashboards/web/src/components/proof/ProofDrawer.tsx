import { DownloadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer, Skeleton } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import { useRights } from '@/client/rights';
import type { AlertProof } from '@/client/types';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { save } from '@/lib/csv';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { ChainView } from './ChainView';
import styles from './Proof.module.css';

/** Derived when it is opened, each time anew. */
function useProof(alert: string) {
  return useQuery({
    queryKey: ['proof', alert],
    queryFn: ({ signal }) =>
      body(api.GET('/api/alerts/{id}/proof', { params: { path: { id: alert } }, signal })),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** The evidence of an alert: what it rests on, where it comes from, and that it comes out the same. */
export function ProofDrawer({ alert, onClose }: { alert: string; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useRights();
  const proof = useProof(alert);
  useReturnFocus();
  return (
    <Drawer
      open
      title={t('proof.title')}
      size="min(760px, 100vw)"
      onClose={onClose}
      extra={proof.data && may('export') && <Download alert={alert} />}
    >
      {/* what scrolls has to be reached by the keyboard */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section tabIndex={0} aria-label={t('proof.title')} className={styles['proof']}>
        {proof.isPending && (
          <div role="status">
            <p className={styles['hint']}>{t('proof.working')}</p>
            <Skeleton active paragraph={{ rows: 8 }} />
          </div>
        )}
        {proof.isError && <ProblemView error={proof.error} onRetry={() => void proof.refetch()} />}
        {proof.data && (
          <>
            <Verdict proof={proof.data} />
            <ChainView chain={proof.data.chain} />
            <Inputs proof={proof.data} />
            <Fields proof={proof.data} />
          </>
        )}
      </section>
    </Drawer>
  );
}

/** Asked for anew: a file is in the audit trail, and names no natural person. */
function Download({ alert }: { alert: string }) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const text = useProblemText();
  const file = useMutation({
    mutationFn: () =>
      body(api.GET('/api/alerts/{id}/proof-file', { params: { path: { id: alert } } })),
    onSuccess: (proof) =>
      save(
        `proof-${alert}.json`,
        new Blob([JSON.stringify(proof, null, 2)], { type: 'application/json' }),
      ),
    onError: (error) => {
      const { title, detail } = text(error);
      notification.error({ title, description: detail });
    },
  });
  return (
    <Button
      size="small"
      icon={<DownloadOutlined />}
      loading={file.isPending}
      title={t('proof.downloadHint')}
      onClick={() => file.mutate()}
    >
      {t('proof.download')}
    </Button>
  );
}

function Verdict({ proof }: { proof: AlertProof }) {
  const { t } = useTranslation();
  const { same, fields, evaluations, divergence } = proof;
  if (same) {
    return (
      <Alert
        type="success"
        showIcon
        title={t('proof.same')}
        description={t('proof.sameHint', { fields: fields.length, evaluations })}
      />
    );
  }
  return (
    <Alert
      type="error"
      showIcon
      title={t('proof.differs')}
      description={
        <>
          {t(fields.length === 0 ? 'proof.noneHint' : 'proof.differsHint')}
          {divergence !== undefined && (
            <>
              {' '}
              {t('proof.divergence', {
                at: dateTime(divergence.at),
                ...divergence.position,
              })}
              {!divergence.event && ` ${t('proof.divergenceLost')}`}
            </>
          )}
        </>
      }
    />
  );
}

function Inputs({ proof }: { proof: AlertProof }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <>
      <h3>
        {t('proof.inputs')} <small>{t('proof.inputsHint')}</small>
      </h3>
      <ul className={styles['inputs']}>
        {proof.inputs.map((input) => (
          <li key={`${input.kind} ${input.name}`} data-state={input.state}>
            <b>{t(`proof.kind.${input.kind}`)}</b>
            <span className={styles['state']}>{t(`proof.state.${input.state}`)}</span>
            <span>
              <code>{input.name}</code> {english ? input.english : input.chinese}
              {input.hash !== '' && input.hash !== input.name && (
                <code title={input.hash}> {input.hash.slice(0, 16)}</code>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const SHOWN = 60;

function Fields({ proof }: { proof: AlertProof }) {
  const { t } = useTranslation();
  if (proof.fields.length === 0) return null;
  return (
    <>
      <h3>
        {t('proof.fields')} <small>{t('proof.fieldsHint')}</small>
      </h3>
      <table className={styles['fields']}>
        <thead>
          <tr>
            <th scope="col">{t('proof.field')}</th>
            <th scope="col">{t('proof.result')}</th>
            <th scope="col">{t('proof.text')}</th>
          </tr>
        </thead>
        <tbody>
          {proof.fields.map((field) => (
            <tr key={field.name} data-same={field.same}>
              <th scope="row">
                <code>{field.name}</code>
              </th>
              <td>{t(field.same ? 'proof.yes' : 'proof.no')}</td>
              <td>
                <span title={field.stored}>{short(field.stored)}</span>
                {!field.same && (
                  <div title={field.derived}>
                    {t('proof.derived', { text: short(field.derived) })}
                  </div>
                )}
                <code className={styles['hash']}>{field.storedSha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function short(text: string): string {
  const line = text.replaceAll('\n', ' ').trim();
  if (line === '') return '—';
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
}
