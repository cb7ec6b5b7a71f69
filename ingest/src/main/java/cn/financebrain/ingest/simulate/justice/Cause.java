package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.justice.Suit.Plaintiff;
import cn.financebrain.ingest.simulate.story.Pitch;

/** What a suit is about, by the names of 《民事案件案由规定》, and who brings it. */
enum Cause {
  TRADE(Plaintiff.ENTERPRISE),
  CONTRACT(Plaintiff.ENTERPRISE),
  CONSUMER(Plaintiff.PERSON),
  PROPERTY(Plaintiff.ENTERPRISE),
  LABOUR(Plaintiff.PERSON),
  BANK(Plaintiff.BANK),
  GUARANTEE(Plaintiff.ENTERPRISE),
  LENDING(Plaintiff.PERSON),
  ENTRUSTED(Plaintiff.PERSON),
  MEMBERSHIP(Plaintiff.PERSON);

  private final Plaintiff plaintiff;

  Cause(Plaintiff plaintiff) {
    this.plaintiff = plaintiff;
  }

  Plaintiff plaintiff() {
    return plaintiff;
  }

  String name(Draws draws) {
    return switch (this) {
      case TRADE -> draws.pick("买卖合同纠纷", "承揽合同纠纷", "加工合同纠纷", "定作合同纠纷", "运输合同纠纷");
      case CONTRACT -> draws.pick("房屋租赁合同纠纷", "租赁合同纠纷", "建设工程施工合同纠纷", "广告合同纠纷", "服务合同纠纷");
      case CONSUMER -> draws.pick("产品责任纠纷", "服务合同纠纷", "信息网络买卖合同纠纷", "机动车交通事故责任纠纷", "教育培训合同纠纷");
      case PROPERTY -> draws.pick("侵害商标权纠纷", "侵害外观设计专利权纠纷", "侵害作品信息网络传播权纠纷", "不正当竞争纠纷");
      case LABOUR ->
          draws.pick("劳动争议", "追索劳动报酬纠纷", "确认劳动关系纠纷", "经济补偿金纠纷", "工伤保险待遇纠纷", "劳务合同纠纷", "竞业限制纠纷");
      case BANK -> draws.pick("金融借款合同纠纷", "金融借款合同纠纷", "金融借款合同纠纷", "信用证融资纠纷");
      case GUARANTEE -> draws.pick("追偿权纠纷", "保证合同纠纷", "担保物权确认纠纷");
      case LENDING -> draws.pick("民间借贷纠纷", "民间借贷纠纷", "借款合同纠纷");
      case ENTRUSTED -> draws.pick("民间委托理财合同纠纷", "委托理财合同纠纷", "民间委托理财合同纠纷", "合伙合同纠纷");
      case MEMBERSHIP -> draws.pick("服务合同纠纷", "买卖合同纠纷", "网络服务合同纠纷", "教育培训合同纠纷");
    };
  }

  /** Whether it takes other people's money into its hands by trade. */
  static boolean sellsFunds(Firm firm) {
    return firm.industry().section().equals("J") || firm.industry().code().equals("7212");
  }

  static Cause everyday(Firm firm, Draws draws) {
    double at = draws.uniform(0, 1);
    if (sellsFunds(firm) && at > 0.5) {
      return ENTRUSTED;
    }
    return at < 0.42
        ? TRADE
        : at < 0.58
            ? CONTRACT
            : at < 0.7
                ? CONSUMER
                : at < 0.77 ? PROPERTY : at < 0.95 ? LABOUR : at < 0.985 ? LENDING : GUARANTEE;
  }

  /** Of suits that an enterprise brings against another. */
  static Cause brought(Draws draws) {
    double at = draws.uniform(0, 1);
    return at < 0.65 ? TRADE : at < 0.85 ? CONTRACT : at < 0.93 ? PROPERTY : GUARANTEE;
  }

  /**
   * @param borrows whether it owes money to a bank
   */
  static Cause ofTrouble(Firm firm, boolean borrows, Draws draws) {
    return firm.story().raisesMoney()
        ? ofScheme(firm, draws)
        : ofFailure(borrows, firm.kind() == Kind.GUARANTEE_CIRCLE, draws);
  }

  private static Cause ofScheme(Firm firm, Draws draws) {
    double at = draws.uniform(0, 1);
    if (at < 0.08) {
      return LABOUR;
    }
    if (at < 0.14) {
      return CONTRACT;
    }
    Pitch.Style style = Pitch.styleOf(firm);
    boolean sellsProducts = style == Pitch.Style.WEALTH || style == Pitch.Style.EQUITY;
    if (at < 0.55) {
      return sellsProducts ? ENTRUSTED : style == Pitch.Style.COOPERATIVE ? LENDING : MEMBERSHIP;
    }
    return style == Pitch.Style.PREPAID ? MEMBERSHIP : LENDING;
  }

  private static Cause ofFailure(boolean borrows, boolean circle, Draws draws) {
    double at = draws.uniform(0, 1);
    double bank = !borrows ? 0 : circle ? 0.42 : 0.18;
    if (at < bank) {
      return BANK;
    }
    if (at < bank + (circle ? 0.15 : 0.04)) {
      return GUARANTEE;
    }
    double rest = draws.uniform(0, 1);
    return rest < 0.5 ? TRADE : rest < 0.6 ? CONTRACT : rest < 0.82 ? LABOUR : LENDING;
  }

  /** In dispute, CNY. */
  double amount(Firm firm, Draws draws) {
    double size = Math.max(20_000, firm.baseRevenue());
    return switch (this) {
      case TRADE, CONTRACT, GUARANTEE -> draws.lognormal(0.3 * size, 1);
      case CONSUMER -> draws.lognormal(8_000, 1);
      case MEMBERSHIP -> draws.lognormal(12_000, 1);
      case PROPERTY -> draws.lognormal(50_000, 0.7);
      case LABOUR -> draws.lognormal(28_000, 0.7);
      case BANK -> draws.lognormal(1.5 * size, 0.6);
      case LENDING, ENTRUSTED ->
          firm.story().raisesMoney()
              ? draws.lognormal(120_000, 0.8)
              : draws.lognormal(Math.max(100_000, 0.8 * size), 0.8);
    };
  }
}
