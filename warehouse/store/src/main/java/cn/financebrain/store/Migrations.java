package cn.financebrain.store;

import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.TagSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Brings a warehouse, empty or older, to the tables that this version needs. */
public final class Migrations {
  private static final List<String> SCRIPTS =
      List.of(
          "001_tables.sql",
          "002_first_score.sql",
          "003_rules.sql",
          "004_peers.sql",
          "005_feed_health.sql",
          "006_queued.sql",
          "007_catalogue.sql",
          "008_feed_epoch.sql",
          "009_score_without_reasons.sql",
          "010_rule_books.sql",
          "011_shadow.sql",
          "012_alert_budget.sql",
          "013_model_drift.sql",
          "014_case.sql",
          "015_label_withdrawn.sql",
          "016_dead_letter_mend.sql",
          "017_scan.sql",
          "018_dead_letter_index.sql",
          "019_newest_by_category_and_tag.sql");
  private static final Pattern ENGINE = Pattern.compile("\\{engine:([^}]*)}");
  private static final String TAG_TABLE = "enterprise_tag_log";

  private final WarehouseSettings settings;
  private final Session session;
  private final List<String> changes = new ArrayList<>();

  private Migrations(WarehouseSettings settings, Session session) {
    this.settings = settings;
    this.session = session;
  }

  /**
   * Applies the numbered scripts that have not been applied, adds a column for each tag that has
   * none, stores the tags and rules, and renews the views. Applied a second time it changes
   * nothing; one that broke off is simply applied again. Not for two callers at once.
   *
   * @return what was changed, one line each; empty if nothing was
   * @throws WarehouseException if the server can't be reached or refuses
   * @throws IllegalArgumentException if a tag's id can't be a column, or a tag changed its kind
   */
  public static List<String> apply(
      WarehouseSettings settings, List<TagSpec> catalogue, List<RuleSpec> rules) {
    TagColumns.check(catalogue);
    try (Session server = Session.open(settings, "default")) {
      server.execute(
          "CREATE DATABASE IF NOT EXISTS %s%s"
              .formatted(Quote.name(settings.database()), onCluster(settings)));
    }
    try (Session session = Session.open(settings)) {
      Migrations migrations = new Migrations(settings, session);
      migrations.runScripts();
      migrations.addTagColumns(catalogue);
      migrations.storeCatalogue(catalogue);
      migrations.storeRules(rules);
      new Views(session, onCluster(settings)).renew().forEach(migrations.changes::add);
      if (FilledTags.renew(session, onCluster(settings), catalogue)) {
        migrations.changes.add("view " + FilledTags.VIEW);
      }
      return List.copyOf(migrations.changes);
    }
  }

  /**
   * Makes room for the tags of a catalogue that is not in force yet: a column for each that has
   * none, and the views that show them. What is told of tags stays as it is.
   *
   * @return what was changed, one line each
   * @throws WarehouseException if the server can't be reached or refuses
   * @throws IllegalArgumentException if a tag's id can't be a column, or its column is of another
   *     kind
   */
  public static List<String> prepare(WarehouseSettings settings, List<TagSpec> catalogue) {
    TagColumns.check(catalogue);
    try (Session session = Session.open(settings)) {
      Migrations migrations = new Migrations(settings, session);
      migrations.alterTagColumns(catalogue, false);
      new Views(session, onCluster(settings)).renew().forEach(migrations.changes::add);
      return List.copyOf(migrations.changes);
    }
  }

  private void runScripts() {
    session.execute(
        expand(
            """
            CREATE TABLE IF NOT EXISTS migration {cluster} (
              script String COMMENT '脚本名称',
              checksum UInt32 COMMENT '脚本校验和',
              applied_at DateTime DEFAULT now() COMMENT '执行时间'
            ) ENGINE = {engine:ReplacingMergeTree}
            ORDER BY script
            COMMENT '已执行的建表脚本'
            """));
    Map<String, Long> applied = new LinkedHashMap<>();
    session.each(
        "SELECT script, checksum FROM migration",
        List.of(),
        row -> applied.put(row.getString(1), row.getLong(2)));
    for (String script : SCRIPTS) {
      runScript(script, resource(script), applied);
    }
  }

  private void runScript(String script, String text, Map<String, Long> applied) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    Long before = applied.get(script);
    if (before == null) {
      statements(text).forEach(session::execute);
      session.execute(
          "INSERT INTO migration (script, checksum) SETTINGS async_insert = 0 VALUES (%s, %d)"
              .formatted(Quote.text(script), crc.getValue()));
      changes.add("script " + script);
    } else if (before != crc.getValue()) {
      throw new IllegalStateException(
          "script %s was applied to database %s in another wording; start from an empty database"
              .formatted(script, settings.database()));
    }
  }

  private List<String> statements(String text) {
    String withoutComments =
        text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    return Pattern.compile(";\\s*(\n|$)")
        .splitAsStream(withoutComments)
        .filter(statement -> !statement.isBlank())
        .map(this::expand)
        .toList();
  }

  private String expand(String statement) {
    String engine = settings.cluster().isEmpty() ? "$1" : "Replicated$1";
    return ENGINE
        .matcher(statement)
        .replaceAll(engine)
        .replace("{cluster}", onCluster(settings).trim());
  }

  private static String onCluster(WarehouseSettings settings) {
    return settings.cluster().isEmpty() ? "" : " ON CLUSTER " + Quote.name(settings.cluster());
  }

  private void addTagColumns(List<TagSpec> catalogue) {
    alterTagColumns(catalogue, true);
  }

  private void alterTagColumns(List<TagSpec> catalogue, boolean commenting) {
    Map<String, Column> existing =
        Column.of(session, TAG_TABLE).stream()
            .collect(Collectors.toMap(Column::name, column -> column));
    List<String> actions = new ArrayList<>();
    for (TagSpec tag : catalogue) {
      Column column = existing.get(tag.id());
      Column wanted = new Column(tag.id(), TagColumns.type(tag.kind()), TagColumns.comment(tag));
      if (column == null) {
        actions.add("ADD COLUMN IF NOT EXISTS " + wanted.definition());
        changes.add("column " + tag.id());
      } else if (!column.type().equals(wanted.type())) {
        throw new IllegalArgumentException(
            "tag %s is a %s now, but its column is %s; give the new tag another id"
                .formatted(tag.id(), TagText.kind(tag.kind()), column.type()));
      } else if (commenting && !column.equals(wanted)) {
        actions.add(
            "COMMENT COLUMN %s %s".formatted(Quote.name(tag.id()), Quote.text(wanted.comment())));
        changes.add("comment of " + tag.id());
      }
    }
    if (!actions.isEmpty()) {
      session.execute(
          "ALTER TABLE %s%s %s"
              .formatted(TAG_TABLE, onCluster(settings), String.join(", ", actions)));
    }
  }

  private void storeCatalogue(List<TagSpec> catalogue) {
    if (catalogue.isEmpty() || TagCatalogue.read(session).equals(catalogue)) {
      return;
    }
    TagCatalogue.store(session, catalogue);
    changes.add("catalogue of %d tags".formatted(catalogue.size()));
  }

  private void storeRules(List<RuleSpec> rules) {
    int stored = RuleCatalogue.store(session, rules);
    if (stored > 0) {
      changes.add("%d rules".formatted(stored));
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Migrations.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("script %s is not on the class path".formatted(name));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
