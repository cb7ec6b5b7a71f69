package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.story.Pitch.Style;

/** Where who advertises. */
final class Channels {
  private Channels() {}

  static String channel(Style style, Draws draws) {
    return switch (style) {
      case WEALTH -> draws.pick("传单", "网络", "短信", "讲座", "答谢会", "地推", "APP", "户外", "网络");
      case ELDERLY -> draws.pick("讲座", "讲座", "答谢会", "旅游考察", "传单", "地推", "报刊", "广播电视");
      case COOPERATIVE -> draws.pick("传单", "户外", "地推", "讲座", "短信");
      case EQUITY -> draws.pick("网络", "讲座", "答谢会", "旅游考察", "短信", "APP");
      case PREPAID -> draws.pick("网络", "APP", "地推", "短信", "户外", "传单");
      case LICENSED -> draws.pick("网络", "网络", "APP", "报刊", "讲座");
      case CARE_HOME -> draws.pick("传单", "讲座", "答谢会", "报刊", "户外", "网络");
      case LENDER -> draws.pick("网络", "短信", "户外", "广播电视", "传单");
      case ORDINARY -> draws.pick("网络", "网络", "户外", "传单", "报刊", "广播电视", "短信");
    };
  }

  static String placement(Style style, String channel, Draws draws) {
    double old =
        switch (style) {
          case ELDERLY -> 0.8;
          case CARE_HOME -> 0.6;
          case COOPERATIVE -> 0.4;
          case WEALTH -> 0.3;
          case LICENSED, LENDER, EQUITY, PREPAID, ORDINARY -> 0.04;
        };
    if (!draws.chance(old)) {
      return "一般";
    }
    return channel.equals("报刊") ? "老年刊物" : draws.chance(0.75) ? "社区" : "养老机构";
  }
}
