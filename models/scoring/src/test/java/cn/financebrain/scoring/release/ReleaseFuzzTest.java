package cn.financebrain.scoring.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.scoring.corpus.Damage;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A damaged file of a release is refused as that. */
class ReleaseFuzzTest {
  private static final String RELEASE =
      """
      {"number": 3, "models": {"fundraising": "0ed02877c85160cc", "default": "0ed02877c85160cd"},
       "activatedAt": "2026-01-01T00:00:00Z"}
      """;

  @Property
  void releases(@ForAll("bytes") byte[] bytes) {
    Damage.allows(ReleaseException.class, () -> ReleaseJson.read(bytes, "000003.json"));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Damage.of(
        RELEASE.getBytes(UTF_8),
        List.of("{", "}", "[", "]", ",", ":", "\"", "null", "-1", "9999999999", "1e9", "\0"));
  }
}
