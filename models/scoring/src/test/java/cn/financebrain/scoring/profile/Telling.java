package cn.financebrain.scoring.profile;

import cn.financebrain.contract.EnterpriseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is told to a profile, without what its law excepts: revisions that come when what decides
 * about them may be forgotten. Works that out plainly, from all that was told.
 */
final class Telling {
  /** Of two revisions the one that counts is greater. */
  private static final Comparator<EnterpriseEvent> RANK =
      Comparator.comparingInt(EnterpriseEvent::revision)
          .thenComparing(EnterpriseEvent::availableTime, Comparator.reverseOrder());

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
    boolean allowed =
        told.contains(event)
            ? !wasHiddenAndForgotten(event, revisions, clock)
            : !missesWhatHidesIt(event, revisions, clock)
                && !comesTooLateToHide(event, revisions, clock);
    if (allowed) {
      told.add(event);
    }
    return allowed;
  }

  /** Told again where nothing is left of what took its place. */
  private boolean wasHiddenAndForgotten(
      EnterpriseEvent event, List<EnterpriseEvent> revisions, Instant clock) {
    return forgotten(revisions, clock).stream()
        .anyMatch(
            one ->
                RANK.compare(one, event) > 0
                    && (!revisions.contains(event)
                        || !one.availableTime().isAfter(lost(event).orElseThrow())));
  }

  private boolean missesWhatHidesIt(
      EnterpriseEvent event, List<EnterpriseEvent> revisions, Instant clock) {
    return forgotten(revisions, clock).stream().anyMatch(one -> event.revision() <= one.revision());
  }

  private boolean comesTooLateToHide(
      EnterpriseEvent event, List<EnterpriseEvent> revisions, Instant clock) {
    return revisions.stream()
        .filter(one -> isLost(one, clock) && RANK.compare(event, one) > 0)
        .anyMatch(one -> !event.availableTime().isAfter(lost(one).orElseThrow()));
  }

  /** The lowest revisions, up to the first that is in sight. */
  private List<EnterpriseEvent> forgotten(List<EnterpriseEvent> revisions, Instant clock) {
    return revisions.stream().takeWhile(one -> isLost(one, clock)).toList();
  }

  private boolean isLost(EnterpriseEvent event, Instant clock) {
    return lost(event).stream().anyMatch(at -> at.isBefore(clock));
  }

  private Optional<Instant> lost(EnterpriseEvent event) {
    return ReferenceTags.outOfSight(catalogue, event);
  }

  /** The revisions of an event that some instant sees, from the lowest. */
  private List<EnterpriseEvent> seen(EnterpriseEvent event) {
    List<EnterpriseEvent> revisions =
        told.stream().filter(one -> one.key().equals(event.key())).distinct().toList();
    return revisions.stream()
        .filter(
            one ->
                revisions.stream()
                    .filter(other -> !other.availableTime().isAfter(one.availableTime()))
                    .allMatch(other -> RANK.compare(other, one) <= 0))
        .sorted(RANK)
        .toList();
  }

  List<EnterpriseEvent> told() {
    return told;
  }
}
