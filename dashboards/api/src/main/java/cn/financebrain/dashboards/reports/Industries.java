package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.problem.Wording;
import java.util.Map;
import java.util.Optional;

/** The sections of GB/T 4754-2017 (国民经济行业分类), by their letters. */
final class Industries {
  private static final Map<String, Wording> SECTIONS =
      Map.ofEntries(
          entry("A", "农林牧渔业", "Agriculture"),
          entry("B", "采矿业", "Mining"),
          entry("C", "制造业", "Manufacturing"),
          entry("D", "电热燃气及水", "Utilities"),
          entry("E", "建筑业", "Construction"),
          entry("F", "批发和零售业", "Wholesale and retail"),
          entry("G", "交通运输仓储邮政", "Transport and storage"),
          entry("H", "住宿和餐饮业", "Hotels and catering"),
          entry("I", "信息软件服务业", "Information and software"),
          entry("J", "金融业", "Finance"),
          entry("K", "房地产业", "Real estate"),
          entry("L", "租赁和商务服务业", "Leasing and business services"),
          entry("M", "科学研究和技术服务", "Research and technical services"),
          entry("N", "水利环境公共设施", "Water, environment, public facilities"),
          entry("O", "居民服务和修理", "Household services and repair"),
          entry("P", "教育", "Education"),
          entry("Q", "卫生和社会工作", "Health and social work"),
          entry("R", "文化体育娱乐业", "Culture, sports, entertainment"),
          entry("S", "公共管理和社会组织", "Public administration"),
          entry("T", "国际组织", "International organisations"));

  private Industries() {}

  private static Map.Entry<String, Wording> entry(String letter, String chinese, String english) {
    return Map.entry(letter, new Wording(chinese, english));
  }

  /**
   * @param code a section's letter, and maybe digits behind it
   */
  static Optional<Wording> sectionOf(String code) {
    return code.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(SECTIONS.get(code.substring(0, 1)));
  }
}
