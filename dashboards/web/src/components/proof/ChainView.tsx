import type { AlertProof, ProofRule, ProofTag } from '@/client/types';
import { TagText } from '@/components/TagText';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { signed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './Proof.module.css';

type Chain = AlertProof['chain'];

/** How an alert leads back to what departments told. */
export function ChainView({ chain }: { chain: Chain }) {
  const { t } = useTranslation();
  const none = chain.rules.length === 0 && chain.reasons.length === 0;
  return (
    <>
      <h3>{t('proof.chain')}</h3>
      {none && <p className={styles['hint']}>{t('proof.noChain')}</p>}
      {chain.rules.map((rule) => (
        <Rule key={rule.rule} rule={rule} />
      ))}
      {chain.reasons.length > 0 && (
        <section className={styles['step']} data-step="model">
          <header>
            <b>{t('proof.model')}</b> <code>{chain.model}</code>
            <small>{t('proof.modelHint')}</small>
          </header>
          <Tags tags={chain.reasons} />
        </section>
      )}
      {chain.events.length > 0 && <Events events={chain.events} />}
    </>
  );
}

function Rule({ rule }: { rule: ProofRule }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <section className={styles['step']} data-step="rule" data-rule={rule.rule}>
      <header>
        <small>{t(rule.raised ? 'proof.raisedBy' : 'proof.acting')}</small>
        <b>{english ? rule.english : rule.chinese}</b> <code>{rule.rule}</code>
        {rule.points !== undefined && (
          <span>{t('proof.points', { points: signed(rule.points, 0) })}</span>
        )}
      </header>
      <p className={styles['basis']}>
        {t('proof.basis')}　{rule.basis}
      </p>
      <Tags tags={rule.tags} />
    </section>
  );
}

function Tags({ tags }: { tags: readonly ProofTag[] }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <ul>
      {tags.map((tag) => (
        <li key={tag.tag} data-tag={tag.tag}>
          <span>
            {english ? tag.english : tag.chinese} <code>{tag.tag}</code>
          </span>
          <b>
            <TagText tag={tag.tag} value={tag.value} unit={tag.unit} />
          </b>
          {tag.contribution !== undefined && <i>{signed(tag.contribution, 3)}</i>}
          <small title={tag.evidence.map(({ source, id }) => `${source} ${id}`).join('\n')}>
            {t('proof.evidence', { count: tag.evidence.length })}
          </small>
        </li>
      ))}
    </ul>
  );
}

function Events({ events }: { events: Chain['events'] }) {
  const { t } = useTranslation();
  return (
    <section className={styles['step']} data-step="events">
      <header>
        <b>{t('proof.events')}</b>
      </header>
      <ul>
        {events.map((event) => (
          <li key={event.key.key} data-event={event.key.id}>
            <span>
              {event.key.source} <code>{event.key.id}</code>
            </span>
            <code>{event.type}</code>
            <small>
              {t('proof.happened')} {dateTime(event.eventTime)} · {t('proof.arrived')}{' '}
              {dateTime(event.arrivalTime)} · {t('proof.place', event.position)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
