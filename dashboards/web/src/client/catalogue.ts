import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLanguage } from '@/lib/i18n';
import { api, body } from './api';
import type { components } from './schema';

type Catalogue = components['schemas']['Catalogue'];

/** Names of categories, tags, rules and districts; they change with a release of the server only. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => body(api.GET('/api/catalogue', { signal })),
    staleTime: Infinity,
  });
}

/** Names in the reader's language; what has none is shown by its code. */
export interface Names {
  district: (code: string) => string;
  rule: (id: string) => string;
  /** In the order of the codes. */
  districts: { code: string; name: string }[];
}

export function useNames(): Names {
  const { data } = useCatalogue();
  const language = useLanguage();
  return useMemo(() => names(data, language === 'en'), [data, language]);
}

/** Names of tags in the reader's language, by id; one without a name is its id. */
export function useTagNames(): (tag: string) => string {
  const { data } = useCatalogue();
  const english = useLanguage() === 'en';
  return useMemo(() => {
    const known = new Map(
      data?.tags.map((tag) => [tag.tag, english ? tag.english : tag.chinese] as const),
    );
    return (tag) => known.get(tag) ?? tag;
  }, [data, english]);
}

/** Names of categories of data in the reader's language, by id; one without a name is its id. */
export function useCategoryNames(): (category: string) => string {
  const { data } = useCatalogue();
  const english = useLanguage() === 'en';
  return useMemo(() => {
    const known = new Map(
      data?.categories.map(
        (each) => [each.category, english ? each.english : each.chinese] as const,
      ),
    );
    return (category) => known.get(category) ?? category;
  }, [data, english]);
}

export function names(catalogue: Catalogue | undefined, english: boolean): Names {
  const lookup = (entries: [string, { chinese: string; english: string }][]) => {
    const known = new Map(
      entries.map(([code, name]) => [code, english ? name.english : name.chinese]),
    );
    return (code: string) => known.get(code) ?? code;
  };
  return {
    district: lookup((catalogue?.districts ?? []).map((entry) => [entry.code, entry])),
    rule: lookup((catalogue?.rules ?? []).map((entry) => [entry.rule, entry])),
    districts: (catalogue?.districts ?? []).map((entry) => ({
      code: entry.code,
      name: english ? entry.english : entry.chinese,
    })),
  };
}
