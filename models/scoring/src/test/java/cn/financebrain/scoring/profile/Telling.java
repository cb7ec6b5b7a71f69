package cn.financebrain.scoring.profile;

import cn.financebrain.contract.EnterpriseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is told to a profile, without what its law excepts: revisions that come when something that
 * decides about them may be forgotten. Works that out plainly, from all that was told.
 */
final class Telling {
  private final Catalogue catalogue;
  private final List<EnterpriseEvent> told = new ArrayList<>();

  Telling(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Notes an event, unless the law excepts it.
   *
   * @param clock the latest instant at which tags were asked
   * @return whether it is to be told
   */
  boolean allows(EnterpriseEvent event, Instant clock) {
    List<EnterpriseEvent> revisions = seen(event);
    for (int i = 0; i < revisions.size() && isLost(revisions.get(i), clock); i++) {
      EnterpriseEvent forgotten = revisions.get(i);
      Instant lost = ReferenceTags.outOfSight(catalogue, forgotten).orElseThrow();
      if (event.equals(forgotten)) {
        boolean hidden =
            i + 1 < revisions.size() && !revisions.get(i + 1).availableTime().isAfter(lost);
        if (hidden) {
          return false;
        }
      } else if (event.revision() <= forgotten.revision() || !event.availableTime().isAfter(lost)) {
        boolean toldBefore = revisions.subList(0, i).contains(event);
        if (!toldBefore) {
          return false;
        }
      }
    }
    told.add(event);
    return true;
  }

  private boolean isLost(EnterpriseEvent event, Instant clock) {
    return ReferenceTags.outOfSight(catalogue, event).stream().anyMatch(at -> at.isBefore(clock));
  }

  /** The revisions of an event that some instant sees, from the lowest. */
  private List<EnterpriseEvent> seen(EnterpriseEvent event) {
    return told.stream()
        .filter(one -> one.key().equals(event.key()))
        .distinct()
        .filter(one -> highest(event, one.availableTime()).equals(Optional.of(one)))
        .sorted(Comparator.comparingInt(EnterpriseEvent::revision))
        .toList();
  }

  private Optional<EnterpriseEvent> highest(EnterpriseEvent event, Instant at) {
    return told.stream()
        .filter(one -> one.key().equals(event.key()) && !one.availableTime().isAfter(at))
        .max(
            Comparator.comparingInt(EnterpriseEvent::revision)
                .thenComparing(EnterpriseEvent::availableTime, Comparator.reverseOrder()));
  }

  List<EnterpriseEvent> told() {
    return told;
  }
}
