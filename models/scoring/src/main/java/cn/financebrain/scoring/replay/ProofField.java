package cn.financebrain.scoring.replay;

/**
 * One thing that a proof compares.
 *
 * @param name such as {@code alert.band}
 * @param stored the canonical text of what is stored, as docs/evidence.md defines it
 * @param derived of what was derived anew
 * @param storedHash SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits
 */
public record ProofField(
    String name, String stored, String derived, String storedHash, String derivedHash) {

  static ProofField of(String name, String stored, String derived) {
    return new ProofField(name, stored, derived, Canonical.hash(stored), Canonical.hash(derived));
  }

  /** Of texts that are too long to be shown: something shorter is. */
  ProofField shown(String ofStored, String ofDerived) {
    return new ProofField(name, ofStored, ofDerived, storedHash, derivedHash);
  }

  /** Whether both are the same, byte for byte. */
  public boolean same() {
    return storedHash.equals(derivedHash);
  }
}
