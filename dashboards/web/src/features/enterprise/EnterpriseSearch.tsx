import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { BandChip } from '@/components/BandChip';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { useSuggestions } from './queries';
import styles from './EnterpriseSearch.module.css';

/** Finds an enterprise from anywhere; Enter without a choice opens the list of what matches. */
export function EnterpriseSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useSuggestions(query);
  const items = query === '' ? [] : (found.data?.items ?? []);
  const more = (found.data?.total ?? 0) - items.length;

  const open = (path: string) => {
    setText('');
    void navigate(path);
  };
  const options = items.map((enterprise) => ({
    value: enterprise.id,
    label: (
      <span className={styles['option']}>
        <span className={styles['id']}>{enterprise.id}</span>
        {enterprise.risks.map((point) => (
          <span key={point.risk} title={t(`risk.${point.risk}`)}>
            <BandChip band={point.band} />
          </span>
        ))}
      </span>
    ),
  }));

  return (
    <AutoComplete
      className={styles['search'] ?? ''}
      popupMatchSelectWidth={420}
      value={text}
      options={options}
      defaultActiveFirstOption={false}
      onSelect={(id: string) => open(`/enterprises/${encodeURIComponent(id)}`)}
      onChange={(value: string) => setText(value)}
      notFoundContent={query !== '' && found.isSuccess ? t('enterprise.searchNone') : null}
      popupRender={(menu) => (
        <>
          {menu}
          {more > 0 && query !== '' && (
            <div className={styles['more']}>
              {t('enterprise.searchMore', { count: decimal(more) as unknown as number })}
            </div>
          )}
        </>
      )}
    >
      <Input
        prefix={<SearchOutlined />}
        aria-label={t('enterprise.search')}
        placeholder={t('enterprise.searchHint')}
        maxLength={200}
        allowClear
        onKeyDown={(event) => {
          const chosen = event.currentTarget.getAttribute('aria-activedescendant');
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && query !== '' && !chosen) {
            open(`/enterprises?query=${encodeURIComponent(query)}`);
          }
        }}
      />
    </AutoComplete>
  );
}
