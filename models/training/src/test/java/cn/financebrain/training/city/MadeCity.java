package cn.financebrain.training.city;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Fate;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.ingest.simulate.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A city of a few enterprises, told by hand: who is registered, against whom the police open a case
 * of illegal fundraising (a hard rule of the product raises red), and what is true.
 */
public final class MadeCity {
  private static final String CASES = "统一社会信用代码,通报编号,立案日期,通报日期,罪名\n";
  private static final List<Firm> FIRMS = City.of(1, 40, 1, YearMonth.of(2024, 1)).firms();

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> registrations = new ArrayList<>();
  private final List<String> cases = new ArrayList<>();
  private final List<Fate> fates = new ArrayList<>();

  /** One scheme, of which the police tell 22 days before it ends, and two who are honest. */
  public static MadeCity small() {
    return new MadeCity()
        .firm("先", "2024-01-01", Story.Kind.PONZI_WEALTH_SHOP, 0, "2024-02-01", "2024-09-01")
        .police("先", "2024-08-10")
        .firm("诚", "2024-01-01", Story.Kind.HONEST, 0, "", "")
        .firm("实", "2024-12-01", Story.Kind.HONEST, 0, "", "");
  }

  /** The social credit code of somebody. */
  String uscc(String name) {
    return firm(name).uscc().text();
  }

  private Firm firm(String name) {
    return FIRMS.get(numbers.computeIfAbsent(name, any -> numbers.size()));
  }

  /** An enterprise with a story. */
  MadeCity firm(
      String name, String registered, Story.Kind kind, int group, String promoting, String end) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("统一社会信用代码", uscc(name));
    row.put("企业名称", "温州市" + name + "有限公司");
    row.put("成立日期", registered);
    row.put("核准日期", registered);
    row.put("登记状态", "存续");
    row.put("行政区划", "330304");
    row.put("行业门类", "C");
    registrations.add(
        header().stream()
            .map(column -> row.getOrDefault(column, ""))
            .collect(Collectors.joining(",")));
    fates.add(new Fate(firm(name).uscc(), kind, group, date(promoting), date(end)));
    return this;
  }

  private static Optional<LocalDate> date(String day) {
    return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
  }

  private static List<String> header() {
    return Emitters.all().stream()
        .filter(emitter -> emitter.table().equals("registration"))
        .findFirst()
        .orElseThrow()
        .header();
  }

  /** A case that the police tell of on a day. */
  MadeCity police(String name, String told) {
    cases.add("%s,%d,%s,%s,集资诈骗".formatted(uscc(name), cases.size(), told, told));
    return this;
  }

  List<Fate> fates() {
    return fates;
  }

  public Path write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("registration.csv"),
        String.join(",", header()) + "\n" + lines(registrations));
    Files.writeString(directory.resolve("police_case.csv"), CASES + lines(cases));
    Files.writeString(
        directory.resolve(Simulation.TRUTH),
        "uscc,story,group,started_on,promoting_on,strained_on,collapsed_on,fundraising,default\n"
            + lines(
                fates.stream()
                    .map(
                        fate ->
                            "%s,%s,%d,,%s,,%s,0,0"
                                .formatted(
                                    fate.uscc().text(),
                                    fate.kind(),
                                    fate.group(),
                                    text(fate.promotingOn()),
                                    text(fate.collapsedOn())))
                    .toList()));
    return directory;
  }

  private static String text(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }

  private static String lines(List<String> rows) {
    return rows.stream().map(row -> row + "\n").collect(Collectors.joining());
  }
}
