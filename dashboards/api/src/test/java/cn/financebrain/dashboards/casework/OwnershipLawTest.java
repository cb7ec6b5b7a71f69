package cn.financebrain.dashboards.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Territory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of rules of ownership, whatever they are. */
class OwnershipLawTest {
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

  /** Those whose name ends in an even digit can take cases. */
  private static Optional<Actor> person(OwnershipRule rule) {
    char last = rule.owner().charAt(rule.owner().length() - 1);
    return (last - '0') % 2 == 0
        ? Optional.of(new Actor(rule.owner(), Set.of(Right.CASES_INSPECT), Territory.CITY))
        : Optional.empty();
  }

  @Provide
  Arbitrary<List<OwnershipRule>> rules() {
    return Combinators.combine(
            Arbitraries.of("", "3303", "330302", "330303"),
            Arbitraries.of(Set.<String>of(), Set.of("J"), Set.of("C", "J")),
            Arbitraries.of(Risk.values()).injectNull(0.5),
            Arbitraries.of(Band.values()).injectNull(0.5),
            Arbitraries.integers().between(0, 9))
        .as(
            (region, sections, risk, band, owner) ->
                new OwnershipRule(
                    UUID.randomUUID(), region, sections, risk, band, Set.of(), "o" + owner, null))
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<OwnershipRule.Subject> subjects() {
    return Combinators.combine(
            Arbitraries.of("330302001", "330303", ""),
            Arbitraries.of("J66", "C13", ""),
            Arbitraries.of(Risk.values()),
            Arbitraries.of(Band.values()))
        .as(
            (region, industry, risk, band) ->
                new OwnershipRule.Subject("demo:1", region, industry, risk, band));
  }

  @Property
  void theLastRuleThatMatchesAndWhoseOwnerCanIsRight(
      @ForAll("rules") List<OwnershipRule> rules,
      @ForAll("subjects") OwnershipRule.Subject subject) {
    Optional<Ownership.Taken> taken = new Ownership(rules).of(subject, OwnershipLawTest::person);
    Predicate<OwnershipRule> takes = rule -> rule.matches(subject) && person(rule).isPresent();
    if (taken.isEmpty()) {
      assertThat(rules).noneMatch(takes);
    } else {
      int position = taken.get().position();
      assertThat(takes.test(rules.get(position - 1))).isTrue();
      assertThat(rules.subList(position, rules.size())).noneMatch(takes);
      assertThat(taken.get().owner().name()).isEqualTo(rules.get(position - 1).owner());
    }
  }

  @Property
  void rulesOfOthersStayAndThoseWantedAreThereInTheirOrder(
      @ForAll("rules") List<OwnershipRule> before, @ForAll("rules") List<OwnershipRule> wanted) {
    Predicate<OwnershipRule> mine = rule -> rule.region().startsWith("330302");
    List<OwnershipRule> own = wanted.stream().filter(mine).toList();
    List<OwnershipRule> after = new Ownership(before).with(own, mine).rules();
    assertThat(after.stream().filter(mine)).containsExactlyElementsOf(own);
    assertThat(after.stream().filter(mine.negate()))
        .containsExactlyElementsOf(before.stream().filter(mine.negate()).toList());
  }

  @Property(tries = 50)
  void aPersonsChoiceIsNeverOverwritten(@ForAll("rules") List<OwnershipRule> rules) {
    Procedure procedure = Staff.PROCEDURE;
    CaseFile opened =
        procedure
            .open("2026-000001", "demo:1", "330302001", Risk.DEFAULT, Band.RED, "lead", null, NOW)
            .file();
    Actor lead = new Actor("lead", Set.of(Right.CASES_TRIAGE, Right.CASES_ASSIGN), Territory.CITY);
    Decision taken =
        procedure.decide(opened, CaseFacts.NONE, CaseAct.of(CaseAction.TAKE), lead, NOW);
    CaseFile mine = ((Decision.Done) taken).file();
    OwnershipRule.Subject subject =
        new OwnershipRule.Subject("demo:1", "330302001", "J66", Risk.DEFAULT, Band.RED);
    new Ownership(rules)
        .of(subject, OwnershipLawTest::person)
        .ifPresent(
            found -> {
              assertThat(procedure.assignByRule(mine, found, NOW)).isEmpty();
              CaseFile given = procedure.assignByRule(opened, found, NOW).orElseThrow().file();
              assertThat(given.standing().handler()).isEqualTo(found.owner().name());
              assertThat(given.state()).isEqualTo(CaseState.ASSIGNED);
              assertThat(procedure.assignByRule(given, found, NOW)).isEmpty();
            });
  }
}
