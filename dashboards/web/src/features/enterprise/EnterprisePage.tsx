import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Skeleton, Typography } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ApiProblem } from '@/client/problem';
import { useSummary } from '@/client/queries';
import { useRights } from '@/client/rights';
import {
  RISKS,
  type EnterpriseTag,
  type ExplainedReason,
  type Risk,
  type Score,
} from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { Blank } from '@/components/Blank';
import { Industry } from '@/components/Industry';
import { LateFeeds } from '@/components/LateFeeds';
import { ProblemView } from '@/components/ProblemView';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import { useTitle } from '@/lib/useTitle';
import { AlertHistory } from './AlertHistory';
import { CasesOf } from './CasesOf';
import { ListsOf } from './ListsOf';
import styles from './EnterprisePage.module.css';
import { EvidenceDrawer } from './EvidenceDrawer';
import { FeedsNote } from './FeedsNote';
import { HistoryPanel } from './HistoryPanel';
import { useProfile, useTagPeers, useTags } from './queries';
import { ScorePanel } from './ScorePanel';
import { TagBoard } from './TagBoard';
import { TagDrawer } from './TagDrawer';
import { Timeline } from './Timeline';

/** The profile of one enterprise (企业画像). */
export function EnterprisePage() {
  const { id = '' } = useParams();
  return <Profile key={id} id={id} />;
}

function Profile({ id }: { id: string }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const profile = useProfile(id);
  const may = useRights();
  const summary = useSummary();
  useTitle(profile.data?.name === '' ? id : profile.data?.name);
  const tags = useTags(id);
  const [boardSeen, setBoardSeen] = useState(false);
  const showBoard = useCallback(() => setBoardSeen(true), []);
  const peers = useTagPeers(id, boardSeen);
  const [reason, setReason] = useState<ExplainedReason | null>(null);
  const [tag, setTag] = useState<EnterpriseTag | null>(null);
  const opener = useRef<HTMLElement>(null);
  const rememberOpener = () => {
    opener.current = document.activeElement as HTMLElement | null;
  };
  const byId = useMemo(
    () =>
      new Map(
        tags.data?.categories.flatMap((category) => category.tags.map((tag) => [tag.tag, tag])),
      ),
    [tags.data],
  );

  if (profile.isPending)
    return <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 12 }} />;
  if (profile.isError) {
    const missing =
      profile.error instanceof ApiProblem && profile.error.code === 'enterprise-not-found';
    return missing ? (
      <Blank
        title={t('enterprise.notFound')}
        hint={`${id} · ${t('enterprise.notFoundHint')}`}
        action={<Link to="/alerts">{t('common.back')}</Link>}
      />
    ) : (
      <ProblemView error={profile.error} onRetry={() => void profile.refetch()} />
    );
  }

  const scores = inOrder(search.get('risk'), profile.data.scores);
  return (
    <div className={styles['page']}>
      <Header
        id={id}
        district={profile.data.district}
        scores={scores}
        name={profile.data.name}
        industry={profile.data.industry}
        asOf={tags.data?.asOf ?? null}
      />
      {profile.data.enrolled || (
        <Alert type="warning" banner showIcon title={t('enterprise.notEnrolled')} />
      )}
      <LateFeeds summary={summary.data} ofOne />
      <FeedsNote feeds={profile.data.feeds} />
      <div
        className={styles['pair']}
        style={{ '--columns': columns(scores) } as React.CSSProperties}
      >
        {scores.map(({ risk, score }) => (
          <ScorePanel
            key={risk}
            id={id}
            risk={risk}
            score={score}
            onReason={(chosen) => {
              rememberOpener();
              setReason(chosen);
            }}
          />
        ))}
      </div>
      <div className={styles['wide']}>
        <HistoryPanel id={id} />
        <AlertHistory id={id} />
      </div>
      {may('cases-read') && (
        <>
          <ListsOf id={id} />
          <CasesOf id={id} />
        </>
      )}
      {may('events-read') && <Timeline id={id} />}
      {tags.isError ? (
        <ProblemView error={tags.error} onRetry={() => void tags.refetch()} />
      ) : (
        <TagBoard
          tags={tags.data}
          peers={peers.data?.peers}
          onSeen={showBoard}
          onTag={(chosen) => {
            rememberOpener();
            setTag(chosen);
          }}
        />
      )}
      <EvidenceDrawer
        enterprise={id}
        reason={reason}
        definition={(tag) => byId.get(tag)?.description}
        opener={opener}
        onClose={() => setReason(null)}
      />
      <TagDrawer
        enterprise={id}
        industry={profile.data.industry}
        tag={tag}
        opener={opener}
        onClose={() => setTag(null)}
      />
    </div>
  );
}

/** What has no score needs less room for saying so. */
function columns(scores: RiskScore[]): string {
  const scored = scores.some(({ score }) => score?.status === 'scored');
  return scores
    .map(({ score }) => `minmax(0, ${scored && score?.status !== 'scored' ? 5 : 9}fr)`)
    .join(' ');
}

interface RiskScore {
  risk: Risk;
  score: Score | undefined;
}

/** Both risks, the one that the reader came for first. */
function inOrder(wanted: string | null, scores: Score[]): RiskScore[] {
  return [...RISKS]
    .sort((a, b) => Number(b === wanted) - Number(a === wanted))
    .map((risk) => ({ risk, score: scores.find((score) => score.risk === risk) }));
}

interface HeaderProps {
  id: string;
  district: string;
  scores: RiskScore[];
  name: string;
  industry: string;
  asOf: string | null;
}

function Header({ id, name, district, scores, industry, asOf }: HeaderProps) {
  const { t } = useTranslation();
  const foreign = id.includes(':');
  return (
    <header className={styles['header']}>
      <Link to="/alerts" className={styles['back']} aria-label={t('common.back')}>
        <ArrowLeftOutlined />
      </Link>
      <div className={styles['identity']}>
        <h1>
          {name !== '' && <span>{name}</span>}
          <Typography.Text copyable={{ tooltips: [t('common.copy'), t('common.copied')] }}>
            {id}
          </Typography.Text>
        </h1>
        <dl>
          <dt>{t('enterprise.idKind')}</dt>
          <dd>{t(foreign ? 'enterprise.foreign' : 'enterprise.uscc')}</dd>
          <dt>{t('enterprise.region')}</dt>
          <dd>
            <Region code={district} />
          </dd>
          <dt>{t('enterprise.industry')}</dt>
          <dd>
            <Industry code={industry} />
          </dd>
          <dt>{t('enterprise.asOf')}</dt>
          <dd>{dateTime(asOf)}</dd>
        </dl>
      </div>
      <ul className={styles['bands']} aria-label={t('enterprise.scores')}>
        {scores.map(({ risk, score }) => (
          <li key={risk}>
            <span>{t(`risk.${risk}`)}</span>
            <BandChip band={score?.status === 'scored' ? score.band : null} />
            {score?.status === 'scored' && <b>{fixed(score.index, 1)}</b>}
          </li>
        ))}
      </ul>
    </header>
  );
}
