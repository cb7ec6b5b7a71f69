package cn.financebrain.ingest.simulate.complaints;

import java.util.Locale;

/** What is complained of; the texts are named after it. */
enum Topic {
  ILLEGAL_FUNDRAISING("非法集资"),
  REDEMPTION("无法兑付"),
  PREPAID_CARD("预付卡"),
  REFUND("退费"),
  FALSE_ADVERTISING("虚假宣传"),
  ECONOMIC_DISPUTE("经济纠纷"),
  UNPAID_BILLS("拖欠货款"),
  UNPAID_WAGES("拖欠工资"),
  QUALITY("产品质量"),
  SERVICE("服务质量"),
  OTHER("其他");

  private final String title;

  Topic(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  String head() {
    return key() + "_head";
  }

  String body() {
    return key() + "_body";
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
