package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.problem.Wording;
import java.util.OptionalDouble;

/** How large an enterprise is, as {@link SizeStandard} has it, the largest first. */
enum EnterpriseSize {
  LARGE("大型", "Large"),
  MEDIUM("中型", "Medium"),
  SMALL("小型", "Small"),
  MICRO("微型", "Micro"),
  /** Its industry or a value that decides is not known. */
  UNKNOWN("未知", "Unknown"),
  /** Its industry is not among those that are told apart by size. */
  OUTSIDE("不适用", "Not applicable");

  private final String chinese;
  private final String english;

  EnterpriseSize(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /**
   * What decides; each empty if it is not known.
   *
   * @param employees persons
   * @param revenue of a year, in ten thousand yuan
   * @param assets in ten thousand yuan
   */
  record Values(OptionalDouble employees, OptionalDouble revenue, OptionalDouble assets) {}

  /**
   * @param section the letter of GB/T 4754; empty if it is not known
   * @param code digits of the code within it, as many as are known
   */
  static EnterpriseSize of(String section, String code, Values values) {
    return SizeStandard.of(section, code).map(standard -> standard.size(values)).orElse(UNKNOWN);
  }

  Wording wording() {
    return new Wording(chinese, english);
  }
}
