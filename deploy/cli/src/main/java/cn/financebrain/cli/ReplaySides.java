package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.PastEvaluators;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.RuleBookDirectory;
import cn.financebrain.scoring.release.TrialRelease;
import cn.financebrain.scoring.replay.Surroundings;
import cn.financebrain.scoring.replay.Window;
import cn.financebrain.scoring.replay.WindowReplay;
import cn.financebrain.store.WarehouseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sets replays of a window up; a release that is only tried lives in a directory of its own. */
final class ReplaySides implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private final Path models;
  private final WarehouseReader warehouse;
  private final Window window;
  private Path scratch;

  ReplaySides(Path models, WarehouseReader warehouse, Window window) {
    this.models = models;
    this.warehouse = warehouse;
    this.window = window;
  }

  /** Under the releases that were in force. */
  WindowReplay asItWas() {
    PastEvaluators past = new PastEvaluators(models);
    Set<Evaluator> evaluators = Collections.newSetFromMap(new IdentityHashMap<>());
    Releases.inForce(models).list().forEach(release -> evaluators.add(past.of(release.number())));
    return WindowReplay.asItWas(window, evaluators.stream().map(this::side).toList());
  }

  /**
   * As if a release had come into force with the window that differs from the one in force now by
   * its rules, its model, or both.
   *
   * @param rules a file, or the number of a release whose book it is; null for those in force
   * @param model id of an artifact, or its beginning; null for those in force
   */
  WindowReplay under(String rules, String model) throws IOException {
    scratch = Files.createTempDirectory("replay");
    TrialRelease.copy(models, scratch);
    ReleaseDirectory releases = Releases.inForce(scratch);
    Release release =
        TrialRelease.write(
            scratch,
            Optional.ofNullable(rules).map(text -> book(text, releases)),
            Optional.ofNullable(model).map(text -> artifact(text, releases)),
            window.from());
    return WindowReplay.under(
        release.number(), window, side(new PastEvaluators(scratch).of(release.number())));
  }

  private String book(String rules, ReleaseDirectory releases) {
    if (NUMBER.matcher(rules).matches()) {
      return releases.release(Integer.parseInt(rules)).rules();
    }
    Path file = Path.of(rules);
    try {
      Map<String, String> texts =
          Files.isDirectory(file)
              ? RuleBookDirectory.read(file)
              : Map.of("rules.yaml", Files.readString(file));
      return new RuleBookDirectory(scratch).add(texts, releases.catalogue());
    } catch (IOException e) {
      throw CommandFailure.failed("failure.replay-rules", rules);
    }
  }

  private static String artifact(String beginning, ReleaseDirectory releases) {
    List<String> found =
        releases.artifactIds().stream().filter(id -> id.startsWith(beginning)).toList();
    if (found.size() != 1) {
      throw CommandFailure.failed("failure.no-model", beginning);
    }
    return found.get(0);
  }

  private WindowReplay.Side side(Evaluator evaluator) {
    Catalogue catalogue = evaluator.catalogue();
    long day = DayBegins.dayOf(window.until());
    List<PeerEpoch> peers = new ArrayList<>();
    warehouse.peersUpTo(day, catalogue::knownFingerprint, peers::add);
    return new WindowReplay.Side(
        evaluator, new Surroundings.Known(catalogue, peers, warehouse.feedsUntil(day)));
  }

  @Override
  public void close() throws IOException {
    if (scratch != null) {
      try (Stream<Path> files = Files.walk(scratch)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
