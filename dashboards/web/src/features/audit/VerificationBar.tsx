import { Alert, Button } from 'antd';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useVerification, type Verification } from './queries';

/** Follows the chain on the server, and tells what was found. */
export function VerificationBar() {
  const { t } = useTranslation();
  const text = useProblemText();
  const verification = useVerification();
  return (
    <>
      <Button loading={verification.isPending} onClick={() => verification.mutate()}>
        {t(verification.isPending ? 'audit.verifying' : 'audit.verify')}
      </Button>
      {verification.isError && (
        <Alert type="error" showIcon title={text(verification.error).title} />
      )}
      {verification.isSuccess && <Found found={verification.data} />}
    </>
  );
}

function Found({ found }: { found: Verification }) {
  const { t } = useTranslation();
  if (found.fault !== undefined) {
    return (
      <Alert
        type="error"
        showIcon
        title={t(`audit.fault.${found.fault}`, { at: found.faultAt })}
        description={t('audit.faultHint')}
      />
    );
  }
  const { from, head, entries, anchors, unchained } = found;
  return (
    <Alert
      type="success"
      showIcon
      title={t('audit.intact', { from, head, entries, anchors })}
      {...(unchained > 0 && { description: t('audit.unchained', { count: unchained }) })}
    />
  );
}
