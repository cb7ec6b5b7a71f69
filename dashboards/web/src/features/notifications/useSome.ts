import { useTranslation } from '@/lib/i18n';

/** The rule that something is chosen; `required` would give a group an attribute it may not have. */
export function useSome() {
  const { t } = useTranslation();
  return [
    {
      validator: (_: unknown, chosen: string[]) =>
        chosen.length > 0
          ? Promise.resolve()
          : Promise.reject(new Error(t('notifications.rules.some'))),
    },
  ];
}
