package cn.financebrain.cli;

import cn.financebrain.cli.city.CityFile;
import cn.financebrain.cli.city.CityPlan;
import cn.financebrain.cli.city.CityState;
import cn.financebrain.cli.city.CityState.Phase;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.ingest.load.IngestResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import me.tongfei.progressbar.ProgressBar;

/**
 * Plays a city into a running stack as its departments would deliver it: in the order in which rows
 * could be known, so many events a second, each arriving now. Ended and begun again, it goes on
 * with what has not been told yet.
 */
final class CityPlay {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final StackDirectory directory;
  private final StackSettings settings;
  private final CityPlan plan;

  /**
   * @param plan of the same city as the stack's, if it has one
   */
  CityPlay(StackDirectory directory, StackSettings settings, CityPlan plan) {
    this.directory = directory;
    this.settings = settings;
    this.plan = plan;
  }

  /**
   * Returns when all rows of the plan are in the log.
   *
   * @param rate events a second
   */
  IngestResult run(double rate) throws IOException {
    CityFile file = new CityFile(directory);
    Path files = CityLoad.files(directory);
    try (CityFile.Lock lock = file.lock()) {
      file.write(CityState.of(plan, Phase.PLAYING));
      try (ProgressBar bar = Progress.bar(Messages.text("city.simulating"), plan.months())) {
        plan.write(files, bar::stepTo);
      }
      try (ProgressBar bar = Progress.speed(Messages.text("city.playing"))) {
        IngestResult result =
            IngestCommand.play(directory, settings, files, rate, at -> show(bar, at));
        CityPlan.deleteTables(files);
        file.write(CityState.of(plan, Phase.LOADED));
        return result;
      }
    }
  }

  /** The day of the city is that on which its departments know what is told now. */
  private static void show(ProgressBar bar, Instant available) {
    bar.step();
    bar.setExtraMessage(available.atZone(ZONE).toLocalDate().toString());
  }
}
