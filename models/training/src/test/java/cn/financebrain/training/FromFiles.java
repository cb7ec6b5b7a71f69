package cn.financebrain.training;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.ingest.load.FileIngest;
import cn.financebrain.ingest.load.LabelFile;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.table.Label;
import cn.financebrain.training.table.PointInTime;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Training tables straight from a feed's files, without Kafka and without a warehouse. */
final class FromFiles {
  private FromFiles() {}

  /**
   * @param input directory of the feed's files, {@code labels.csv} among them
   */
  static TrainingTable table(String feed, Path input, Instant asOf) throws IOException {
    FeedSet mappings = FeedSet.open(feed);
    Map<EnterpriseId, List<EnterpriseEvent>> events = events(mappings, input);
    List<Label> labels =
        LabelFile.read(mappings, input.resolve("labels.csv")).stream()
            .map(l -> new Label(l.enterprise(), l.asOf().orElse(asOf), l.positive()))
            .toList();
    PointInTime table = new PointInTime(Catalogue.bundled(), labels, new PeerEpochs());
    events.forEach(table::accept);
    return table.build();
  }

  static Map<EnterpriseId, List<EnterpriseEvent>> events(FeedSet mappings, Path input)
      throws IOException {
    Map<EnterpriseId, List<EnterpriseEvent>> events =
        new TreeMap<>((a, b) -> a.text().compareTo(b.text()));
    EventSink sink =
        new EventSink() {
          @Override
          public void publish(EnterpriseEvent event) {
            events.computeIfAbsent(event.enterprise(), any -> new ArrayList<>()).add(event);
          }

          @Override
          public void reject(DeadLetter letter) {}

          @Override
          public void flush() {}
        };
    Path ledgers = Files.createTempDirectory("ledgers");
    new FileIngest(sink, ledgers, Clock.systemUTC(), (bytes, total, rows) -> {})
        .run(mappings, input);
    return events;
  }
}
