package cn.financebrain.ingest.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnterpriseNameTest {
  /** Written in one way and in another: one name. */
  private static final List<List<String>> SAME =
      List.of(
          List.of("温州（瑞安）鞋业有限公司", "温州(瑞安)鞋业有限公司"),
          List.of("温州〔瑞安〕鞋业有限公司", "温州【瑞安】鞋业有限公司"),
          List.of("温州鞋业有限公司", " 温州 鞋业\u3000有限公司\u00A0"),
          List.of("温州ＡＢＣ科技有限公司", "温州abc科技有限公司"),
          List.of("温州１２３超市", "温州123超市"),
          List.of("约翰·史密斯（温州）咨询有限公司", "约翰•史密斯(温州)咨询有限公司"),
          List.of("“温商”投资有限公司", "温商投资有限公司"),
          List.of("温州A-B商行", "温州Ａ－Ｂ商行"),
          List.of("温州\u200B鞋业有限公司", "温州鞋业有限公司"));

  /** Names of two enterprises, however alike. */
  private static final List<List<String>> DIFFERENT =
      List.of(
          List.of("温州鞋业有限公司", "温州鞋业有限责任公司"),
          List.of("温州（瑞安）鞋业有限公司", "温州瑞安鞋业有限公司"),
          List.of("温州鞋业有限公司", "温州市鞋业有限公司"),
          List.of("乾元贸易有限公司", "干元贸易有限公司"),
          List.of("温州一鸣超市", "温州1鸣超市"),
          List.of("温州A&B商行", "温州AB商行"));

  @Test
  void spellingsOfOneNameAreEqual() {
    for (List<String> pair : SAME) {
      assertThat(EnterpriseName.of(pair.get(0)).normal())
          .as(pair.toString())
          .isEqualTo(EnterpriseName.of(pair.get(1)).normal());
    }
  }

  @Test
  void twoNamesStayTwo() {
    for (List<String> pair : DIFFERENT) {
      assertThat(EnterpriseName.of(pair.get(0)).normal())
          .as(pair.toString())
          .isNotEqualTo(EnterpriseName.of(pair.get(1)).normal());
    }
  }

  @Test
  void whatIsNoNameIsRefused() {
    for (String text : List.of("", "  ", "——", "（）", "…")) {
      assertThatThrownBy(() -> EnterpriseName.of(text)).hasMessageContaining("is no name");
    }
  }
}
