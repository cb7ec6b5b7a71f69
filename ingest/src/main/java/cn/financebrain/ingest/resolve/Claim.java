package cn.financebrain.ingest.resolve;

import cn.financebrain.contract.OrganisationCode;
import cn.financebrain.contract.RegistrationNumber;
import cn.financebrain.contract.Uscc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a row says of its enterprise; at least one identifier, each of the right form. */
public record Claim(
    Optional<Uscc> uscc,
    Optional<OrganisationCode> organisationCode,
    Optional<RegistrationNumber> registrationNumber,
    Optional<EnterpriseName> name) {

  /**
   * @throws IllegalArgumentException if there is no identifier
   */
  public Claim {
    if (uscc.isEmpty()
        && organisationCode.isEmpty()
        && registrationNumber.isEmpty()
        && name.isEmpty()) {
      throw new IllegalArgumentException("a claim without any identifier");
    }
  }

  /**
   * Equal for rows that name their enterprise in the same way, but for the spelling of its name.
   */
  public String key() {
    return String.join(
        "|",
        uscc.map(Uscc::value).orElse(""),
        organisationCode.map(OrganisationCode::value).orElse(""),
        registrationNumber.map(RegistrationNumber::value).orElse(""),
        name.map(EnterpriseName::normal).orElse(""));
  }

  /** What the directory knows the identifiers by, see {@link EnterpriseDirectory#takeNews}. */
  public List<Long> lookups() {
    List<Long> keys = new ArrayList<>();
    organisationCode.ifPresent(code -> keys.add(UsccTable.key(code.value())));
    registrationNumber.ifPresent(number -> keys.add(Long.parseLong(number.value())));
    name.ifPresent(named -> keys.add(named.key()));
    return keys;
  }

  /** As a person reads it. */
  public String shown() {
    List<String> parts = new ArrayList<>();
    name.ifPresent(named -> parts.add(named.text()));
    uscc.ifPresent(code -> parts.add(code.value()));
    organisationCode.ifPresent(code -> parts.add(code.value()));
    registrationNumber.ifPresent(number -> parts.add(number.value()));
    return String.join(" ", parts);
  }
}
