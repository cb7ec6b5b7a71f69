import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from '@/lib/i18n';

const PAUSE = 350;

interface FieldProps {
  value: string;
  /** What it looks for, where that is not an enterprise alone. */
  label?: string;
  onChange: (text: string) => void;
}

/**
 * Part of a name or id. Waits for a pause in typing; while an input method composes,
 * nothing is sent.
 */
export function SearchField({ value, label, onChange }: FieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  const [composing, setComposing] = useState(false);
  if (told !== value) {
    // changed from elsewhere: a reset, a link, the other search box
    setTold(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => {
    if (composing || text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value, composing, onChange]);
  return (
    <Input.Search
      style={{ width: 210 }}
      allowClear
      aria-label={label ?? t('alerts.enterprise')}
      placeholder={label ?? t('alerts.enterpriseHint')}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onSearch={() => onChange(text.trim())}
    />
  );
}
