package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The view {@code tag_filled}: of how many enterprises each tag is known. One pass over the wide
 * table, whatever the number of tags.
 */
final class FilledTags {
  static final String VIEW = "tag_filled";

  private FilledTags() {}

  /** Makes the view where it is missing or was made for other tags; says whether it did. */
  static boolean renew(Session session, String onCluster, List<TagSpec> catalogue) {
    String comment = comment(catalogue);
    Optional<String> before =
        session.first(
            "SELECT comment FROM system.tables WHERE database = currentDatabase() AND name = ?",
            List.of(VIEW),
            row -> row.getString(1));
    if (catalogue.isEmpty() || before.equals(Optional.of(comment))) {
      return false;
    }
    session.execute(definition(onCluster, catalogue, comment));
    return true;
  }

  private static String comment(List<TagSpec> catalogue) {
    CRC32 crc = new CRC32();
    crc.update(definition("", catalogue, "").getBytes(StandardCharsets.UTF_8));
    return "每个标签已有取值的企业数（%d 个标签，校验 %08x）".formatted(catalogue.size(), crc.getValue());
  }

  private static String definition(String onCluster, List<TagSpec> catalogue, String comment) {
    String counts =
        catalogue.stream()
            .map(tag -> "(%s, count(%s))".formatted(Quote.text(tag.id()), Quote.name(tag.id())))
            .collect(Collectors.joining(", "));
    return ("CREATE OR REPLACE VIEW %s%s (tag_id String COMMENT '标签编号',"
            + " enterprises UInt64 COMMENT '已有取值的企业数')"
            + " AS SELECT filled.1 AS tag_id, filled.2 AS enterprises"
            + " FROM (SELECT arrayJoin([%s]) AS filled FROM enterprise_tag) COMMENT %s")
        .formatted(VIEW, onCluster, counts, Quote.text(comment));
  }
}
