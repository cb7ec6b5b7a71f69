package cn.financebrain.ingest.resolve;

import cn.financebrain.contract.OrganisationCode;
import cn.financebrain.contract.RegistrationNumber;
import cn.financebrain.contract.Uscc;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Says which enterprise a claim names. The strongest identifier that is known decides: USCC,
 * organisation code, registration number, name. A weaker one that the register knows for others
 * only is a contradiction. Where the register says nothing, a person's earlier decision counts;
 * where it leaves several, only one that was made for all such rows.
 */
public final class Resolver {
  private static final Comparator<Uscc> BY_CODE = Comparator.comparing(Uscc::value);

  private final EnterpriseDirectory directory;
  private final Decisions decisions;

  public Resolver(EnterpriseDirectory directory, Decisions decisions) {
    this.directory = directory;
    this.decisions = decisions;
  }

  /**
   * @param at when the event happened that the row tells
   */
  public Resolution resolve(Claim claim, Instant at) {
    if (claim.uscc().isPresent() && !codesAgree(claim)) {
      return new Resolution.Open(Doubt.CONTRADICTORY, List.of(claim.uscc().get()));
    }
    return weighed(fromRegister(claim, at), decisions.of(claim.key()));
  }

  private static boolean codesAgree(Claim claim) {
    return claim
        .organisationCode()
        .map(OrganisationCode::value)
        .map(claim.uscc().orElseThrow().organisationCode()::equals)
        .orElse(true);
  }

  private Resolution fromRegister(Claim claim, Instant at) {
    List<Set<Uscc>> known =
        Stream.of(
                claim.uscc().stream().toList(),
                claim.organisationCode().map(this::candidates).orElse(List.of()),
                claim.registrationNumber().map(this::candidates).orElse(List.of()),
                claim.name().map(name -> directory.bearers(name, at)).orElse(List.of()))
            .map(Resolver::sorted)
            .filter(candidates -> !candidates.isEmpty())
            .toList();
    if (known.isEmpty()) {
      Optional<EnterpriseName> name = claim.name();
      Set<Uscc> others = sorted(name.map(directory::everBearers).orElse(List.of()));
      return new Resolution.Open(
          others.isEmpty() ? Doubt.UNKNOWN : Doubt.OUT_OF_TIME, List.copyOf(others));
    }
    Set<Uscc> left = sorted(known.get(0));
    for (Set<Uscc> candidates : known) {
      left.retainAll(candidates);
    }
    if (left.isEmpty()) {
      Set<Uscc> all = new TreeSet<>(BY_CODE);
      known.forEach(all::addAll);
      return new Resolution.Open(Doubt.CONTRADICTORY, List.copyOf(all));
    }
    return left.size() == 1
        ? new Resolution.Found(left.iterator().next())
        : new Resolution.Open(Doubt.AMBIGUOUS, List.copyOf(left));
  }

  private List<Uscc> candidates(OrganisationCode code) {
    return directory.withOrganisationCode(code);
  }

  private List<Uscc> candidates(RegistrationNumber number) {
    return directory.withNumber(number);
  }

  private static Set<Uscc> sorted(Iterable<Uscc> enterprises) {
    Set<Uscc> sorted = new TreeSet<>(BY_CODE);
    enterprises.forEach(sorted::add);
    return sorted;
  }

  private static Resolution weighed(Resolution register, Decisions.Decided decided) {
    if (decided.enterprises().isEmpty()) {
      return register;
    }
    if (register instanceof Resolution.Found found) {
      return decided.enterprises().contains(found.enterprise())
          ? found
          : new Resolution.Open(
              Doubt.AGAINST_DECISION,
              List.copyOf(
                  sorted(
                      Stream.concat(Stream.of(found.enterprise()), decided.enterprises().stream())
                          .toList())));
    }
    Resolution.Open open = (Resolution.Open) register;
    if (decided.enterprises().size() > 1) {
      return new Resolution.Open(Doubt.AMBIGUOUS, List.copyOf(sorted(decided.enterprises())));
    }
    return decided.forAll() || open.doubt().nobody()
        ? new Resolution.Found(decided.enterprises().iterator().next())
        : open;
  }
}
