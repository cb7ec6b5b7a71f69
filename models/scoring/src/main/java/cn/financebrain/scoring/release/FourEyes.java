package cn.financebrain.scoring.release;

import cn.financebrain.scoring.release.Journal.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one person hands in and another one approves.
 *
 * @param noun what it is, for problems
 * @param chinese the same in Chinese
 */
record FourEyes(Journal journal, String noun, String chinese) {

  /** Who handed a subject in. */
  Optional<String> submitter(String subject) {
    return last(subject, Action.SUBMITTED).map(Journal.Entry::by);
  }

  /** Who approved a subject, unless somebody retired it since. */
  Optional<String> approver(String subject) {
    return last(subject, Action.APPROVED, Action.RETIRED)
        .filter(entry -> entry.action() == Action.APPROVED)
        .map(Journal.Entry::by);
  }

  /** Whether somebody took a subject out of use, and nobody approved it since. */
  boolean isWithdrawn(String subject) {
    return last(subject, Action.APPROVED, Action.RETIRED)
        .filter(entry -> entry.action() == Action.RETIRED)
        .isPresent();
  }

  private Optional<Journal.Entry> last(String subject, Action... actions) {
    List<Action> asked = List.of(actions);
    return journal.about(subject).stream()
        .filter(entry -> asked.contains(entry.action()))
        .reduce((one, other) -> other);
  }

  /** Again it changes nothing: who came first stays who handed it in. */
  void submit(String subject, String by, String note, Instant at) {
    if (submitter(subject).isEmpty()) {
      journal.add(subject, Action.SUBMITTED, by, note, 0, at);
    }
  }

  /**
   * @throws ReleaseException if nobody handed it in, or {@code by} did
   */
  void requireOther(String subject, String by) {
    String submitter =
        submitter(subject)
            .orElseThrow(
                () ->
                    ReleaseException.refused(
                        "%s %s was not handed in by anybody yet".formatted(noun, bare(subject)),
                        "%s %s 尚无人提交".formatted(chinese, bare(subject))));
    if (same(submitter, by)) {
      throw ReleaseException.refused(
          "%s %s was handed in by %s; somebody else must approve it"
              .formatted(noun, bare(subject), submitter),
          "%s %s 由 %s 提交，须由其他人审批".formatted(chinese, bare(subject), submitter));
    }
  }

  /** Again it changes nothing. */
  void approve(String subject, String by, String note, Instant at) {
    if (approver(subject).isEmpty()) {
      journal.add(subject, Action.APPROVED, by, note, 0, at);
    }
  }

  /**
   * @return who approved it
   * @throws ReleaseException if nobody did
   */
  String requireApproved(String subject) {
    return approver(subject)
        .orElseThrow(
            () ->
                ReleaseException.refused(
                    "%s %s is not approved".formatted(noun, bare(subject)),
                    "%s %s 尚未审批".formatted(chinese, bare(subject))));
  }

  private static String bare(String subject) {
    return subject.substring(subject.indexOf(':') + 1);
  }

  /** One person may write a name in several ways, but not so that it reads alike. */
  static boolean same(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }
}
