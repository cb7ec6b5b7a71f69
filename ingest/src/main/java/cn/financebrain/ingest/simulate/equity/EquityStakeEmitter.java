package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Change;
import cn.financebrain.ingest.simulate.books.Change.Item;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Habits;
import cn.financebrain.ingest.simulate.books.PerCity;
import cn.financebrain.ingest.simulate.books.Register;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 股权登记: the holders at the establishment, and who comes in when holders change. */
public final class EquityStakeEmitter implements Emitter {
  /** Newcomers have indices below this among the people around an enterprise. */
  private static final int NEWCOMERS = -200;

  private final PerCity<Register> registers = new PerCity<>(Register::new);

  @Override
  public String table() {
    return "equity_stake";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE, "股权登记号", "登记日期", "持有人类别", "持有企业统一社会信用代码", "持有自然人散列", "持股比例", "认缴出资额万元");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    founders(opening, rows);
    newcomers(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.isFirst()) {
      founders(month, rows);
    }
    newcomers(month, rows);
  }

  private static void founders(FirmMonth month, Rows rows) {
    for (Holder holder : Holder.of(month.city(), month.firm())) {
      add(month, rows, month.firm().established(), holder);
    }
  }

  private void newcomers(FirmMonth month, Rows rows) {
    List<Change> changes = registers.of(month.city()).changes(month.firm());
    for (int i = 0; i < changes.size(); i++) {
      LocalDate day = changes.get(i).day();
      if (changes.get(i).item() == Item.SHAREHOLDER && Days.due(month, day)) {
        String person = month.city().person(month.firm().number(), NEWCOMERS - i);
        double share =
            Habits.of(month.city(), month.firm(), "a newcomer's share", i).uniform(0.1, 0.6);
        add(
            month,
            rows,
            day,
            new Holder(Holder.Kind.PERSON, Optional.empty(), Optional.of(person), share));
      }
    }
  }

  private static void add(FirmMonth month, Rows rows, LocalDate day, Holder holder) {
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number("温股"),
        day,
        holder.kind().title(),
        holder.owner().map(Firm::uscc),
        holder.person(),
        Rows.decimal(holder.share(), 4),
        Rows.decimal(month.firm().capital() * holder.share(), 2));
  }
}
