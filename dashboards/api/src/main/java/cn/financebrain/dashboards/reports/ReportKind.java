package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.problem.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reports that there are. */
public enum ReportKind {
  CITY(Basis.SCAN, "风险扫描报告", "Risk scan report"),
  DISTRICT(Basis.SCAN, "区县简报", "District sheet"),
  DOSSIER(Basis.ENTERPRISE, "企业核查单", "Enterprise dossier"),
  STATISTICS(Basis.SCAN, "季度统计表", "Quarterly statistics"),
  RATES(Basis.PERIOD, "民间借贷利率监测", "Private lending rates"),
  HITS(Basis.PERIOD, "预警命中与提前发现", "Hit rates and lead days");

  /** What a report of the kind is made of. */
  public enum Basis {
    SCAN,
    ENTERPRISE,
    PERIOD
  }

  private final Basis basis;
  private final String chinese;
  private final String english;

  ReportKind(Basis basis, String chinese, String english) {
    this.basis = basis;
    this.chinese = chinese;
    this.english = english;
  }

  public Basis basis() {
    return basis;
  }

  public Wording title() {
    return new Wording(chinese, english);
  }

  /** As the interface writes it, such as {@code city}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ReportKind> parse(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }
}
