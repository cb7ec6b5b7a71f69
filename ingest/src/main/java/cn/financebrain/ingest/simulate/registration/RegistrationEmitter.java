package cn.financebrain.ingest.simulate.registration;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.books.Change;
import cn.financebrain.ingest.simulate.books.Change.Entry;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Habits;
import cn.financebrain.ingest.simulate.books.PerCity;
import cn.financebrain.ingest.simulate.books.Register;
import cn.financebrain.ingest.simulate.equity.Partners;
import cn.financebrain.ingest.simulate.ip.Portfolio;
import cn.financebrain.ingest.simulate.justice.Judgments;
import cn.financebrain.ingest.simulate.story.BySize;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** 工商登记: the whole entry, when an enterprise is registered and after each change. */
public final class RegistrationEmitter implements Emitter {
  private static final String ACTIVE = "存续";

  private final PerCity<Register> registers = new PerCity<>(Register::new);

  @Override
  public String table() {
    return "registration";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "企业名称",
        "成立日期",
        "核准日期",
        "经营期限至",
        "登记状态",
        "行政区划",
        "住所",
        "住所类别",
        "经营场所散列",
        "城镇",
        "行业门类",
        "行业代码",
        "风险行业",
        "经营范围",
        "广告经营",
        "企业类型",
        "企业类型小类",
        "企业类型细类",
        "企业类型国标",
        "组织形式",
        "经营方式",
        "登记类型",
        "项目类型",
        "登记机关",
        "管辖岗位",
        "法定代表人散列",
        "实际控制人散列",
        "联系电话散列",
        "注册资本万元",
        "实缴资本万元",
        "外方注册资本万元",
        "外方实缴资本万元",
        "投资总额万元",
        "从业人数",
        "合伙人数",
        "高管人数",
        "变更次数",
        "裁判文书数",
        "商标数",
        "专利数",
        "新闻数",
        "积极新闻数",
        "中立新闻数",
        "消极新闻数");
  }

  /** The newest entry from before the window. */
  @Override
  public void past(FirmMonth opening, Rows rows) {
    NavigableSet<LocalDate> days = days(opening);
    days.add(opening.firm().established());
    add(opening, rows, days.last());
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    NavigableSet<LocalDate> days = days(month);
    if (month.isFirst()) {
      days.add(month.firm().established());
    }
    days.forEach(day -> add(month, rows, day));
  }

  private NavigableSet<LocalDate> days(FirmMonth month) {
    Firm firm = month.firm();
    City city = month.city();
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (Change change : registers.of(city).changes(firm)) {
      days.add(change.day());
    }
    Ending.of(city, firm).ifPresent(ending -> days.add(ending.day()));
    Ending.suspension(city, firm).ifPresent(days::add);
    Ending.liquidation(city, firm).ifPresent(days::add);
    days.removeIf(day -> !Days.due(month, day));
    return days;
  }

  private static String status(City city, Firm firm, LocalDate day) {
    Optional<Ending> ended = Ending.of(city, firm).filter(end -> !end.day().isAfter(day));
    if (ended.isPresent()) {
      return ended.get().way().title();
    }
    if (Days.reached(Ending.liquidation(city, firm), day)) {
      return "清算";
    }
    return Days.reached(Ending.suspension(city, firm), day) ? "停业" : ACTIVE;
  }

  private void add(FirmMonth month, Rows rows, LocalDate day) {
    Firm firm = month.firm();
    Entry entry = registers.of(month.city()).entry(firm, day);
    Draws habit = Habits.of(month, "registration");
    boolean term = habit.chance(0.3);
    boolean foreign = habit.chance(0.01);
    String kind = addressKind(entry.site(), habit);
    String district = entry.site().district().code();
    Particulars told = Particulars.of(month);
    Portfolio rights = Portfolio.of(month.city(), firm);
    double covered = BySize.of(firm.size(), 0.05, 0.4, 3, 15);
    int good = told.news(covered);
    int plain = told.news(covered);
    int bad = told.news(0.3 * covered + 0.2 * month.state().rumours());
    boolean counted = habit.chance(0.5);
    rows.add(
        day,
        day.plusDays(1),
        firm.uscc(),
        entry.name(),
        firm.established(),
        day,
        term ? firm.established().plusYears(30) : null,
        status(month.city(), firm, day),
        district,
        entry.site().address(),
        kind,
        Particulars.premises(month.city(), entry.site().address()),
        !firm.industry().section().equals("A"),
        firm.industry().section(),
        firm.industry().code(),
        told.riskIndustry(),
        entry.scope(),
        entry.scope().contains("广告"),
        firm.form().title(),
        told.item(),
        told.minor(),
        firm.form().code(),
        told.composition(),
        told.operation(),
        day.equals(firm.established()) ? "设立登记" : "变更登记",
        told.project(foreign),
        district + "00",
        told.post(district),
        entry.legalRepHash(),
        firm.people().controllerHash(),
        firm.people().phoneHash(),
        Rows.decimal(entry.capital(), 2),
        habit.chance(0.08) ? null : Rows.decimal(Math.min(firm.paidIn(), entry.capital()), 2),
        foreign ? Rows.decimal(entry.capital() / 4, 2) : null,
        foreign ? Rows.decimal(Math.min(firm.paidIn(), entry.capital()) / 4, 2) : null,
        foreign ? Rows.decimal(entry.capital() * 1.4, 2) : null,
        month.state().employees(),
        firm.form() == Firm.Form.PARTNERSHIP ? Partners.count(month.city(), firm, day) : null,
        habit.between(1, 2) + (firm.size() == Size.MICRO ? 0 : 2),
        entry.changes(),
        Judgments.before(month, day),
        rights.grown(rights.trademarks(), month.city(), day),
        rights.grown(rights.patents(), month.city(), day),
        counted ? good + plain + bad : null,
        counted ? good : null,
        counted ? plain : null,
        counted ? bad : null);
  }

  /** An office of its own is sometimes no more than a virtual one. */
  private static String addressKind(Firm.Site site, Draws habit) {
    if (site.cluster()) {
      return habit.chance(0.6) ? "集群登记" : "托管";
    }
    return habit.chance(0.005) ? "虚拟地址" : "一般";
  }
}
