package cn.financebrain.ingest.simulate.penalty;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.story.BySize;
import java.util.List;

/** What is punished, by whom and how hard. */
enum Offence {
  BOAST("虚假宣传", "false_advertising", "市场监管", 8_000, 0),
  PROMISE("虚假宣传", "scheme_advertising", "市场监管", 150_000, 0.1),
  PYRAMID("传销", "pyramid_selling", "市场监管", 800_000, 0.8),
  DIRECT("直销违规", "direct_selling", "市场监管", 200_000, 0.4),
  FUNDRAISING("非法从事金融业务", "illegal_finance", "金融监管", 600_000, 0.5),
  UNLICENSED("无证经营", "unlicensed_business", "市场监管", 10_000, 0.4),
  QUALITY("产品质量", "product_quality", "市场监管", 12_000, 0.5),
  PRICE("价格违法", "price", "市场监管", 2_000, 0.1),
  WAGES("劳动用工", "labour", "人社", 8_000, 0),
  POLLUTION("环境违法", "environment", "生态环境", 60_000, 0),
  FIRE("安全生产", "safety", "消防", 6_000, 0),
  SAFETY("安全生产", "safety", "应急管理", 15_000, 0),
  TAX("税收违法", "tax", "税务", 1_000, 0),
  OTHER("其他", "other", "", 3_000, 0);

  private static final List<Offence> ANYWHERE =
      List.of(FIRE, FIRE, TAX, TAX, OTHER, OTHER, WAGES, PRICE, BOAST, UNLICENSED);
  private static final List<Offence> FACTORY =
      List.of(POLLUTION, POLLUTION, SAFETY, SAFETY, QUALITY, FIRE, WAGES, TAX, OTHER);
  private static final List<Offence> SHOP =
      List.of(QUALITY, QUALITY, PRICE, BOAST, FIRE, UNLICENSED, TAX, OTHER);

  private final String violation;
  private final String text;
  private final String authority;
  private final double fine;
  private final double confiscates;

  Offence(String violation, String text, String authority, double fine, double confiscates) {
    this.violation = violation;
    this.text = text;
    this.authority = authority;
    this.fine = fine;
    this.confiscates = confiscates;
  }

  static Offence everyday(Firm firm, Draws draws) {
    return switch (firm.industry().section()) {
      case "C" -> draws.pick(FACTORY);
      case "F", "H" -> draws.pick(SHOP);
      default -> draws.pick(ANYWHERE);
    };
  }

  String violation() {
    return violation;
  }

  /** Part of the texts of penalties. */
  String text(Firm firm) {
    return !authority.isEmpty() ? text : Department.of(firm).text();
  }

  String authority(Firm firm) {
    return !authority.isEmpty() ? authority : Department.of(firm).title();
  }

  /** Who watches over a line of business. */
  private record Department(String title, String text) {
    static Department of(Firm firm) {
      return switch (firm.industry().section()) {
        case "E", "K" -> new Department("住建", "building");
        case "G" -> new Department("交通", "transport");
        case "H", "Q" -> new Department("卫健", "health");
        case "R" -> new Department("文旅", "culture");
        case "F" -> new Department("海关", "customs");
        case "I" -> new Department("公安", "network");
        case "L", "J", "O" -> new Department("市场监管", "other");
        default -> new Department("其他", "other");
      };
    }
  }

  /** CNY; 0 for a warning. */
  double fine(Size size, Draws draws) {
    boolean warning = fine < 10_000 && draws.chance(0.2);
    double weight = BySize.of(size, 1, 1.8, 2.6, 3.4);
    return warning ? 0 : Math.rint(draws.lognormal(fine * weight, 1.9) / 100) * 100;
  }

  /** Chance that gains are confiscated. */
  double confiscates() {
    return confiscates;
  }
}
