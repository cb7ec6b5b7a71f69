package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.dashboards.casework.OwnershipRule;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The rules of ownership that somebody may edit, as they are wanted. */
record OwnershipBody(Integer version, List<Rule> rules) {
  private static final int RULES_MAX = 200;
  private static final int ENTERPRISES_MAX = 200;
  private static final int NAME_MAX = 200;

  /** What is null does not limit the rule; either an owner or a unit is told. */
  record Rule(
      UUID id,
      String region,
      List<String> sections,
      String risk,
      String atLeast,
      List<String> enterprises,
      String owner,
      String unit) {

    OwnershipRule parse() {
      boolean one = isTold(owner) != isTold(unit);
      if (!one) {
        throw Bodies.invalid(
            "rules", "每条规则须指定承办人或单位之一", "each rule names either an owner or a unit");
      }
      return new OwnershipRule(
          id == null ? UUID.randomUUID() : id,
          place(),
          letters(),
          risk == null ? null : Parameters.risk(risk),
          Words.parse("atLeast", atLeast, Band.class),
          ids(),
          isTold(owner) ? Words.text("owner", owner, NAME_MAX) : null,
          isTold(unit) ? Words.text("unit", unit, NAME_MAX) : null);
    }

    private static boolean isTold(String text) {
      return text != null && !text.isBlank();
    }

    private String place() {
      String digits = region == null ? "" : region;
      if (!digits.matches("[0-9]{0,12}")) {
        throw Words.invalid("region", "0–12 digits");
      }
      return digits;
    }

    private Set<String> letters() {
      Set<String> letters = sections == null ? Set.of() : new TreeSet<>(sections);
      if (!letters.stream().allMatch(letter -> letter.matches("[A-T]"))) {
        throw Words.invalid("sections", "A–T");
      }
      return letters;
    }

    private Set<String> ids() {
      Set<String> ids = new TreeSet<>();
      for (String each : enterprises == null ? List.<String>of() : enterprises) {
        ids.add(id(each));
      }
      if (ids.size() > ENTERPRISES_MAX) {
        throw Words.invalid("enterprises", "0–%d".formatted(ENTERPRISES_MAX));
      }
      return ids;
    }

    private static String id(String text) {
      try {
        return EnterpriseId.parse(text.strip()).text();
      } catch (IllegalArgumentException e) {
        throw Bodies.invalid(
            "enterprises", "不是有效的企业标识：" + text.strip(), "no id of an enterprise: " + text.strip());
      }
    }
  }

  /**
   * @throws ProblemException if one of them is not of the form that is expected
   */
  List<OwnershipRule> parse() {
    List<Rule> wanted = Bodies.present("rules", rules);
    if (wanted.size() > RULES_MAX || wanted.contains(null)) {
      throw Words.invalid("rules", "0–%d".formatted(RULES_MAX));
    }
    List<OwnershipRule> parsed = wanted.stream().map(Rule::parse).toList();
    if (parsed.stream().map(OwnershipRule::id).distinct().count() < parsed.size()) {
      throw Words.invalid("id", "each once");
    }
    return parsed;
  }

  int seen() {
    return Bodies.present("version", version);
  }
}
