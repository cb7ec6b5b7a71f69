package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Firm.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes names and addresses that look like Wenzhou's; no two enterprises have one name. */
final class Names {
  private static final String FIRST = "瓯澜屿鹿雁楠溪鳌塘潮汐岚嵩霁沐砚筠棠芷蔚煦朗曜骁璟珑翎鸿鲲麓峤洵湛淳澍漾";
  private static final String SECOND = "晟祺烨懿翊铄钧珩弘劭彦恺珺睿瀚淼垚焱昇桓邺竣颢臻骏伦硕禹泓屹";
  private static final String THIRD = "泰丰盛达源和兴隆顺昌荣通佳诚联创恒裕信辉";
  private static final List<String> ROADS =
      List.of("祥云", "锦澜", "兴旺", "霞岭", "瓯岸", "望屿", "嘉禾", "云涌", "鹿鸣", "潮头", "丰门", "沐溪", "听涛", "银泽");
  private static final List<String> BUILDINGS =
      List.of("瓯岸国际大厦", "鹿鸣商务中心", "云涌财富广场", "望屿大厦", "锦澜金融中心", "嘉禾商厦");
  private static final List<String> PARKS = List.of("霞岭工业园", "潮头小微企业园", "丰门工业区", "沐溪产业园");

  private final Set<String> taken = new HashSet<>();

  /** A name that nobody has yet. */
  String name(District district, Industry industry, Form form, Draws draws) {
    while (true) {
      String name =
          place(district, draws) + tradeName(draws) + draws.pick(industry.words()) + form.ending();
      if (taken.add(name)) {
        return name;
      }
    }
  }

  private static String place(District district, Draws draws) {
    if (draws.chance(0.4)) {
      return "温州";
    }
    boolean inCity = district.name().endsWith("区");
    return inCity ? (draws.chance(0.5) ? "温州市" : "温州市" + district.name()) : district.name();
  }

  private static String tradeName(Draws draws) {
    String two = letter(FIRST, draws) + letter(SECOND, draws);
    return draws.chance(0.5) ? two + letter(THIRD, draws) : two;
  }

  private static String letter(String letters, Draws draws) {
    int at = draws.between(0, letters.length() - 1);
    return letters.substring(at, at + 1);
  }

  /** An address in an office building, a works or a street, by the line of business. */
  static String address(District district, Industry industry, Draws draws) {
    String town = town(district, draws);
    String road = draws.pick(ROADS) + draws.pick("路", "街", "大道", "巷");
    int number = draws.between(1, 899);
    if (industry.section().equals("C")) {
      return draws.chance(0.5)
          ? town + draws.pick(PARKS) + road + draws.between(1, 30) + "幢"
          : town + road + number + "号";
    }
    if (draws.chance(0.4)) {
      return office(town, draws);
    }
    return town + road + number + "号" + room(draws) + "室";
  }

  static String office(String town, Draws draws) {
    return town + draws.pick(BUILDINGS) + draws.between(1, 5) + "幢" + room(draws) + "室";
  }

  /** An address that a registration agent lends to many. */
  static String cluster(District district, Draws draws) {
    String park = town(district, draws) + draws.pick(PARKS);
    return park + "集群注册区" + draws.between(1, 9) + "号（托管）";
  }

  static String town(District district, Draws draws) {
    String city = district.name().endsWith("市") ? "浙江省" : "浙江省温州市";
    return city + district.name() + draws.pick(district.towns());
  }

  private static int room(Draws draws) {
    return draws.between(1, 22) * 100 + draws.between(1, 12);
  }
}
