import { Input } from 'antd';
import { useTranslation } from '@/lib/i18n';
import styles from './Queries.module.css';

interface FieldsProps {
  parameters: readonly { name: string; type: string }[];
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
  onRun: () => void;
}

/** A field for each parameter of the statement. */
export function ParameterFields({ parameters, values, onChange, onRun }: FieldsProps) {
  const { t } = useTranslation();
  if (parameters.length === 0) return null;
  return (
    <div className={styles['parameters']} role="group" aria-label={t('queries.parameters')}>
      {parameters.map(({ name, type }) => (
        <label key={name}>
          <span>
            {name} <small>{type}</small>
          </span>
          <Input
            size="small"
            value={values[name] ?? ''}
            onChange={({ target }) => onChange({ ...values, [name]: target.value })}
            onPressEnter={onRun}
          />
        </label>
      ))}
    </div>
  );
}
