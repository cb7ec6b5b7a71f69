package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Days;
import java.util.List;

/** 新设分支机构. */
public final class BranchEmitter implements Emitter {
  @Override
  public String table() {
    return "branch";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "分支机构统一社会信用代码", "成立日期", "类别", "所在地市区划");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Branch branch : Branch.of(month.city(), month.firm())) {
      if (Days.due(month, branch.openedOn())) {
        rows.add(
            branch.openedOn(),
            branch.openedOn().plusDays(1),
            month.firm().uscc(),
            branch.uscc(),
            branch.openedOn(),
            branch.subsidiary() ? "子公司" : "分公司",
            branch.cityCode());
      }
    }
  }
}
