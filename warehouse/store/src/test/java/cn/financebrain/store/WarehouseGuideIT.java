package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.store.PersonQueries.TableOf;
import cn.financebrain.store.sql.Access;
import cn.financebrain.store.sql.QueryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/warehouse.md} says of the views what they are. What it has to say is written to
 * {@code target/warehouse.md}; copy it where it differs.
 */
class WarehouseGuideIT {
  private static final Path DOCUMENT = Path.of("../../docs/warehouse.md");
  private static final String BEGIN = "<!-- made from the views; see WarehouseGuideIT -->\n";

  @Test
  void theGuideTellsOfEveryViewAndColumn() throws IOException {
    String made = made();
    Files.writeString(Path.of("target/warehouse.md"), made);
    String document = Files.readString(DOCUMENT);
    assertThat(document.substring(document.indexOf(BEGIN) + BEGIN.length())).isEqualTo(made);
  }

  private static String made() {
    StringBuilder text = new StringBuilder();
    try (PersonQueries queries =
        PersonQueries.open(Warehouses.reader(Warehouses.migrated(List.of())))) {
      for (TableOf table : queries.schema(new Access(List.of(""), true))) {
        text.append("\n### %s\n%s。%s\n\n".formatted(table.name(), table.comment(), rows(table)));
        text.append("| 列 column | 类型 type | 说明 |\n|---|---|---|\n");
        for (PersonQueries.AnswerColumn column : table.columns()) {
          text.append(
              "| `%s` | `%s` | %s |\n"
                  .formatted(column.name(), column.type(), column.comment().replace("|", "\\|")));
        }
      }
    }
    return text.toString();
  }

  private static String rows(TableOf table) {
    QueryTable of =
        List.of(QueryTable.values()).stream()
            .filter(each -> each.view().equals(table.name()))
            .findFirst()
            .orElseThrow();
    Access district = new Access(List.of("330302"), false);
    String hidden =
        of.columnsOfPersons().isEmpty()
            ? ""
            : "列 `%s` 仅限可查看自然人信息的人员。".formatted(String.join("`、`", of.columnsOfPersons()));
    return (of.isFor(district) ? "" : "仅限全市范围的人员。") + hidden;
  }
}
