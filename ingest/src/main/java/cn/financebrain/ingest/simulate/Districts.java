package cn.financebrain.ingest.simulate;

import java.util.List;

/** Wenzhou's districts, counties and cities. */
public final class Districts {
  private static final List<District> ALL =
      List.of(
          of("330302", "鹿城区", 18, "五马街道", "松台街道", "滨江街道", "南汇街道", "双屿街道", "仰义街道"),
          of("330303", "龙湾区", 10, "永中街道", "蒲州街道", "状元街道", "瑶溪街道", "海滨街道"),
          of("330304", "瓯海区", 13, "娄桥街道", "梧田街道", "新桥街道", "茶山街道", "郭溪街道", "瞿溪街道"),
          of("330305", "洞头区", 2, "北岙街道", "东屏街道", "元觉街道"),
          of("330324", "永嘉县", 9, "北城街道", "东瓯街道", "江北街道", "桥头镇", "桥下镇", "枫林镇"),
          of("330326", "平阳县", 8, "昆阳镇", "鳌江镇", "水头镇", "萧江镇", "万全镇"),
          of("330327", "苍南县", 8, "灵溪镇", "金乡镇", "钱库镇", "宜山镇", "桥墩镇"),
          of("330328", "文成县", 2, "大峃镇", "珊溪镇", "玉壶镇"),
          of("330329", "泰顺县", 2, "罗阳镇", "司前畲族镇", "雅阳镇"),
          of("330381", "瑞安市", 13, "安阳街道", "玉海街道", "飞云街道", "莘塍街道", "塘下镇", "马屿镇"),
          of("330382", "乐清市", 12, "城东街道", "白石街道", "柳市镇", "北白象镇", "虹桥镇"),
          of("330383", "龙港市", 3, "城中片区", "江口片区", "新城片区"));

  private Districts() {}

  public static List<District> all() {
    return ALL;
  }

  /** One of them, by their shares of the city's enterprises. */
  static District draw(Draws draws) {
    int rest = draws.between(1, ALL.stream().mapToInt(District::share).sum());
    for (District district : ALL) {
      rest -= district.share();
      if (rest <= 0) {
        return district;
      }
    }
    throw new IllegalStateException("shares of districts");
  }

  private static District of(String code, String name, int share, String... towns) {
    return new District(code, name, share, List.of(towns));
  }
}
