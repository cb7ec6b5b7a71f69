package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Story.Kind;
import java.util.List;

/** The lines of business of the city, and of its stories. */
final class Industries {
  private record Weighted(int weight, Industry industry) {}

  private static final String INVESTMENT = "以自有资金从事投资活动；投资咨询；财富管理；企业管理咨询。";

  private static final List<Weighted> ORDINARY =
      List.of(
          of(6, "C", "1952", "皮鞋制造", "鞋业 鞋材 皮革", "鞋制造；鞋帽批发；皮革制品制造。", 42_000, 0.030, 24),
          of(4, "C", "1819", "机织服装制造", "服饰 服装 制衣", "服装制造；服装服饰批发；服装服饰零售。", 36_000, 0.022, 22),
          of(
              5,
              "C",
              "3443",
              "阀门和旋塞制造",
              "阀门 泵阀 流体控制",
              "阀门和旋塞制造；普通阀门和旋塞研发；货物进出口。",
              65_000,
              0.042,
              26),
          of(7, "C", "3823", "配电开关控制设备制造", "电气 电器 开关", "配电开关控制设备制造；电力电子元器件销售。", 70_000, 0.026, 26),
          of(3, "C", "3670", "汽车零部件及配件制造", "汽车部件 汽配", "汽车零部件及配件制造；机械零件、零部件加工。", 68_000, 0.048, 30),
          of(3, "C", "2319", "包装装潢印刷", "印业 包装 彩印", "包装装潢印刷品印刷；纸制品制造。", 52_000, 0.040, 16),
          of(3, "C", "2929", "塑料零件制造", "塑业 塑胶", "塑料制品制造；塑料制品销售。", 50_000, 0.070, 16),
          of(2, "C", "3587", "眼镜制造", "眼镜 光学", "眼镜制造；眼镜销售；货物进出口。", 40_000, 0.030, 20),
          of(2, "C", "3352", "水暖管道零件制造", "洁具 水暖", "建筑装饰、水暖管道零件制造；卫生洁具销售。", 48_000, 0.036, 18),
          of(2, "C", "2452", "塑胶玩具制造", "教玩具 游乐设备", "玩具制造；教学专用仪器制造；体育用品制造。", 45_000, 0.032, 18),
          of(2, "C", "3467", "包装专用设备制造", "机械 智能装备", "包装专用设备制造；通用设备修理。", 66_000, 0.026, 18),
          of(4, "F", "5132", "服装批发", "商贸 服饰贸易", "服装服饰批发；针纺织品销售。", 110_000, 0.004, 5),
          of(6, "F", "5174", "五金产品批发", "贸易 五金 机电", "五金产品批发；机械设备销售；电工器材销售。", 130_000, 0.004, 5),
          of(4, "F", "5127", "食品批发", "食品 供应链", "食品销售；食用农产品批发。", 120_000, 0.006, 5),
          of(4, "F", "5292", "互联网零售", "电子商务 网络科技", "互联网销售；日用百货销售。", 90_000, 0.004, 5),
          of(3, "F", "5211", "百货零售", "百货 超市", "日用百货销售；食品销售；烟草制品零售。", 70_000, 0.016, 6),
          of(3, "G", "5431", "普通货物道路运输", "物流 运输", "道路货物运输；国内货物运输代理。", 60_000, 0.006, 8),
          of(3, "E", "4710", "住宅房屋建筑", "建设 建筑工程", "建设工程施工；建筑劳务分包。", 75_000, 0.010, 18),
          of(3, "E", "5011", "公共建筑装饰和装修", "装饰 装饰设计", "住宅室内装饰装修；建筑装饰材料销售。", 60_000, 0.006, 8),
          of(3, "I", "6513", "应用软件开发", "软件 信息技术", "软件开发；信息系统集成服务。", 45_000, 0.005, 8),
          of(4, "H", "6210", "正餐服务", "餐饮 餐饮管理", "餐饮服务；酒类经营。", 18_000, 0.040, 10),
          of(1, "H", "6110", "旅游饭店", "酒店 酒店管理", "住宿服务；餐饮服务；停车场服务。", 16_000, 0.070, 26),
          of(2, "L", "7251", "互联网广告服务", "文化传媒 广告", "广告设计、代理；广告制作；会议及展览服务。", 40_000, 0.004, 5),
          of(2, "L", "7249", "其他专业咨询与调查", "企业管理 商务咨询", "企业管理咨询；信息咨询服务；市场营销策划。", 35_000, 0.003, 4),
          of(2, "L", "7212", "投资与资产管理", "控股 实业投资", "以自有资金从事投资活动；企业总部管理。", 60_000, 0.003, 4),
          of(1, "M", "7320", "工程和技术研究", "科技 新材料科技", "技术服务、技术开发；新材料技术研发。", 40_000, 0.010, 8),
          of(2, "O", "8111", "汽车修理与维护", "汽车服务 汽修", "机动车修理和维护；汽车零配件零售。", 26_000, 0.014, 6),
          of(2, "P", "8391", "职业技能培训", "教育科技 培训", "教育咨询服务；营利性民办职业技能培训。", 22_000, 0.008, 8),
          of(1, "K", "7010", "房地产开发经营", "置业 房地产开发", "房地产开发经营；住房租赁。", 180_000, 0.002, 12),
          of(1, "K", "7020", "物业管理", "物业服务", "物业管理；停车场服务；家政服务。", 12_000, 0.016, 20),
          of(2, "A", "0141", "蔬菜种植", "农业开发 生态农业", "蔬菜种植；水果种植；初级农产品收购。", 15_000, 0.014, 6),
          of(1, "Q", "8425", "门诊部", "医疗门诊 口腔门诊", "医疗服务；诊所服务。", 30_000, 0.012, 8),
          of(1, "R", "8930", "健身休闲活动", "健身 体育文化", "健身休闲活动；体育用品零售。", 16_000, 0.024, 8),
          of(1, "N", "7820", "环境卫生管理", "环境工程 环保服务", "城市生活垃圾经营性服务；环境卫生管理。", 14_000, 0.010, 16),
          of(1, "D", "4416", "太阳能发电", "光伏 新能源", "太阳能发电技术服务；发电业务、输电业务。", 90_000, 0.012, 6));

  private static final int TOTAL = ORDINARY.stream().mapToInt(Weighted::weight).sum();

  private static final List<Industry> FACTORIES =
      ORDINARY.stream().map(Weighted::industry).filter(i -> i.section().equals("C")).toList();

  private static final List<Industry> WEALTH =
      List.of(
          line("L", "7212", "投资与资产管理", "财富管理 投资管理 资产管理", INVESTMENT),
          line("J", "6760", "资本投资服务", "资本管理 投资 财富", INVESTMENT),
          line("J", "6940", "金融信息服务", "金融信息服务 理财信息咨询", "金融信息服务；理财咨询；信息咨询服务。"));
  private static final List<Industry> ELDERLY =
      List.of(
          line("Q", "8514", "老年人养护服务", "养老服务 康养产业 颐养", "养老服务；机构养老服务；健康咨询服务；会议服务。"),
          line("O", "8010", "家庭服务", "康养旅居 健康养老", "养老服务；旅居康养信息咨询；预包装食品销售。"));
  private static final List<Industry> COOPERATIVE =
      List.of(
          line("A", "0141", "蔬菜种植", "农民资金互助 果蔬", "组织成员开展蔬菜种植；农民资金互助；为成员提供技术服务。"),
          line("A", "0153", "柑橘类种植", "瓯柑 农业互助", "组织成员开展柑橘种植与销售；成员间资金互助。"));
  private static final List<Industry> EQUITY =
      List.of(
          line("J", "6730", "非公开募集证券投资基金", "私募基金管理 股权投资", "私募股权投资；创业投资；以私募基金从事投资管理。"),
          line("J", "6760", "资本投资服务", "股权投资 创业投资 资本管理", "股权投资；投资管理；资产管理。"));
  private static final List<Industry> PREPAID =
      List.of(
          line("R", "8930", "健身休闲活动", "健身 健康管理", "健身休闲活动；单用途商业预付卡代理销售。"),
          line("O", "8040", "理发及美容服务", "美容 美业连锁", "生活美容服务；单用途商业预付卡代理销售。"),
          line("F", "5292", "互联网零售", "云仓电子商务 共享商城", "互联网销售；供应链管理；会员服务；消费返利推广。"));
  private static final List<Industry> SHELL =
      List.of(
          line("F", "5174", "五金产品批发", "贸易 商贸 供应链管理", "五金产品批发；金属材料销售；供应链管理服务。"),
          line("L", "7249", "其他专业咨询与调查", "企业管理咨询 商务信息咨询", "企业管理咨询；商务信息咨询；会议及展览服务。"));
  private static final Industry LICENSED =
      new Industry(
          "J",
          "6760",
          "资本投资服务",
          List.of("财富管理", "私募基金管理"),
          "私募证券投资基金管理服务（凭许可和登记经营）；投资管理；资产管理。",
          90_000,
          0.002,
          16);
  private static final Industry CARE_HOME =
      new Industry(
          "Q",
          "8514",
          "老年人养护服务",
          List.of("养老服务", "颐养中心", "康养服务"),
          "机构养老服务；护理机构服务；餐饮服务。",
          9_000,
          0.030,
          40);
  private static final List<Industry> LENDERS =
      List.of(
          line("J", "6635", "小额贷款公司服务", "小额贷款", "办理各项小额贷款；办理小企业发展、管理、财务咨询。"),
          line("J", "6633", "典当", "典当", "动产质押典当业务；财产权利质押典当业务；房地产抵押典当业务。"));

  private Industries() {}

  /** A line of business for an enterprise with this story. */
  static Industry draw(Kind kind, Draws draws) {
    return switch (kind) {
      case PONZI_WEALTH_SHOP -> draws.pick(WEALTH);
      case PONZI_ELDERLY_CARE -> draws.pick(ELDERLY);
      case PONZI_FARMERS_COOP -> draws.pick(COOPERATIVE);
      case PONZI_PRIVATE_EQUITY -> draws.pick(EQUITY);
      case PONZI_PREPAID_CARD -> draws.pick(PREPAID);
      case SHELL_CLUSTER -> draws.pick(SHELL);
      case LICENSED_WEALTH_MANAGER -> LICENSED;
      case GROWING_ELDERLY_HOME -> CARE_HOME;
      case LOUD_ADVERTISER -> draws.pick(LENDERS);
      case GUARANTEE_CIRCLE -> draws.chance(0.8) ? draws.pick(FACTORIES) : ordinary(draws);
      case HONEST, QUIET_FAILURE, HARDSHIP -> ordinary(draws);
    };
  }

  static Industry ordinary(Draws draws) {
    int rest = draws.between(1, TOTAL);
    for (Weighted choice : ORDINARY) {
      rest -= choice.weight();
      if (rest <= 0) {
        return choice.industry();
      }
    }
    throw new IllegalStateException("weights of industries");
  }

  private static Weighted of(
      int weight,
      String section,
      String code,
      String title,
      String words,
      String scope,
      double revenuePerHead,
      double powerPerYuan,
      int heads) {
    return new Weighted(
        weight,
        new Industry(
            section,
            code,
            title,
            List.of(words.split(" ", -1)),
            scope,
            revenuePerHead,
            powerPerYuan,
            heads));
  }

  /** Of offices with few people and little turnover of their own. */
  private static Industry line(
      String section, String code, String title, String words, String scope) {
    return new Industry(
        section, code, title, List.of(words.split(" ", -1)), scope, 20_000, 0.004, 5);
  }
}
