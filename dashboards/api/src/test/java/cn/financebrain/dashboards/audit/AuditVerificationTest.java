package cn.financebrain.dashboards.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.audit.AuditVerification.Fault;
import cn.financebrain.dashboards.audit.AuditVerification.Found;
import cn.financebrain.dashboards.audit.AuditVerification.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditVerificationTest {
  private final List<AuditEntry> entries = chain(6, "wang");

  private static List<AuditEntry> chain(int length, String actor) {
    List<AuditEntry> chain = new ArrayList<>();
    String previous = AuditEntry.GENESIS;
    for (int id = 1; id <= length; id++) {
      AuditEntry entry = entry(id, actor, previous).sealed();
      chain.add(entry);
      previous = entry.hash();
    }
    return chain;
  }

  private static AuditEntry entry(long id, String actor, String previous) {
    Instant at = Instant.parse("2026-11-29T08:00:00Z").plusSeconds(id);
    return new AuditEntry(
        id, at, actor, "enterprise.viewed", "91330100799655058B", "tags", "10.0.0.1", previous, "");
  }

  private static AuditAnchor at(AuditEntry entry) {
    return new AuditAnchor(entry.id(), entry.hash());
  }

  private AuditAnchor head() {
    return at(chain(6, "wang").get(5));
  }

  private Result verify(List<AuditAnchor> anchors) {
    return verify(AuditAnchor.BEGINNING, anchors, head());
  }

  private Result verify(AuditAnchor start, List<AuditAnchor> anchors, AuditAnchor head) {
    AuditVerification verification = new AuditVerification(start, anchors);
    entries.forEach(verification::follow);
    return verification.end(head);
  }

  @Test
  void aChainAsItWasWrittenIsIntact() {
    Result result = verify(List.of(at(entries.get(2))));
    assertThat(result.found()).isEmpty();
    assertThat(result.entries()).isEqualTo(6);
    assertThat(result.anchors()).isEqualTo(1);
    assertThat(result.head()).isEqualTo(head());
  }

  @Test
  void aChangedWordIsFoundWhereItStands() {
    AuditEntry old = entries.get(3);
    entries.set(
        3,
        new AuditEntry(
            old.id(),
            old.at(),
            "zhang",
            old.action(),
            old.object(),
            old.detail(),
            old.address(),
            old.previous(),
            old.hash()));
    assertThat(verify(List.of()).found()).contains(new Found(Fault.CHANGED, 4));
  }

  @Test
  void aChangedEntryThatWasSealedAnewBreaksTheNext() {
    entries.set(3, entry(4, "zhang", entries.get(2).hash()).sealed());
    assertThat(verify(List.of()).found()).contains(new Found(Fault.BROKEN, 5));
  }

  @Test
  void aMissingEntryIsFoundAtTheNext() {
    entries.remove(2);
    assertThat(verify(List.of()).found()).contains(new Found(Fault.BROKEN, 4));
  }

  @Test
  void anotherChainDoesNotLeadToTheAnchor() {
    AuditAnchor anchor = at(entries.get(2));
    entries.clear();
    entries.addAll(chain(6, "zhang"));
    assertThat(verify(AuditAnchor.BEGINNING, List.of(anchor), at(entries.get(5))).found())
        .contains(new Found(Fault.REWRITTEN, 3));
  }

  @Test
  void aCutTailIsFoundByTheHeadOrByAnAnchor() {
    AuditAnchor anchor = at(entries.get(5));
    entries.remove(5);
    assertThat(verify(List.of()).found()).contains(new Found(Fault.CUT, 6));
    assertThat(verify(AuditAnchor.BEGINNING, List.of(anchor), at(entries.get(4))).found())
        .contains(new Found(Fault.CUT, 6));
  }

  @Test
  void entriesWithoutAHashStandOnlyBeforeTheChain() {
    List<AuditEntry> chained = new ArrayList<>();
    AuditEntry old = entry(1, "wang", "");
    AuditEntry second = entry(2, "wang", AuditEntry.GENESIS).sealed();
    chained.add(old);
    chained.add(second);
    entries.clear();
    entries.addAll(chained);
    Result result = verify(AuditAnchor.BEGINNING, List.of(), at(second));
    assertThat(result.found()).isEmpty();
    assertThat(result.unchained()).isEqualTo(1);
    entries.add(entry(3, "zhang", ""));
    assertThat(verify(AuditAnchor.BEGINNING, List.of(), new AuditAnchor(3, "")).found())
        .contains(new Found(Fault.BROKEN, 3));
  }

  @Test
  void aLaterStartFollowsOnlyWhatComesAfter() {
    AuditAnchor start = at(entries.get(1));
    entries.subList(0, 2).clear();
    Result result = verify(start, List.of(start, at(entries.get(0))), head());
    assertThat(result.found()).isEmpty();
    assertThat(result.from()).isEqualTo(3);
    assertThat(result.anchors()).isEqualTo(1);
  }

  @Test
  void partsThatRunTogetherHaveAnotherHash() {
    AuditEntry one =
        new AuditEntry(1, Instant.EPOCH, "ab", "c", "", "", "", AuditEntry.GENESIS, "");
    AuditEntry other =
        new AuditEntry(1, Instant.EPOCH, "a", "bc", "", "", "", AuditEntry.GENESIS, "");
    assertThat(one.computedHash()).isNotEqualTo(other.computedHash());
  }

  /** Whoever checks a copy of the trail elsewhere computes this too. */
  @Test
  void theHashIsThatOfTheDocumentedText() {
    assertThat(entries.get(0).hash())
        .isEqualTo("83b95f640662800266acca48dce3ff0fe7b6a79d0b997b19682a1aa293bd0689");
  }
}
