package cn.financebrain.training.table;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.profile.Profile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a training table from labels and stored events, with the profile code that the stream
 * runs: the row of a label holds the tags as of the label's instant, from events that were
 * available by then.
 *
 * <p>Where all labels are of one instant, age and calendar can't be told apart: a tag that moves
 * while nothing is told (days since, counts within a window) would be learnt at the values it has
 * on that one day, and mean something else on every other day. Such tags are left out; the years
 * and totals beside them stay.
 */
public final class PointInTime {
  private final Catalogue catalogue;
  private final PeerEpochs peers;
  private final Map<String, TreeMap<Instant, Boolean>> labels = new HashMap<>();
  private final TrainingTable.Builder builder;
  private final boolean oneInstant;
  private int used;

  /**
   * @param peers the statistics of all epochs that labels are of
   * @throws IllegalArgumentException if two labels contradict each other
   */
  public PointInTime(Catalogue catalogue, List<Label> labels, PeerEpochs peers) {
    this.catalogue = catalogue;
    this.peers = peers;
    this.builder = new TrainingTable.Builder(catalogue.tags());
    this.oneInstant = labels.stream().map(Label::asOf).distinct().count() == 1;
    for (Label label : labels) {
      Boolean before =
          this.labels
              .computeIfAbsent(label.enterprise().text(), any -> new TreeMap<>())
              .put(label.asOf(), label.positive());
      if (before != null && before != label.positive()) {
        throw new IllegalArgumentException(
            "%s has two contradicting labels as of %s"
                .formatted(label.enterprise().text(), label.asOf()));
      }
    }
  }

  /** Labels, each enterprise and instant once. */
  public int labels() {
    return labels.values().stream().mapToInt(Map::size).sum();
  }

  /** Labels that found an enterprise that was watched at their instant. */
  public int used() {
    return used;
  }

  /**
   * Takes the events of one enterprise; each enterprise may come once. Events that no label asks
   * for are ignored.
   */
  public void accept(EnterpriseId enterprise, List<EnterpriseEvent> events) {
    TreeMap<Instant, Boolean> wanted = labels.get(enterprise.text());
    if (wanted == null) {
      return;
    }
    Profile profile = Profile.empty(catalogue);
    events.forEach(profile::apply);
    wanted.forEach(
        (asOf, positive) -> {
          if (profile.enrolled(asOf)) {
            Peers epoch = peers.of(DayBegins.dayOf(asOf));
            builder.add(
                new TrainingTable.Row(enterprise, asOf, positive), profile.tags(asOf, epoch));
            used++;
          }
        });
  }

  public TrainingTable build() {
    TrainingTable table = builder.build();
    if (!oneInstant) {
      return table;
    }
    return table.withTags(
        catalogue.tags().stream()
            .map(TagSpec::id)
            .filter(tag -> !catalogue.movesByItself(tag))
            .toList());
  }
}
