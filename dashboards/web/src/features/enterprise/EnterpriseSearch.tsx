import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslation } from '@/lib/i18n';
import { useSuggestions } from './queries';
import styles from './EnterpriseSearch.module.css';

/** Finds an enterprise from anywhere; Enter without a choice opens the list of what matches. */
export function EnterpriseSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [moved, setMoved] = useState(false); // arrow keys have chosen from the list
  const query = useDeferredValue(text.trim());
  const found = useSuggestions(query);
  const items = query === '' ? [] : (found.data?.items ?? []);
  const more = query !== '' && found.data?.next != null;

  const open = (path: string) => {
    setText('');
    void navigate(path);
  };
  const options = items.map((enterprise) => ({
    value: enterprise.id,
    label: (
      <span className={styles['option']}>
        {enterprise.name !== '' && <span className={styles['name']}>{enterprise.name}</span>}
        <span className={styles['id']}>{enterprise.id}</span>
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
      onChange={(value: string) => {
        setText(value);
        setMoved(false);
      }}
      notFoundContent={query !== '' && found.isSuccess ? t('enterprise.searchNone') : null}
      popupRender={(menu) => (
        <>
          {menu}
          {more && <div className={styles['more']}>{t('enterprise.searchMore')}</div>}
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
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setMoved(true);
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && query !== '' && !moved) {
            open(`/enterprises?query=${encodeURIComponent(query)}`);
          }
        }}
      />
    </AutoComplete>
  );
}
