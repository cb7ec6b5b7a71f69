import { Select, type SelectProps } from 'antd';
import { BY_PINYIN, loadPinyin } from '@/lib/pinyin';

/** A select that is searched by Chinese, pinyin or initials. */
export function PinyinSelect<Value>(props: SelectProps<Value>) {
  return <Select<Value> showSearch={BY_PINYIN} onFocus={() => void loadPinyin()} {...props} />;
}
