package cn.financebrain.ingest.simulate.registration;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/** 企业登记: the whole entry, at the establishment and when the state in the register changes. */
public final class RegistrationEmitter implements Emitter {
  @Override
  public String table() {
    return "registration";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "企业名称",
        "登记日期",
        "行政区划",
        "行业门类",
        "行业代码",
        "企业类型",
        "成立年份",
        "成立月份",
        "登记状态",
        "从业人数",
        "注册资本万元",
        "实缴资本万元",
        "高管人数",
        "变更次数",
        "经营范围",
        "住所",
        "法定代表人",
        "联系电话");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    add(opening, rows, opening.firm().established(), "存续");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.isFirst()) {
      add(month, rows, month.firm().established(), "存续");
    }
    if (month.enters(Phase.CLOSED)) {
      boolean fled = month.firm().story().collapsedOn().isPresent();
      add(month, rows, month.day(), fled ? "吊销" : "注销");
    }
  }

  private static void add(FirmMonth month, Rows rows, LocalDate day, String status) {
    Firm firm = month.firm();
    Draws draws = Draws.of(month.city().seed(), firm.number());
    rows.add(
        day,
        day.plusDays(1),
        firm.uscc(),
        firm.name(),
        day,
        firm.site().district().code(),
        firm.industry().section(),
        firm.industry().code(),
        firm.form().code(),
        firm.established().getYear(),
        firm.established().getMonthValue(),
        status,
        month.state().employees(),
        Math.round(firm.capital()),
        Math.round(firm.paidIn()),
        draws.between(1, 4),
        firm.kind().ponzi() ? draws.between(3, 12) : draws.poisson(1.5),
        firm.industry().scope(),
        firm.site().address(),
        firm.people().legalRepHash(),
        firm.people().phoneHash());
  }
}
