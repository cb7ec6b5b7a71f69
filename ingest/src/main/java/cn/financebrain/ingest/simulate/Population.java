package cn.financebrain.ingest.simulate;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.simulate.Firm.Form;
import cn.financebrain.ingest.simulate.Firm.People;
import cn.financebrain.ingest.simulate.Firm.Site;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the enterprises of a city. */
final class Population {
  private final long seed;
  private final int enterprises;
  private final YearMonth first;
  private final YearMonth last;

  Population(long seed, int enterprises, YearMonth first, YearMonth last) {
    this.seed = seed;
    this.enterprises = enterprises;
    this.first = first;
    this.last = last;
  }

  City city() {
    List<Firm> firms = new ArrayList<>();
    for (int number = 1; number <= enterprises; number++) {
      firms.add(firm(number));
    }
    return new City(seed, first, last, firms, Ties.none());
  }

  private Firm firm(int number) {
    Draws draws = Draws.of(seed, number);
    Industry shoes =
        new Industry("C", "1952", "皮鞋制造", List.of("鞋业"), "鞋制造；鞋帽批发。", 40_000, 0.02, 20);
    District lucheng = new District("330302", "鹿城区", 20, List.of("双屿街道"));
    return new Firm(
        number,
        uscc("91", lucheng, number),
        "温州瓯联鞋业有限公司" + number,
        Optional.empty(),
        Form.LIMITED,
        shoes,
        new Site(lucheng, "浙江省温州市鹿城区双屿街道", false),
        new People("", "", ""),
        first.minusYears(3).atDay(1),
        100,
        50,
        Size.MICRO,
        draws.between(1, 9),
        draws.lognormal(100_000, 1),
        false,
        Story.honest());
  }

  /** Organisation codes that begin with 0Y are given out by no register. */
  private static Uscc uscc(String kind, District district, int number) {
    String body = kind + district.code() + String.format(Locale.ROOT, "0Y%06d", number);
    for (char check : "0123456789X".toCharArray()) {
      String code = body + check;
      Uscc uscc = new Uscc(code + Uscc.checkCharacter(code + '0'));
      if (uscc.organisationCodeChecks()) {
        return uscc;
      }
    }
    throw new IllegalStateException("no check digit for " + body);
  }
}
