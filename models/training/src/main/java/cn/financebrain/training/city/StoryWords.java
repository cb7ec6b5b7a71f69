package cn.financebrain.training.city;

import cn.financebrain.ingest.simulate.Story;

/** What the kinds of stories that end badly are called. */
public final class StoryWords {
  private StoryWords() {}

  public static String chinese(Story.Kind kind) {
    return switch (kind) {
      case HONEST -> "诚信经营";
      case PONZI_WEALTH_SHOP -> "理财门店骗局";
      case PONZI_ELDERLY_CARE -> "养老骗局";
      case PONZI_FARMERS_COOP -> "农民合作社骗局";
      case PONZI_PRIVATE_EQUITY -> "私募骗局";
      case PONZI_PREPAID_CARD -> "预付卡骗局";
      case SHELL_CLUSTER -> "空壳公司群";
      case GUARANTEE_CIRCLE -> "互保圈";
      case QUIET_FAILURE -> "悄然衰败";
      case LICENSED_WEALTH_MANAGER -> "持牌财富管理";
      case GROWING_ELDERLY_HOME -> "扩张中的养老院";
      case LOUD_ADVERTISER -> "高调广告";
      case HARDSHIP -> "一时困难";
    };
  }

  public static String english(Story.Kind kind) {
    return switch (kind) {
      case HONEST -> "honest";
      case PONZI_WEALTH_SHOP -> "scheme: wealth shop";
      case PONZI_ELDERLY_CARE -> "scheme: elderly care";
      case PONZI_FARMERS_COOP -> "scheme: farmers' cooperative";
      case PONZI_PRIVATE_EQUITY -> "scheme: private equity";
      case PONZI_PREPAID_CARD -> "scheme: prepaid cards";
      case SHELL_CLUSTER -> "cluster of shells";
      case GUARANTEE_CIRCLE -> "guarantee circle";
      case QUIET_FAILURE -> "quiet failure";
      case LICENSED_WEALTH_MANAGER -> "licensed wealth manager";
      case GROWING_ELDERLY_HOME -> "growing elderly home";
      case LOUD_ADVERTISER -> "loud advertiser";
      case HARDSHIP -> "hardship";
    };
  }
}
