package cn.financebrain.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.TagSpec.Kind;
import cn.financebrain.training.table.TableFile.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
  @TempDir Path directory;

  @Test
  void everyColumnButTheLabelIsAFeatureOfTheKindOfItsCells() throws IOException {
    TrainingTable table = read("assets,failed,state\n1.5,1,7A\n,0,\n-2e3,0,8\n");

    assertThat(table.columns()).extracting(c -> c.tag().id()).containsExactly("assets", "state");
    Column.Numbers assets = (Column.Numbers) table.columns().get(0);
    assertThat(assets.values()).containsExactly(1.5, Double.NaN, -2000);
    assertThat(((Column.Codes) table.columns().get(1)).values()).containsExactly("7A", null, "8");
    assertThat(assets.known().get(1)).isFalse();
    assertThat(table.outcomes(table.allRows())).containsExactly(true, false, false);
  }

  @Test
  void aLabelOfAnotherKindIsToldWithItsLine() {
    assertThatThrownBy(() -> read("assets,failed\n1,1\n2,\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 3: label '', expected 1 or 0");
  }

  @Test
  void aMissingLabelColumnIsToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> read("assets,outcome\n1,1\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column 'failed'; there are assets, outcome");
  }

  @Test
  void aRowOfAnotherLengthIsToldWithItsLine() {
    assertThatThrownBy(() -> read("assets,failed\n1,1\n2,0,3\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 3:");
  }

  @Test
  void aColumnThatNamesTheRowsIsNoFeature() throws IOException {
    Columns columns = new Columns(Optional.of("failed"), Optional.of("id"));

    TrainingTable table = TableFile.read(file("id,assets,failed\nB2,1,1\nA1,2,0\n"), columns);

    assertThat(table.columns()).extracting(c -> c.tag().id()).containsExactly("assets");
    assertThat(table.rows())
        .extracting(r -> r.enterprise().text())
        .containsExactly("row:A1", "row:B2");
    assertThat(table.outcomes(table.allRows())).containsExactly(false, true);
  }

  @Test
  void aModelsColumnsAreReadAsItReadsThemAndOthersLeftOut() throws IOException {
    Columns none = new Columns(Optional.empty(), Optional.empty());
    Path file = file("code,more,assets\n7,x,1\n8,y,\n");

    TrainingTable table =
        TableFile.read(file, none, Map.of("code", Kind.CODE, "assets", Kind.QUANTITY));

    assertThat(table.columns())
        .extracting(c -> c.tag().kind())
        .containsExactly(Kind.CODE, Kind.QUANTITY);
    assertThatThrownBy(() -> TableFile.read(file, none, Map.of("more", Kind.QUANTITY)))
        .hasMessage("line 2: more 'x', expected a number");
    assertThatThrownBy(() -> TableFile.read(file, none, Map.of("profit", Kind.QUANTITY)))
        .hasMessageStartingWith("no column 'profit'");
  }

  private TrainingTable read(String rows) throws IOException {
    return TableFile.read(file(rows), Columns.labelled("failed"));
  }

  private Path file(String rows) throws IOException {
    return Files.writeString(directory.resolve("table.csv"), rows);
  }
}
