package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.wire.Bodies;
import java.util.regex.Pattern;

/** Reads what orders and templates have in common. */
public final class Drafts {
  private static final Pattern REGION = Pattern.compile("[0-9]{0,6}");

  private Drafts() {}

  static ReportKind kind(String text) {
    return ReportKind.parse(Bodies.present("kind", text))
        .orElseThrow(() -> Bodies.invalid("kind", "未知的报告类型", "no such kind of report"));
  }

  /** Nothing stands for the whole city. */
  public static String region(String text) {
    String region = text == null ? "" : text;
    if (!REGION.matcher(region).matches()) {
      throw Bodies.invalid("region", "应为至多 6 位数字", "expected at most 6 digits");
    }
    return region;
  }

  public static String language(String text) {
    if (!"zh".equals(text) && !"en".equals(text)) {
      throw Bodies.invalid("language", "应为 zh 或 en", "expected zh or en");
    }
    return text;
  }
}
