package cn.financebrain.scoring.release;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Two jobs, each with a catalogue of its own, over a log whose releases change the catalogue and
 * change it back: every record is told by exactly one of them, as if it had been alone, whatever
 * the speed of either and wherever they are killed.
 */
class CutOverLawTest {
  private static final String ADDED =
      "\n  - {id: cmp_title_cnt, zh: 有标题的投诉, en: Titled, aggregate: count, where: known(title)}\n";

  private static Path directory;
  private static List<Catalogue> catalogues;
  private static List<Evaluator> evaluators;
  private static int releases;

  @BeforeContainer
  static void changeTheCatalogueAndChangeItBack() throws IOException {
    directory = Files.createTempDirectory("releases");
    String other = new CatalogueDirectory(directory).add(MadeCatalogue.with(directory, ADDED));
    ReleaseDirectory product = new ReleaseDirectory(directory, Catalogue.bundled());
    Release first = product.activate(MadeModels.fundraising(Map.of()), Histories.START);
    product.activate(other, first.models(), Histories.START);
    product.activate(Release.PRODUCT, first.models(), Histories.START);
    releases = product.activate(other, first.models(), Histories.START).number();
    catalogues = List.of(product.catalogue(), new CatalogueDirectory(directory).open(other));
    evaluators = catalogues.stream().map(CutOverLawTest::evaluator).toList();
  }

  private static Evaluator evaluator(Catalogue catalogue) {
    return new Evaluator(
        catalogue,
        Rules.bundled(catalogue),
        AlertPolicy.DEFAULT,
        new ReleaseDirectory(directory, catalogue));
  }

  @AfterContainer
  static void remove() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<List<EnterpriseEvent>> logs() {
    return Histories.logs(releases);
  }

  /** What happens next: to which job, and what. */
  @Provide
  Arbitrary<List<Integer>> fates() {
    return Arbitraries.integers().between(0, 9).list().ofMaxSize(40);
  }

  /** What a record brought about, in the words of the contract. */
  private record Told(List<Score> scores, List<Alert> alerts) {
    static Told of(Outcome outcome) {
      return new Told(
          outcome.evaluation().map(Outcome.Evaluated::scores).orElse(List.of()),
          outcome.evaluation().map(Outcome.Evaluated::alerts).orElse(List.of()));
    }
  }

  /** The warehouse: rows are keyed, so that a second writing of the same is none. */
  private static final class Warehouse {
    private final Map<Integer, Map<Job, Told>> rows = new HashMap<>();

    void write(int offset, Job writer, Told told) {
      Told before = rows.computeIfAbsent(offset, any -> new HashMap<>()).put(writer, told);
      assertThat(Optional.ofNullable(before).orElse(told)).isEqualTo(told);
    }
  }

  /** A job with its last checkpoint. */
  private static final class Job {
    private final Catalogue catalogue;
    private final Evaluator evaluator;
    private EnterpriseState state;
    private int offset;
    private byte[] savedState;
    private int savedOffset;

    Job(int which) {
      this.catalogue = catalogues.get(which);
      this.evaluator = evaluators.get(which);
      this.state = EnterpriseState.empty(catalogue);
      save();
    }

    void save() {
      savedState = state.toBytes();
      savedOffset = offset;
    }

    void restart() {
      state = EnterpriseState.fromBytes(catalogue, catalogue.tables(), savedState);
      offset = savedOffset;
    }

    void read(List<EnterpriseEvent> log, int count, Warehouse warehouse) {
      for (int left = count; left > 0 && offset < log.size(); left--) {
        EnterpriseEvent event = log.get(offset);
        Outcome outcome =
            evaluator.process(
                state,
                event,
                new LogPosition(0, offset),
                (tag, codes) -> Optional.empty(),
                StaleTags.NONE);
        if (evaluator.tells(event)) {
          warehouse.write(offset, this, Told.of(outcome));
        }
        offset++;
      }
    }
  }

  @Property(tries = 100)
  void everyRecordIsToldOnceWhateverTheSpeedAndTheKills(
      @ForAll("logs") List<EnterpriseEvent> log, @ForAll("fates") List<Integer> fates) {
    Warehouse warehouse = new Warehouse();
    List<Job> jobs = List.of(new Job(0), new Job(1));
    for (int fate : fates) {
      Job job = jobs.get(fate % 2);
      switch (fate / 2) {
        case 0 -> job.save();
        case 1 -> job.restart();
        default -> job.read(log, fate, warehouse);
      }
    }
    jobs.forEach(job -> job.read(log, log.size(), warehouse));

    EnterpriseState alone = EnterpriseState.empty(catalogues.get(0));
    for (int offset = 0; offset < log.size(); offset++) {
      Outcome expected =
          evaluators
              .get(0)
              .process(
                  alone,
                  log.get(offset),
                  new LogPosition(0, offset),
                  (tag, codes) -> Optional.empty(),
                  StaleTags.NONE);
      assertThat(warehouse.rows.get(offset).values()).containsExactly(Told.of(expected));
    }
  }
}
