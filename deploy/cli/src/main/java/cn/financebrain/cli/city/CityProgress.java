package cn.financebrain.cli.city;

import cn.financebrain.cli.city.CityState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;

/** Shows how far a phase is, and writes it for {@code status} now and then. */
public final class CityProgress implements AutoCloseable {
  private static final Duration WRITE_EVERY = Duration.ofSeconds(1);

  private final CityFile file;
  private final ProgressBar bar;
  private CityState state;
  private long written = System.nanoTime();

  /**
   * @param bar of the units of the phase
   */
  public CityProgress(CityFile file, CityPlan plan, Phase phase, ProgressBar bar)
      throws IOException {
    this.file = file;
    this.bar = bar;
    this.state = CityState.of(plan, phase);
    file.write(state);
  }

  /** Tells how far it is; {@code total} may become known only then. */
  public void update(long done, long total) {
    bar.maxHint(total).stepTo(done);
    state = state.at(done, total);
    if (System.nanoTime() - written > WRITE_EVERY.toNanos()) {
      written = System.nanoTime();
      try {
        file.write(state);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    bar.close();
  }
}
