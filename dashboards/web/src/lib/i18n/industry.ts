/** The sections of GB/T 4754-2017 (国民经济行业分类), by their letters. */
import type { Language } from '../time';

const SECTIONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  A: ['农林牧渔业', 'Agriculture'],
  B: ['采矿业', 'Mining'],
  C: ['制造业', 'Manufacturing'],
  D: ['电热燃气及水', 'Utilities'],
  E: ['建筑业', 'Construction'],
  F: ['批发和零售业', 'Wholesale and retail'],
  G: ['交通运输仓储邮政', 'Transport and storage'],
  H: ['住宿和餐饮业', 'Hotels and catering'],
  I: ['信息软件服务业', 'Information and software'],
  J: ['金融业', 'Finance'],
  K: ['房地产业', 'Real estate'],
  L: ['租赁和商务服务业', 'Leasing and business services'],
  M: ['科学研究和技术服务', 'Research and technical services'],
  N: ['水利环境公共设施', 'Water, environment, public facilities'],
  O: ['居民服务和修理', 'Household services and repair'],
  P: ['教育', 'Education'],
  Q: ['卫生和社会工作', 'Health and social work'],
  R: ['文化体育娱乐业', 'Culture, sports, entertainment'],
  S: ['公共管理和社会组织', 'Public administration'],
  T: ['国际组织', 'International organisations'],
};

/** All sections by their letters, with their names. */
export function industrySections(language: Language): { letter: string; name: string }[] {
  return Object.entries(SECTIONS).map(([letter, names]) => ({
    letter,
    name: names[language === 'zh' ? 0 : 1],
  }));
}

/** The section's name with the code beside it, such as `金融业 J66`; an unknown code alone. */
export function industryText(code: string, language: Language): string {
  const names = SECTIONS[code.charAt(0).toUpperCase()];
  return names === undefined ? code : `${names[language === 'zh' ? 0 : 1]} ${code}`;
}
