import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EditOutlined,
} from '@ant-design/icons';
import { Alert, Button, Tag } from 'antd';
import { Link } from 'react-router';
import { useNames } from '@/client/catalogue';
import type { OwnershipRule, OwnershipTrial } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { industrySections } from '@/lib/i18n/industry';
import styles from './Ownership.module.css';

interface RowProps {
  rule: OwnershipRule;
  /** Its number on the page. */
  n: number;
  /** What a trial found of it. */
  taken: OwnershipTrial['rules'][number] | undefined;
  /** What may be done to it; absent of those of others. */
  edits?: Edits;
}

interface Edits {
  busy: boolean;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One rule: what it asks for, whose the cases are then, and what it would take. */
export function OwnershipRow({ rule, n, taken, edits }: RowProps) {
  const { t } = useTranslation();
  const { owner, unit, ownerState } = rule;
  return (
    <div className={styles['row']}>
      <b className={styles['n']}>{n}</b>
      <div className={styles['body']}>
        <div className={styles['line']}>
          <Conditions rule={rule} />
        </div>
        <div className={styles['line']}>
          {t('lists.ownership.to')}
          <b>
            {owner === undefined
              ? t('lists.ownership.unitOf', { unit })
              : `${owner.displayName} · ${owner.unit}`}
          </b>
          {!rule.editable && <small>{t('lists.ownership.others')}</small>}
        </div>
        {ownerState !== 'ok' && (
          <Alert type="warning" showIcon title={t(`lists.ownership.state.${ownerState}`)} />
        )}
        {taken !== undefined && <Taken taken={taken} />}
      </div>
      {edits !== undefined && <EditButtons n={n} edits={edits} />}
    </div>
  );
}

function Conditions({ rule }: { rule: OwnershipRule }) {
  const { t } = useTranslation();
  const names = useNames();
  const language = useLanguage();
  const { region, sections, risk, atLeast, enterprises } = rule;
  const named = industrySections(language)
    .filter(({ letter }) => sections.includes(letter))
    .map(({ letter, name }) => `${letter} ${name}`);
  return (
    <>
      <Tag>
        {region === ''
          ? t('lists.ownership.everywhere')
          : names.district(region) === region
            ? region
            : `${names.district(region)} ${region}`}
      </Tag>
      {named.length > 0 && <Tag>{named.join(t('common.listSeparator'))}</Tag>}
      {risk !== undefined && <Tag>{t(`risk.${risk}`)}</Tag>}
      {atLeast !== undefined && (
        <Tag>{t('lists.ownership.atLeastOf', { band: t(`band.${atLeast}`) })}</Tag>
      )}
      {enterprises.length > 0 && (
        <Tag title={enterprises.join('\n')}>
          {t('lists.ownership.enterprisesOf', { count: enterprises.length })}
        </Tag>
      )}
    </>
  );
}

function Taken({ taken }: { taken: OwnershipTrial['rules'][number] }) {
  const { t } = useTranslation();
  return (
    <details className={styles['taken']} open={taken.cases > 0 && taken.cases <= 3}>
      <summary>{t('lists.ownership.takes', { count: taken.cases })}</summary>
      <ul>
        {taken.examples.map(({ number, enterpriseName, owner }) => (
          <li key={number}>
            <Link to={`/cases/${number}`}>{number}</Link> {enterpriseName} → {owner.displayName}
          </li>
        ))}
      </ul>
    </details>
  );
}

function EditButtons({ n, edits }: { n: number; edits: Edits }) {
  const { t } = useTranslation();
  const { busy, first, last, onMove, onEdit, onRemove } = edits;
  return (
    <div className={styles['buttons']}>
      <Button
        icon={<ArrowUpOutlined />}
        aria-label={t('lists.ownership.up', { n })}
        title={t('lists.ownership.upShort')}
        disabled={busy || first}
        onClick={() => onMove(-1)}
      />
      <Button
        icon={<ArrowDownOutlined />}
        aria-label={t('lists.ownership.down', { n })}
        title={t('lists.ownership.downShort')}
        disabled={busy || last}
        onClick={() => onMove(1)}
      />
      <Button
        icon={<EditOutlined />}
        aria-label={t('lists.ownership.edit', { n })}
        title={t('lists.ownership.editShort')}
        disabled={busy}
        onClick={onEdit}
      />
      <Button
        danger
        icon={<DeleteOutlined />}
        aria-label={t('lists.ownership.remove', { n })}
        title={t('lists.ownership.removeShort')}
        disabled={busy}
        onClick={onRemove}
      />
    </div>
  );
}
