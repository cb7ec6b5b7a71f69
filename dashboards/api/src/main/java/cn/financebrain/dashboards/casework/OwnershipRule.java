package cn.financebrain.dashboards.casework;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import java.util.Set;
import java.util.UUID;

/**
 * Whose a new case is (归属规则): all of its conditions have to hold.
 *
 * @param region leading digits of the region code; empty for all
 * @param sections industry sections, letters of GB/T 4754; empty for all
 * @param risk null for both
 * @param atLeast the lowest band; null for any
 * @param enterprises ids; empty for all
 * @param owner name of an account; null where a unit is named
 * @param unit whose inspector with the fewest open cases it is; null where an owner is named
 */
public record OwnershipRule(
    UUID id,
    String region,
    Set<String> sections,
    Risk risk,
    Band atLeast,
    Set<String> enterprises,
    String owner,
    String unit) {

  /**
   * @throws IllegalArgumentException unless either an owner or a unit is named
   */
  public OwnershipRule {
    if ((owner == null) == (unit == null)) {
      throw new IllegalArgumentException("expected either an owner or a unit");
    }
    sections = Set.copyOf(sections);
    enterprises = Set.copyOf(enterprises);
  }

  /**
   * What rules ask of a case.
   *
   * @param industry section and code, such as {@code J66}; empty if unknown
   */
  public record Subject(String enterprise, String region, String industry, Risk risk, Band band) {}

  public boolean matches(Subject subject) {
    return subject.region().startsWith(region)
        && (sections.isEmpty()
            || (!subject.industry().isEmpty()
                && sections.contains(subject.industry().substring(0, 1))))
        && (risk == null || risk == subject.risk())
        && (atLeast == null || subject.band().compareTo(atLeast) >= 0)
        && (enterprises.isEmpty() || enterprises.contains(subject.enterprise()));
  }
}
