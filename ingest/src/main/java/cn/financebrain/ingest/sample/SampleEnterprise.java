package cn.financebrain.ingest.sample;

import cn.financebrain.contract.OrganisationCode;
import cn.financebrain.contract.Uscc;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A made-up enterprise. Its organisation code starts with zeros, which no register gives out, and
 * its name says 示例.
 *
 * @param capital registered capital, 10,000 yuan
 */
record SampleEnterprise(
    Uscc uscc,
    String name,
    String district,
    Behaviour behaviour,
    Trade trade,
    LocalDate established,
    int employees,
    int capital) {

  /** What it does in the story. */
  enum Behaviour {
    SOUND,
    /** Takes money from the public with promises of high returns. */
    FUNDRAISING,
    /** Earns less every year, until it can't pay. */
    DRIFTING
  }

  /** A line of business, with section and class of the national industry list. */
  record Trade(String section, String code, String word) {}

  private static final List<String> DISTRICTS =
      List.of(
          "330302", "330303", "330304", "330305", "330324", "330326", "330327", "330328", "330329",
          "330381", "330382", "330383");
  private static final List<Trade> ORDINARY =
      List.of(
          new Trade("C", "1952", "鞋业"),
          new Trade("C", "3443", "阀门"),
          new Trade("C", "3857", "电器"),
          new Trade("C", "1811", "服饰"),
          new Trade("F", "5137", "贸易"),
          new Trade("G", "5430", "物流"),
          new Trade("E", "4710", "建设"),
          new Trade("I", "6513", "软件"),
          new Trade("H", "6210", "餐饮"),
          new Trade("M", "7520", "科技"));
  private static final List<Trade> MONEY =
      List.of(
          new Trade("J", "6760", "资产管理"),
          new Trade("L", "7212", "投资咨询"),
          new Trade("J", "6990", "财富管理"),
          new Trade("P", "8391", "养老服务"),
          new Trade("K", "7040", "商业运营"));
  private static final String WORDS = "瓯江雁荡楠溪飞云鳌塘河泰顺平乐清永嘉文成洞头龙湾鹿城";
  private static final int ONE_IN = 10;

  static SampleEnterprise of(
      int number, Behaviour behaviour, LocalDate today, SplittableRandom random) {
    boolean money =
        behaviour == Behaviour.FUNDRAISING
            || (behaviour == Behaviour.SOUND && random.nextInt(ONE_IN) == 0);
    List<Trade> trades = money ? MONEY : ORDINARY;
    Trade trade = trades.get(random.nextInt(trades.size()));
    String district = DISTRICTS.get(random.nextInt(DISTRICTS.size()));
    int age = behaviour == Behaviour.FUNDRAISING ? 1 + random.nextInt(4) : 3 + random.nextInt(22);
    return new SampleEnterprise(
        uscc(number, district),
        name(number, trade, random),
        district,
        behaviour,
        trade,
        today.minusYears(age).minusDays(random.nextInt(360)),
        behaviour == Behaviour.FUNDRAISING ? 2 + random.nextInt(8) : 5 + random.nextInt(200),
        behaviour == Behaviour.FUNDRAISING
            ? 1_000 * (1 + random.nextInt(10))
            : 50 * (1 + random.nextInt(60)));
  }

  private static String name(int number, Trade trade, SplittableRandom random) {
    char first = WORDS.charAt(random.nextInt(WORDS.length()));
    char second = WORDS.charAt(random.nextInt(WORDS.length()));
    return "温州示例%c%c%s有限公司%03d".formatted(first, second, trade.word(), number);
  }

  private static Uscc uscc(int number, String district) {
    String organisation = String.format(Locale.ROOT, "%08d", number);
    String code = "91" + district + organisation + OrganisationCode.checkCharacter(organisation);
    return new Uscc(code + Uscc.checkCharacter(code + '0'));
  }
}
