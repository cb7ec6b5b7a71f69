package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.justice.Suit.Closing;
import cn.financebrain.ingest.simulate.justice.Suit.Enforcement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 执行措施变动: lists of dishonest debtors, restrictions, frozen stakes; lifted when it pays. */
public final class EnforcementMeasureEmitter implements Emitter {
  private static final double LEAST_FROZEN = 100_000;
  private static final double TEN_THOUSAND = 10_000;

  @Override
  public String table() {
    return "enforcement_measure";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE, "执行案号", "变动日期", "推送日期", "措施", "对象", "变动", "仍有效条数", "情形", "冻结数额万元");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Suit suit : Docket.of(month)) {
      if (suit.enforcement().isPresent()) {
        measures(month, rows, suit.enforcement().get());
      }
    }
  }

  private static void measures(FirmMonth month, Rows rows, Enforcement enforcement) {
    Draws draws = month.random();
    boolean hopeless = enforcement.hopeless();
    if (draws.chance(hopeless ? 0.85 : 0.25)) {
      change(month, rows, enforcement, "限制高消费", "企业", draws.between(12, 40));
      change(month, rows, enforcement, "限制高消费", "法定代表人", draws.between(12, 40));
    }
    if (draws.chance(hopeless ? 0.55 : 0.06)) {
      change(month, rows, enforcement, "失信", "企业", draws.between(30, 100));
    }
    if (draws.chance(hopeless ? 0.2 : 0.02)) {
      String person = draws.pick("法定代表人", "实际控制人");
      change(month, rows, enforcement, "失信", person, draws.between(40, 110));
    }
    if (enforcement.amount() > LEAST_FROZEN && draws.chance(hopeless ? 0.3 : 0.06)) {
      change(month, rows, enforcement, "股权冻结", "企业", draws.between(8, 60));
    }
  }

  private static void change(
      FirmMonth month,
      Rows rows,
      Enforcement enforcement,
      String measure,
      String subject,
      int days) {
    LocalDate day = enforcement.filedOn().plusDays(days);
    Optional<Closing> paid = enforcement.closing().filter(Closing::paid);
    if (paid.isPresent() && !paid.get().on().isAfter(day)) {
      return; // paid before it came to that
    }
    BigDecimal frozen =
        measure.equals("股权冻结") ? Rows.money(enforcement.amount() / TEN_THOUSAND) : null;
    add(month, rows, enforcement, day, measure, subject, "采取", reason(measure, month), frozen);
    if (paid.isPresent()) {
      LocalDate lifted = paid.get().on().plusDays(month.random().between(1, 10));
      add(month, rows, enforcement, lifted, measure, subject, "解除", "已履行义务", frozen);
    }
  }

  private static String reason(String measure, FirmMonth month) {
    return switch (measure) {
      case "失信" -> month.random().pick("有履行能力而拒不履行生效法律文书确定义务", "违反财产报告制度", "无正当理由拒不履行执行和解协议");
      case "股权冻结" -> "冻结被执行人持有的股权";
      default -> "未按执行通知书指定的期间履行给付义务";
    };
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      Enforcement enforcement,
      LocalDate day,
      String measure,
      String subject,
      String change,
      String reason,
      BigDecimal frozen) {
    rows.add(
        day,
        day.plusDays(month.random().between(0, 3)),
        month.firm().uscc(),
        enforcement.number(),
        day,
        Rows.DELIVERED,
        measure,
        subject,
        change,
        change.equals("解除") ? 0 : null,
        reason,
        frozen);
  }
}
