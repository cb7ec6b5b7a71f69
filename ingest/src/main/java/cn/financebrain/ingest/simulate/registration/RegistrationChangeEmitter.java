package cn.financebrain.ingest.simulate.registration;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Change;
import cn.financebrain.ingest.simulate.books.Change.Entry;
import cn.financebrain.ingest.simulate.books.Change.Item;
import cn.financebrain.ingest.simulate.books.Change.Person;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.PerCity;
import cn.financebrain.ingest.simulate.books.Register;
import java.util.List;
import java.util.Optional;

/** 工商变更: one row for each item that changes. */
public final class RegistrationChangeEmitter implements Emitter {
  private final PerCity<Register> registers = new PerCity<>(Register::new);

  @Override
  public String table() {
    return "registration_change";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "变更流水号",
        "核准日期",
        "变更事项",
        "变更前",
        "变更后",
        "变更前注册资本万元",
        "变更后注册资本万元",
        "变更前登记机关区划",
        "变更后登记机关区划",
        "新任法定代表人散列",
        "新任法定代表人年龄",
        "新任法定代表人名下企业数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Change change : registers.of(month.city()).changes(month.firm())) {
      if (Days.due(month, change.day())) {
        add(month, rows, change);
      }
    }
  }

  private static void add(FirmMonth month, Rows rows, Change change) {
    boolean capital = change.item() == Item.CAPITAL;
    boolean registrar = change.item() == Item.REGISTRAR;
    Optional<Person> successor = change.successor();
    rows.add(
        change.day(),
        change.day().plusDays(1),
        month.firm().uscc(),
        rows.number("温变"),
        change.day(),
        change.item().title(),
        told(change, change.before()),
        told(change, change.after()),
        capital ? Rows.decimal(change.before().capital(), 2) : null,
        capital ? Rows.decimal(change.after().capital(), 2) : null,
        registrar ? change.before().site().district().code() : null,
        registrar ? change.after().site().district().code() : null,
        successor.map(Person::hash),
        successor.map(Person::age),
        successor.map(Person::companies));
  }

  /** People are never named, and of shares and terms the table says nothing. */
  private static Optional<String> told(Change change, Entry entry) {
    return switch (change.item()) {
      case NAME -> Optional.of(entry.name());
      case ADDRESS -> Optional.of(entry.site().address());
      case SCOPE -> Optional.of(entry.scope());
      case REGISTRAR -> Optional.of(entry.site().district().name() + "市场监督管理局");
      default -> Optional.empty();
    };
  }
}
