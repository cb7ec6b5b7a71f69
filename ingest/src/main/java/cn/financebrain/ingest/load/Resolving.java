package cn.financebrain.ingest.load;

import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The finding of enterprises for the length of a load; opened only where a table needs it. */
record Resolving(Optional<EnterpriseResolution> resolution, Path ledgers) implements AutoCloseable {

  static Resolving of(FeedFiles files, Path ledgers) throws IOException {
    boolean needed = files.tables().keySet().stream().anyMatch(EnterpriseResolution::concerns);
    return new Resolving(
        needed ? Optional.of(EnterpriseResolution.open(ledgers)) : Optional.empty(), ledgers);
  }

  Optional<EnterpriseResolution> of(FeedMapping mapping) {
    return EnterpriseResolution.concerns(mapping) ? resolution : Optional.empty();
  }

  /** See {@link EnterpriseResolution#settle}; no ledger may be open. */
  Settled settle(EventSink sink, Instant now) {
    return resolution.isPresent()
        ? resolution.get().settle(sink, ledgers(ledgers), now, false)
        : Settled.NOTHING;
  }

  /** Ledgers that are opened for the work and closed after it. */
  static Settlement.Ledgers ledgers(Path directory) {
    return (feed, work) -> {
      try (Ledger ledger = Ledger.open(directory.resolve(feed + ".ledger"))) {
        work.with(ledger);
      }
    };
  }

  @Override
  public void close() throws IOException {
    if (resolution.isPresent()) {
      resolution.get().close();
    }
  }
}
