package cn.financebrain.ingest.resolve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.financebrain.contract.Uscc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers the enterprises from 0, and finds them by code and by the organisation code inside. */
final class UsccTable {
  private static final int LENGTH = 18;
  private static final int RADIX = 36;

  private byte[] codes = new byte[LENGTH << 10];
  private int size;
  private final ChainedIndex byOrganisation = new ChainedIndex(this::organisation);

  private long organisation(int enterprise) {
    return key(new String(codes, enterprise * LENGTH + 8, 9, US_ASCII));
  }

  /** 9 characters as a number. */
  static long key(String organisationCode) {
    return Long.parseLong(organisationCode, RADIX);
  }

  /** The number of the enterprise, or {@link ChainedIndex#NONE}. */
  int find(Uscc uscc) {
    int found = byOrganisation.first(key(uscc.organisationCode()));
    while (found != ChainedIndex.NONE && !uscc(found).equals(uscc)) {
      found = byOrganisation.after(found);
    }
    return found;
  }

  int add(Uscc uscc) {
    int found = find(uscc);
    if (found != ChainedIndex.NONE) {
      return found;
    }
    if ((size + 1) * LENGTH > codes.length) {
      codes = Arrays.copyOf(codes, Math.multiplyExact(codes.length, 2));
    }
    System.arraycopy(uscc.value().getBytes(US_ASCII), 0, codes, size * LENGTH, LENGTH);
    byOrganisation.add();
    return size++;
  }

  /**
   * Those that have this organisation code inside; more than one only where registers are wrong.
   */
  List<Uscc> withOrganisationCode(String code) {
    List<Uscc> found = new ArrayList<>();
    for (int i = byOrganisation.first(key(code));
        i != ChainedIndex.NONE;
        i = byOrganisation.after(i)) {
      found.add(uscc(i));
    }
    return found;
  }

  Uscc uscc(int enterprise) {
    return new Uscc(new String(codes, enterprise * LENGTH, LENGTH, US_ASCII));
  }

  int size() {
    return size;
  }
}
