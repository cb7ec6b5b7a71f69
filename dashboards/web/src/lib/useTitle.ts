import { useEffect } from 'react';
import { useTranslation } from './i18n';

/** Names the page in the window's title, in front of the product. */
export function useTitle(page: string | undefined): void {
  const { t } = useTranslation();
  const product = t('product');
  useEffect(() => {
    document.title = page === undefined || page === '' ? product : `${page} · ${product}`;
  }, [page, product]);
}
