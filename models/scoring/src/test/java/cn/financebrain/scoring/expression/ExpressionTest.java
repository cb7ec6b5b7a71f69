package cn.financebrain.scoring.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.FieldValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final Map<String, FieldValue> VALUES =
      Map.of(
          "a", new FieldValue.Quantity(6),
          "b", new FieldValue.Quantity(4),
          "zero", new FieldValue.Quantity(0),
          "code", new FieldValue.Text("6760"),
          "day", new FieldValue.Text("2019-07-15"),
          "yes", new FieldValue.Flag(true));

  private static FieldValue of(String text) {
    return Expression.parse(text).evaluate(VALUES::get);
  }

  private static FieldValue number(double value) {
    return new FieldValue.Quantity(value);
  }

  private static FieldValue flag(boolean value) {
    return new FieldValue.Flag(value);
  }

  @Test
  void calculatesInTheUsualOrder() {
    assertThat(of("a + b * 2")).isEqualTo(number(14));
    assertThat(of("(a + b) * 2 - -1")).isEqualTo(number(21));
    assertThat(of("a / b - 1 / 2")).isEqualTo(number(1));
    assertThat(of("a - b - 1")).isEqualTo(number(1));
    assertThat(of("yes + 1")).isEqualTo(number(2));
  }

  @Test
  void comparesAndDecides() {
    assertThat(of("a > b and code == '6760'")).isEqualTo(flag(true));
    assertThat(of("code in ['1', '6760']")).isEqualTo(flag(true));
    assertThat(of("not (a <= b) or a != 6")).isEqualTo(flag(true));
    assertThat(of("if(a > b, a, b)")).isEqualTo(number(6));
  }

  @Test
  void callsFunctions() {
    assertThat(of("prefix(code, 2)")).isEqualTo(new FieldValue.Text("67"));
    assertThat(of("year(day) * 100 + month(day)")).isEqualTo(number(201907));
    assertThat(of("date(2020, 2, 29)")).isEqualTo(new FieldValue.Text("2020-02-29"));
    assertThat(of("days(day, '2019-08-15')")).isEqualTo(number(31));
    assertThat(of("max(a, b, 9) + min(a, b)")).isEqualTo(number(13));
    assertThat(of("text(a)")).isEqualTo(new FieldValue.Text("6"));
    assertThat(of("contains(code, '76')")).isEqualTo(flag(true));
    assertThat(of("log1p(-zero)")).isEqualTo(number(0));
    assertThat(of("abs(b - a)")).isEqualTo(number(2));
  }

  @Test
  void missingStaysMissing() {
    assertThat(of("a + nothing")).isNull();
    assertThat(of("a / zero")).isNull();
    assertThat(of("nothing > 1")).isNull();
    assertThat(of("code > 1")).isNull();
    assertThat(of("date(2020, 2, 30)")).isNull();
    assertThat(of("not nothing")).isNull();
  }

  @Test
  void missingGivesWayWhereTheOtherSideDecides() {
    assertThat(of("nothing and a < b")).isEqualTo(flag(false));
    assertThat(of("nothing or a > b")).isEqualTo(flag(true));
    assertThat(of("nothing and a > b")).isNull();
    assertThat(of("coalesce(nothing, b)")).isEqualTo(number(4));
    assertThat(of("known(nothing)")).isEqualTo(flag(false));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> Expression.parse("a +")).hasMessageContaining("ends where a value");
    assertThatThrownBy(() -> Expression.parse("a b")).hasMessageContaining("found 'b'");
    assertThatThrownBy(() -> Expression.parse("a ? b")).hasMessageContaining("character 2");
    assertThatThrownBy(() -> Expression.parse("sqrt(a)"))
        .hasMessageContaining("no function 'sqrt'");
    assertThatThrownBy(() -> Expression.parse("abs(a, b)")).hasMessageContaining("expected 1");
    assertThatThrownBy(() -> Expression.parse("a == ''")).hasMessageContaining("empty text");
    assertThatThrownBy(() -> Expression.parse("(a")).hasMessageContaining("')'");
  }

  @Test
  void knowsTheNamesItReads() {
    assertThat(Expression.parse("if(a > 1, b, known(c))").names())
        .containsExactlyInAnyOrder("a", "b", "c");
  }
}
