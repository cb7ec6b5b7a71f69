package cn.financebrain.ingest.resolve;

import static cn.financebrain.ingest.resolve.Registrations.day;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Uscc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The directory is a function of the set of registrations, whatever their order and number. */
class DirectoryLawsTest {
  private static final List<String> NAMES = List.of("甲公司", "乙公司", "丙公司", "丁公司");
  private static final List<String> DAYS =
      List.of("2015-01-01", "2017-01-01", "2019-01-01", "2021-01-01");
  private static final List<Uscc> ENTERPRISES =
      List.of(Registrations.FIRST, Registrations.SECOND, Registrations.THIRD);

  @Property(tries = 300)
  void orderAndRepetitionDoNotMatter(
      @ForAll("histories") List<EnterpriseEvent> events, @ForAll long seed) throws IOException {
    List<EnterpriseEvent> other = new ArrayList<>(events);
    other.addAll(events.subList(0, events.size() / 2));
    Collections.shuffle(other, new Random(seed));

    assertThat(answers(other)).isEqualTo(answers(events));
  }

  @Provide
  Arbitrary<List<EnterpriseEvent>> histories() {
    Arbitrary<Uscc> enterprise = Arbitraries.of(ENTERPRISES);
    Arbitrary<String> day = Arbitraries.of(DAYS);
    Arbitrary<String> name = Arbitraries.of(NAMES);
    Arbitrary<EnterpriseEvent> snapshot =
        Combinators.combine(enterprise, day, name, Arbitraries.integers().between(0, 2))
            .as(
                (who, when, what, revision) ->
                    Registrations.revised(
                        Registrations.snapshot(who, when, what), revision, revision == 2, what));
    Arbitrary<EnterpriseEvent> change =
        Combinators.combine(enterprise, day, name, name).as(Registrations::renamed);
    return Arbitraries.oneOf(snapshot, change).list().ofMaxSize(12);
  }

  /** Who bore each name on each day, as far as one can ask. */
  private static List<String> answers(List<EnterpriseEvent> events) throws IOException {
    Path folder = Files.createTempDirectory("directory");
    List<String> answers = new ArrayList<>();
    try (EnterpriseDirectory directory = EnterpriseDirectory.open(folder)) {
      events.forEach(directory::learn);
      for (String name : NAMES) {
        for (String day : List.of("2014-01-01", "2015-01-01", "2018-01-01", "2021-01-01")) {
          TreeSet<String> bearers = new TreeSet<>();
          directory
              .bearers(EnterpriseName.of(name), day(day))
              .forEach(bearer -> bearers.add(bearer.value()));
          answers.add(name + day + bearers);
        }
      }
      ENTERPRISES.forEach(enterprise -> answers.add(directory.names(enterprise).toString()));
    }
    Files.delete(EnterpriseDirectory.file(folder));
    Files.delete(folder);
    return answers;
  }
}
