import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { api, body } from '@/client/api';
import { useTranslation } from '@/lib/i18n';
import { useProblemText } from './ProblemView';

/** How long nobody types before it is asked. */
const PAUSE = 300;
const FOUND = 20;

/** Enterprises of the territory by a part of their name or id. */
function useFound(query: string) {
  return useQuery({
    queryKey: ['enterprises', 'found', query],
    queryFn: ({ signal }) =>
      body(api.GET('/api/enterprises', { params: { query: { query, limit: FOUND } }, signal })),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
}

interface SelectProps {
  id?: string;
  label?: string;
  value?: string;
  onChange?: (id: string) => void;
  /** Whether one that is not enrolled can be named by its id; the server judges. */
  unlisted?: boolean;
}

/** A credit code, or `scheme:value`. */
const ID = /^([0-9A-Z]{18}|[\w.-]+:\S+)$/i;

/** Looks enterprises up while somebody types. */
export function EnterpriseSelect({ label, unlisted = false, ...field }: SelectProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useFound(asked);
  const searching = typed.trim() !== asked || found.isFetching;
  const items = found.data?.items ?? [];
  const named = unlisted && !searching && items.length === 0 && ID.test(asked);
  const none = () => {
    if (searching) return t('common.loading');
    if (asked === '') return t('enterprise.selectHint');
    return found.isError ? text(found.error).title : t('enterprise.selectNone');
  };
  return (
    <Select
      {...field}
      {...(label !== undefined && { 'aria-label': label })}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ width: '100%' }}
      placeholder={t('enterprise.selectHint')}
      popupMatchSelectWidth={360}
      loading={searching}
      {...(found.isError && { status: 'error' as const })}
      notFoundContent={none()}
      options={
        named
          ? [{ value: asked, label: t('enterprise.selectUnlisted', { id: asked }) }]
          : items.map(({ id, name }) => ({
              value: id,
              label: name === '' ? id : `${name} ${id}`,
            }))
      }
    />
  );
}
